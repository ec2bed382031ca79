// What the relay keeps, as an interface: mailboxes, their envelopes, tombstones and one log epoch.
// A callback is called exactly once: of find and read before the call returns, else later on the store's own thread too.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"
#include "base/result.hpp"
#include "sync/wire/limits.hpp"

namespace candour::relay {

using wire::MailboxKind;
enum class MailboxState : std::uint8_t { open = 0, deleted = 1 };

// Hours since 1970-01-01 of a moment in UTC; in what a short mailbox expires.
inline std::uint32_t utc_hour(WallTime at) {
  return static_cast<std::uint32_t>(std::chrono::floor<std::chrono::hours>(at).time_since_epoch().count());
}

// A mailbox as it is stored; of a deleted one only id, read and write key and day_last (the day of the delete) stand.
struct MailboxRow {
  std::int64_t number = 0;
  MailboxId id;
  SigningKey read_key;
  SigningKey write_key;
  std::vector<ControllerKey> controllers;
  MailboxKind kind = MailboxKind::journal;
  MailboxState state = MailboxState::open;
  std::uint64_t head = 0;
  std::uint64_t bytes = 0;
  std::uint32_t day_made = 0;
  std::uint32_t day_last = 0;      // 0 never
  std::uint32_t expires_hour = 0;  // 0 never
};

struct CreateRow {
  MailboxId id;
  SigningKey read_key;
  SigningKey write_key;
  std::vector<ControllerKey> controllers;
  MailboxKind kind = MailboxKind::journal;
  std::uint32_t today = 0;
  std::uint32_t hour = 0;          // now; a short mailbox that expired before it counts as absent
  std::uint32_t expires_hour = 0;  // 0 never
};

// `created` false: there was one already, and `row` tells how it stands, deleted ones too.
struct Created {
  bool created = false;
  MailboxRow row;
};

struct AppendLimits {
  std::uint64_t envelopes = 0;
  std::uint64_t bytes = 0;
};

struct AppendRows {
  MailboxId id;
  std::vector<ByteView> envelopes;
  std::shared_ptr<const void> owner;  // keeps what the views point into
  AppendLimits limits;
  std::uint32_t today = 0;
};

struct Placed {
  bool is_duplicate = false;
  std::uint64_t seq = 0;
};

enum class AppendOutcome : std::uint8_t { appended, quota, unknown, gone };

// For `appended` every envelope of the request has its place; otherwise nothing changed.
struct Appended {
  AppendOutcome outcome = AppendOutcome::unknown;
  std::uint64_t head = 0;
  std::uint64_t bytes = 0;
  std::uint32_t day_deleted = 0;
  std::vector<Placed> placed;
};

// A page ends at the first of the two limits. Of it, `max_held` bytes are handed out now, the first envelope at least.
struct ReadRange {
  MailboxId id;
  std::uint64_t after = 0;
  std::uint32_t max_envelopes = 0;
  std::uint64_t max_bytes = 0;
  std::uint64_t max_held = 0;
};

struct StoredEnvelope {
  std::uint64_t seq = 0;
  Bytes bytes;
};

// One look at a mailbox: everything is of the same moment. No row: unknown.
struct Page {
  std::optional<MailboxRow> row;
  std::vector<StoredEnvelope> envelopes;
  // What follows in the page and was read, found whole and not kept: a later read gives it.
  std::uint32_t later_envelopes = 0;
  std::uint64_t later_bytes = 0;
  // The seq at which the page ends because what stands there is not what was stored.
  std::optional<std::uint64_t> damaged_at;

  std::uint64_t size() const { return envelopes.size() + later_envelopes; }
};

struct Erased {
  bool is_known = false;
  std::uint32_t day_deleted = 0;
};

template <class T>
using Callback = std::function<void(Result<T>)>;

class Store {
 public:
  virtual ~Store() = default;

  // Makes the mailbox unless it is there.
  virtual void create(CreateRow row, Callback<Created> done) = 0;
  // Appends all or nothing, in order; one that is stored already gets its first seq. Durable before `done`.
  virtual void append(AppendRows rows, Callback<Appended> done) = 0;
  virtual void find(MailboxId id, Callback<std::optional<MailboxRow>> done) = 0;
  // Envelopes after `after` without holes, at least one if there is any, within both limits else; never a damaged one.
  virtual void read(ReadRange range, Callback<Page> done) = 0;
  // Leaves a tombstone of that day and no envelope.
  virtual void erase(MailboxId id, std::uint32_t today, Callback<Erased> done) = 0;

  virtual std::uint64_t log_epoch() const = 0;
};

}  // namespace candour::relay
