// The life of a program around one vault: closed, locked, or open. The window and the command line drive it alike.
#pragma once

#include "journal/vault/post_views.hpp"
#include "session/client/holding.hpp"

namespace candour::session {

class Client {
 public:
  // Closed. `wake` may be called from any thread.
  Client(const Clock& clock, SyncOptions options, std::function<void()> wake);
  ~Client();  // ends the session and lets the vault go, as close()
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  enum class Life : std::uint8_t { closed, locked, open };
  Life life() const { return life_; }  // while it is lent, what it was before
  // Nothing unless it is open, and here.
  journal::Vault* vault() { return holding_ ? holding_->vault() : nullptr; }
  const journal::Vault* vault() const { return holding_ ? std::as_const(*holding_).vault() : nullptr; }
  // Nothing before begin(), and while it is lent.
  Session* session() { return holding_ ? holding_->session() : nullptr; }
  const Session* session() const { return holding_ ? std::as_const(*holding_).session() : nullptr; }

  // ---- locked, and opening; contracts as those of Holding
  void inherit(Inherited inherited);
  Result<> unlock(const std::filesystem::path& folder, const crypto::Passphrase& passphrase, std::string_view program);
  void open(std::unique_ptr<journal::Vault> made);
  Result<journal::Absorbed> absorb() { return holding_->absorb(); }
  Session& begin(Sending sending) { return holding_->begin(sending); }

  // ---- going on
  // Takes in what came and sends what is due, open or locked; as Session::pump.
  Result<journal::Absorbed> pump(std::optional<std::chrono::milliseconds> budget = std::nullopt);
  // When pump() has something to do again without a wake; nothing where it never has.
  std::optional<SteadyTime> next_deadline() const;
  // Something of what is shared waits here, sealed or not.
  bool has_more_to_send() const;
  // Locked, and what was handed over goes on its way.
  bool goes_on() const { return holding_ && std::as_const(*holding_).locked(); }
  // That, and it is at the relay.
  bool has_all_sent() const;
  // For work on a thread of its own. Must be here; must be taken back.
  std::unique_ptr<Holding> lend() { return std::move(holding_); }
  void take_back(std::unique_ptr<Holding> holding);
  bool is_lent() const { return holding_ == nullptr; }

  // ---- ending
  // Seals what is shared and queued. What cannot be sealed stays queued in the vault, and unsealed() says why.
  void seal();
  const std::optional<Error>& unsealed() const { return unsealed_; }
  // Seals, and calls `end_image` with what a locked program needs, which ends this image of the program. Returns only if
  // that did not: why, and the vault is closed. While it is lent nothing is sealed, the locked program is handed nothing
  // to send, and the vault stays open until somebody calls close() once it is back.
  using EndImage = std::function<Error(Handover& handover, int lock_descriptor)>;
  Error lock(const EndImage& end_image);
  // Ends the session and lets the vault go. Does nothing where it is not open, or is lent; seals nothing.
  void close();

 private:
  void look();

  const Clock& clock_;
  std::unique_ptr<Holding> holding_;  // nothing while it is lent
  Life life_ = Life::closed;
  int lock_descriptor_ = -1;
  std::optional<Error> unsealed_;
};

}  // namespace candour::session
