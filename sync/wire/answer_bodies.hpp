// The bodies of the answers of the five operations (relay.md 2.3), each with an encoder and a strict reader.
// Readers check counts against the bytes that are there before they allocate; views point into the body.
#pragma once

#include <vector>

#include "base/codec.hpp"
#include "base/result.hpp"
#include "sync/wire/limits.hpp"

namespace candour::wire {

struct CreateAnswer {
  bool created = false;
  MailboxKind kind = MailboxKind::journal;
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
};
Bytes encode(const CreateAnswer& answer);
Result<CreateAnswer> parse_create_answer(ByteView body);

enum class AppendStatus : std::uint8_t { fresh = 0, duplicate = 1 };
struct AppendAnswer {
  struct Entry {
    AppendStatus status = AppendStatus::fresh;
    std::uint64_t seq = 0;
  };
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
  std::vector<Entry> entries;  // in the order of the request
};
Bytes encode(const AppendAnswer& answer);
Result<AppendAnswer> parse_append_answer(ByteView body);

struct FetchAnswer {
  struct Entry {
    std::uint64_t seq = 0;
    ByteView envelope;
  };
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
  bool more = false;
  std::vector<Entry> entries;
};
Bytes encode(const FetchAnswer& answer);
// The bytes that encode() puts before the entries, and before each envelope among them.
inline constexpr std::size_t page_start_size = 24;
inline constexpr std::size_t entry_start_size = 12;
// The same page in pieces: its start, for `count` entries whichever are in `answer`, and then one entry after another.
void begin_page(Writer& out, const FetchAnswer& answer, std::uint32_t count);
void write_entry(Writer& out, const FetchAnswer::Entry& entry);
// malformed also for an envelope of a size that no relay takes. Whether seqs follow on is the reader's to judge.
Result<FetchAnswer> parse_fetch_answer(ByteView body);

struct HeadAnswer {
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
  std::uint64_t bytes = 0;
  std::uint32_t day_made = 0;
  std::uint32_t day_last = 0;      // 0: nothing was appended yet
  std::uint32_t expires_hour = 0;  // 0: never
  MailboxKind kind = MailboxKind::journal;
  std::uint8_t controllers = 0;
  ByteArray<32> spki{};
  Signature signature;
};
// The 72 bytes that the relay signs, after mailbox id and nonce.
Bytes signed_part(const HeadAnswer& answer);
Bytes encode(const HeadAnswer& answer);
Result<HeadAnswer> parse_head_answer(ByteView body);

// epoch_changed and cursor_ahead.
struct PositionAnswer {
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
};
Bytes encode(const PositionAnswer& answer);
Result<PositionAnswer> parse_position_answer(ByteView body);

// gone: the day; slow_down and busy: the seconds.
Bytes encode_number(std::uint32_t number);
Result<std::uint32_t> parse_number(ByteView body);

struct QuotaAnswer {
  std::uint64_t bytes = 0;
  std::uint64_t limit = 0;
};
Bytes encode(const QuotaAnswer& answer);
Result<QuotaAnswer> parse_quota_answer(ByteView body);

}  // namespace candour::wire
