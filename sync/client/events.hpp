// What the sync side tells the owner of the vault. Values only; envelopes are sealed and stay so.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "base/error.hpp"
#include "base/ids.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/code.hpp"
#include "sync/wire/frame.hpp"

namespace candour::sync {

// How far a log was read. log_epoch 0: never.
struct Cursor {
  std::uint64_t log_epoch = 0;
  std::uint64_t after = 0;
  bool operator==(const Cursor&) const = default;
};

struct PageEntry {
  std::uint64_t seq = 0;
  EnvelopeId id;
  Bytes envelope;
};

// New entries without a hole, each once, in order, right after the cursor.
struct Page {
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
  bool more = false;
  std::vector<PageEntry> entries;
};

// A fetch ended at the head that the relay names: everything that it shows was handed over.
struct ReachedHead {
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
};

// The relay says that it keeps these. They stay in the outbox until a page brings them back.
struct Appended {
  std::vector<EnvelopeId> ids;
  std::uint64_t log_epoch = 0;
  // Those of them of which the relay says that they stand in the part that was read, where no page brought them: unless
  // the owner knows them from there, the log is not what it was.
  std::vector<EnvelopeId> said_to_be_read{};
};

// These slots' envelopes did not reach the log, or are no longer in it: each goes again at one of the next moments.
struct RepeatInSlot {
  std::vector<EnvelopeId> ids;
};

struct Created {
  bool is_new = false;
  std::uint64_t log_epoch = 0;
};

enum class EpochCause : std::uint8_t {
  restarted,    // a greater log_epoch
  rolled_back,  // a smaller log_epoch, or the same one shorter than known
  recreated,    // the relay had lost the mailbox
};
// The cursor is (log_epoch, 0) from now on; everything is read anew.
struct EpochChanged {
  std::uint64_t log_epoch = 0;
  EpochCause cause = EpochCause::restarted;
};

// Nothing is lost by a failure: what was to be sent stays in the owner's outbox.
struct Failure {
  wire::Op op = wire::Op::none;
  ErrorCode error = ErrorCode::relay_unreachable;
  std::optional<wire::Code> code;    // where the relay answered
  bool is_stopped = false;           // this mailbox rests until FetchNow or until it is opened again
  std::vector<EnvelopeId> given_up;  // envelopes that the relay refuses for their form
};

// What the relay says of the mailbox as a whole, by its own signature.
struct HeadTold {
  wire::HeadAnswer answer;
};

using EventBody = std::variant<Page, ReachedHead, Appended, RepeatInSlot, Created, EpochChanged, HeadTold, Failure>;

struct Event {
  MailboxId mailbox;
  EventBody what;
};

}  // namespace candour::sync
