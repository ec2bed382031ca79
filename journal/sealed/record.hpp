// The record: what a device says and signs, inside an envelope (protocol.md B7).
#pragma once

#include "journal/sealed/record_kind.hpp"
#include "journal/sealed/tip.hpp"

namespace candour::sealed {

inline constexpr std::size_t most_heads = 16;
inline constexpr std::size_t record_fixed_size = 312;
inline constexpr std::uint64_t log_count_limit = std::uint64_t{1} << 32;
inline constexpr std::uint64_t time_limit_ms = std::uint64_t{1} << 48;

// How far the author had followed the relay's log.
struct LogPosition {
  std::uint64_t tag = 0;  // first 8 bytes of L_0
  std::uint64_t count = 0;
  LogDigest digest;
  bool operator==(const LogPosition&) const = default;
};

struct RecordHeader {
  std::uint8_t version = 1;
  RecordKind kind = RecordKind::change;
  std::uint8_t flags = 0;
  SpaceId space;
  EpochId epoch;
  MemberKey member;
  DeviceKey device;
  ChainId chain;
  std::uint64_t seq = 1;
  EnvelopeId prev;         // zero if there is none
  std::vector<Tip> heads;  // ascending; the record's own chain is never among them
  LogPosition log;
  std::uint64_t time_ms = 0;
  bool operator==(const RecordHeader&) const = default;
};

struct Record {
  RecordHeader header;
  Bytes body;
  Signature signature;
  bool operator==(const Record&) const = default;
};

// The record's links: prev unless zero, then the heads.
std::vector<EnvelopeId> links_of(const RecordHeader& header);

// All bytes before the body, body_len included.
Bytes encode_header(const RecordHeader& header, std::size_t body_size);
// Record bytes before the signature.
Bytes encode_unsigned(const RecordHeader& header, ByteView body);
Bytes encode(const Record& record);

// Strict and canonical; another version (not 0), flags and any kind parse, and are NEWER.
Result<Record> parse_record(ByteView bytes);
// A header with the length of its body, as encode_header writes it.
struct ParsedHeader {
  RecordHeader header;
  std::uint32_t body_size = 0;
};
Result<ParsedHeader> parse_header(ByteView bytes);

// The largest body that fits into an envelope of `envelope_size` beside that many heads.
std::size_t room_for_body(std::size_t envelope_size, std::size_t heads);

// Time as it stands in a record of `everyone` and `mentors`: the day of it, in the author's calendar.
constexpr std::uint64_t day_as_ms(std::uint32_t day) { return std::uint64_t{day} * 86'400'000; }

// The first 8 bytes of L_0 (crypto::log_start): the name of a mailbox and log epoch in LogPosition.
std::uint64_t log_tag(const LogDigest& start);

}  // namespace candour::sealed
