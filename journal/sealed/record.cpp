#include "journal/sealed/record.hpp"

#include <algorithm>

#include "crypto/aead.hpp"

namespace candour::sealed {

namespace {

RecordHeader read_header_start(Reader& reader, std::size_t& heads) {
  RecordHeader header;
  header.version = reader.u8();
  header.kind = static_cast<RecordKind>(reader.u8());
  header.flags = reader.u8();
  heads = reader.u8();
  header.space = reader.id<SpaceId>();
  header.epoch = reader.id<EpochId>();
  header.member = reader.id<MemberKey>();
  header.device = reader.id<DeviceKey>();
  header.chain = reader.id<ChainId>();
  header.seq = reader.u64();
  header.prev = reader.id<EnvelopeId>();
  return header;
}

bool is_canonical(const RecordHeader& header) {
  const bool names_own_chain = std::any_of(header.heads.begin(), header.heads.end(), [&](const Tip& head) {
    return head.device == header.device && head.chain == header.chain;
  });
  return header.version != 0 && !names_own_chain && header.seq >= 1 && header.seq <= largest_seq &&
         (header.seq == 1 || !header.prev.is_zero()) && header.log.count < log_count_limit &&
         header.time_ms < time_limit_ms;
}

Result<ParsedHeader> read_header(Reader& reader) {
  std::size_t heads = 0;
  ParsedHeader parsed{read_header_start(reader, heads), 0};
  auto& header = parsed.header;
  CANDOUR_TRY(header.heads, read_tips(reader, heads, most_heads));
  header.log.tag = reader.u64();
  header.log.count = reader.u64();
  header.log.digest = reader.id<LogDigest>();
  header.time_ms = reader.u64();
  parsed.body_size = reader.u32();
  if (!reader.ok() || !is_canonical(header)) return Error{ErrorCode::malformed, "read record"};
  return parsed;
}

}  // namespace

std::vector<EnvelopeId> links_of(const RecordHeader& header) {
  std::vector<EnvelopeId> links;
  if (!header.prev.is_zero()) links.push_back(header.prev);
  for (const auto& head : header.heads) links.push_back(head.env_id);
  return links;
}

Bytes encode_header(const RecordHeader& header, std::size_t body_size) {
  Writer writer;
  writer.u8(header.version).u8(static_cast<std::uint8_t>(header.kind)).u8(header.flags);
  writer.u8(static_cast<std::uint8_t>(header.heads.size()));
  writer.raw(header.space).raw(header.epoch).raw(header.member).raw(header.device).raw(header.chain);
  writer.u64(header.seq).raw(header.prev);
  for (const auto& head : header.heads) write_tip(writer, head);
  writer.u64(header.log.tag).u64(header.log.count).raw(header.log.digest).u64(header.time_ms);
  writer.u32(static_cast<std::uint32_t>(body_size));
  return writer.take();
}

Bytes encode_unsigned(const RecordHeader& header, ByteView body) {
  auto out = encode_header(header, body.size());
  append(out, body);
  return out;
}

Bytes encode(const Record& record) {
  auto out = encode_unsigned(record.header, record.body);
  append(out, record.signature);
  return out;
}

Result<ParsedHeader> parse_header(ByteView bytes) {
  Reader reader(bytes);
  auto parsed = read_header(reader);
  if (parsed && !reader.finished()) return Error{ErrorCode::malformed, "read record header"};
  return parsed;
}

Result<Record> parse_record(ByteView bytes) {
  Reader reader(bytes);
  CANDOUR_TRY(auto parsed, read_header(reader));
  Record record;
  record.header = std::move(parsed.header);
  record.body = to_bytes(reader.raw(parsed.body_size));
  record.signature = reader.id<Signature>();
  if (!reader.finished()) return Error{ErrorCode::malformed, "read record"};
  return record;
}

std::size_t room_for_body(std::size_t envelope_size, std::size_t heads) {
  const auto padded = envelope_size - crypto::envelope_overhead;
  return padded - 1 - record_fixed_size - heads * tip_size;  // padding takes at least one byte
}

std::uint64_t log_tag(const LogDigest& start) { return Reader(start.view().first(8)).u64(); }

}  // namespace candour::sealed
