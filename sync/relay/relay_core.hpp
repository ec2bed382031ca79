// The routes: a request frame and a moment in, a decision out. No socket, no clock; the store answers by callback.
// The order of checks is relay.md 2.4, and nothing is answered that was not first checked in that order.
#pragma once

#include <memory>

#include "sync/relay/store.hpp"
#include "sync/wire/frame.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::relay {

// What of a page is still to follow: `count` envelopes after seq `after`, `bytes` as they stand in the answer.
struct Rest {
  MailboxId mailbox;
  std::uint64_t after = 0;
  std::uint32_t count = 0;
  std::uint64_t bytes = 0;
};

// One answer, ready to be sent: a frame, or its beginning and what `rest` says; `code` is the frame's own.
struct Answered {
  wire::Code code = wire::Code::ok;
  Bytes frame;
  Rest rest;
};

// How much of a page is read at a time; an envelope that is larger comes alone.
inline constexpr std::uint64_t piece_size = 65536;
inline constexpr std::uint64_t max_piece = wire::envelope_sizes.back();

// The next bytes of an answer, and what then follows. Nothing: it cannot go on, and the connection is to be cut.
struct Piece {
  Bytes bytes;
  Rest rest;
};
using TakePiece = std::function<void(std::optional<Piece>)>;

// True if the answer was given to somebody who signed with a key of an existing mailbox.
bool is_for_a_key_holder(wire::Code code);

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

  // Reads what follows in a page whose beginning was answered. `take` is called once, as `decide` is.
  void read_on(const Rest& rest, TakePiece take);

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
  Answered page_answer(const Held& held, WallTime now, const Page& page) const;
  Decision page_decision(const Held& held, WallTime now, Patience patience, const Page& page) const;

  Store& store_;
  const crypto::RelaySeed key_;
  const RelayId relay_id_;
  const SigningKey nobody_;  // verified against where there is no mailbox, so that its absence costs the same
  const CoreSettings settings_;
  const Changed on_changed_;
};

}  // namespace candour::relay
