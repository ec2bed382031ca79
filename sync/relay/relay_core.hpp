// The routes: a request frame and a moment in, a decision out. No socket, no clock; the store answers by callback.
// The order of checks is relay.md 2.4, and nothing is answered that was not first checked in that order.
#pragma once

#include <memory>

#include "sync/relay/store.hpp"
#include "sync/wire/frame.hpp"

namespace candour::relay {

// One answer, ready to be sent; `code` is the frame's own.
struct Answered {
  wire::Code code = wire::Code::ok;
  Bytes frame;
};

// A verified fetch at the end of its mailbox that is ready to wait.
struct Held {
  MailboxId mailbox;
  wire::FetchBody fetch;
};

using Decision = std::variant<Answered, Held>;
using Decide = std::function<void(Decision)>;

// What one deployment sets; the defaults are those of a relay of one's own.
struct CoreSettings {
  std::uint64_t mailbox_bytes = wire::default_mailbox_bytes;
  std::string software = "candour-relay";
  // SHA-256 of the certificate's public key that clients see; zeros on a plain listener.
  ByteArray<32> spki{};
};

// Called after something new stands in a mailbox or it was deleted; on the thread on which the store answered.
using Changed = std::function<void(const MailboxId&)>;

class RelayCore {
 public:
  // Every callback of the store needs the core: the store is stopped first, and not asked afterwards.
  RelayCore(Store& store, crypto::RelaySeed key, CoreSettings settings, Changed on_changed);

  // Decides about one request frame. `decide` is called once, now or on the store's thread.
  void handle(Bytes frame, WallTime now, Decide decide);

  // Looks once more for what `held` waits for: Answered if there is something, the same Held if not.
  void look_again(const Held& held, WallTime now, Decide decide);
  // Answers `held` with what there is, be it nothing: its time is over, or the relay stops.
  void give_up_waiting(const Held& held, WallTime now, Decide decide);

  // An answer for what is no request frame at all: HTTP that breaks the rules, or a relay that stops.
  static Answered refuse(wire::Code code, WallTime now);

  // The body of /v1/info for this moment, and its signature as hexadecimal digits.
  std::string info_body(WallTime now) const;
  std::string sign_info(std::string_view body) const;

  const RelayId& relay_id() const { return relay_id_; }

 private:
  struct Call;
  using CallPtr = std::shared_ptr<Call>;
  enum class Patience : std::uint8_t { wait, answer_now };

  std::optional<wire::Code> check_head(const wire::RequestHead& head, WallTime now) const;
  std::optional<wire::Code> read_body(Call& call) const;
  void judge(const CallPtr& call, const Result<std::optional<MailboxRow>>& found);
  void run(const CallPtr& call, const MailboxRow& row);

  void create(const CallPtr& call);
  void append(const CallPtr& call, const MailboxRow& row);
  void fetch(const Held& held, WallTime now, Patience patience, Decide decide);
  void head(const CallPtr& call, const MailboxRow& row);
  void erase(const CallPtr& call, const MailboxRow& row);
  bool is_complete_statement(const Call& call, const MailboxRow& row) const;
  Decision page_decision(const Held& held, WallTime now, Patience patience, const Page& page) const;

  Store& store_;
  const crypto::RelaySeed key_;
  const RelayId relay_id_;
  const SigningKey nobody_;  // verified against where there is no mailbox, so that its absence costs the same
  const CoreSettings settings_;
  const Changed on_changed_;
};

}  // namespace candour::relay
