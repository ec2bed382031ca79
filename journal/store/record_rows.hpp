// Authentic records as rows, and those that wait to be made. Part of the caller's transaction.
#pragma once

#include <optional>

#include "base/sqlite/sqlite.hpp"
#include "journal/sealed/authentic_record.hpp"
#include "journal/store/envelope_log.hpp"

namespace candour::journal::store {

enum class Writer : std::uint8_t { this_vault, another };

struct RecordRow {
  sealed::AuthenticRecord record;
  Writer writer = Writer::another;
  bool is_delivered = false;
  FirstSeen came;
  std::int64_t waits_ms = 0;  // where the 15 minutes of a missing link begin
};

// Keeps a record whose envelope is kept already.
Result<> save_record(sqlite::Connection& database, const sealed::AuthenticRecord& record, Writer writer);
Result<> set_delivered(sqlite::Connection& database, const EnvelopeId& id);
Result<RecordRow> get_record(sqlite::Connection& database, const EnvelopeId& id);
// All, in the order in which this vault took them.
Result<std::vector<RecordRow>> all_records(sqlite::Connection& database);
// Those of one kind, in that order.
Result<std::vector<RecordRow>> records_of(sqlite::Connection& database, sealed::RecordKind kind);
// The records of one chain of a device, by seq: the parts of a long body.
Result<std::vector<RecordRow>> records_of_chain(sqlite::Connection& database, const DeviceKey& device,
                                                const ChainId& chain);

// A body that waits for its slot: an intent or a consent. `after` is the local number of the newest change that was
// queued before it; `answers` says what its owner was shown, empty if it answers nothing.
struct WaitingRecord {
  std::int64_t number = 0;
  sealed::RecordKind kind{};
  std::int64_t after = 0;
  std::uint32_t day = 0;
  Bytes body;
  Bytes answers{};
};
Result<> put_waiting(sqlite::Connection& database, const WaitingRecord& waiting);
Result<std::vector<WaitingRecord>> waiting_records(sqlite::Connection& database);
// It is never sent; it stays only so that its owner can be told. drop_waiting lets it go.
Result<> end_waiting(sqlite::Connection& database, std::int64_t number);
Result<std::vector<WaitingRecord>> ended_records(sqlite::Connection& database);
Result<> drop_waiting(sqlite::Connection& database, std::int64_t number);

}  // namespace candour::journal::store
