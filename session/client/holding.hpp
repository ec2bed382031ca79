// What a client holds of its vault: nothing, the lock of it and what goes on without a key, or the vault with what syncs
// it. It goes as a whole to work on a thread of its own, so that nobody else can reach it meanwhile.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

#include "journal/vault/post_views.hpp"
#include "session/exec_locked.hpp"
#include "session/locked_session.hpp"
#include "session/session.hpp"

namespace candour::session {

class Holding {
 public:
  // `wake` may be called from any thread, until this is destroyed.
  Holding(const Clock& clock, SyncOptions options, std::function<void()> wake);
  ~Holding();
  Holding(const Holding&) = delete;
  Holding& operator=(const Holding&) = delete;

  // Locked from now on. With a handover that could be read, what it names goes on its way meanwhile.
  void inherit(Inherited inherited);
  // Opens the vault of `folder`: by the lock that came through exec where this is locked, else by taking it. Errors as
  // those of Vault::unlock; then all stays as it was, and what goes on while it is locked goes on.
  Result<> unlock(const std::filesystem::path& folder, const crypto::Passphrase& passphrase, std::string_view program);
  // A vault that was just made.
  void open(std::unique_ptr<journal::Vault> made);
  // Takes in what arrived while it was locked, once. Where that fails the vault stays open; what it did not take is
  // fetched again, because its cursor stands before it.
  Result<journal::Absorbed> absorb();
  // The session, made and started at the first call; its moments go on where those of the locked one stood.
  Session& begin(Sending sending);
  // Ends the session within a second and lets the vault and its lock go. What was not sent stays in the vault.
  void end();

  journal::Vault* vault() { return vault_.get(); }                // nothing unless it is open
  const journal::Vault* vault() const { return vault_.get(); }
  Session* session() { return session_.get(); }                   // nothing before begin()
  const Session* session() const { return session_.get(); }
  LockedSession* locked() { return locked_.get(); }               // nothing where nothing goes on
  const LockedSession* locked() const { return locked_.get(); }
  // Of the folder's lock; -1 where none is held.
  int lock_descriptor() const;

 private:
  const Clock& clock_;
  SyncOptions options_;
  std::function<void()> wake_;
  int held_lock_ = -1;  // while it is locked
  std::unique_ptr<LockedSession> locked_;
  std::unique_ptr<journal::Vault> vault_;
  std::unique_ptr<Session> session_;       // of the vault: destroyed before it
  LockedSession::Left left_;               // of the locked session, until it is taken in
};

}  // namespace candour::session
