// B6, B7, B10: records and the envelopes that carry them, at every size, in parts, NEWER and CORRUPT.
#include <algorithm>

#include "crypto/aead.hpp"
#include "journal/sealed/change_body.hpp"
#include "journal/sealed/parts.hpp"
#include "journal/sealed/sealing.hpp"
#include "tests/vectors/kat_cast.hpp"
#include "tests/vectors/kat_registry.hpp"

namespace candour::test {
namespace {

using sealed::ChangeBody;
using sealed::FieldEdit;
using sealed::RecordHeader;
using sealed::RecordKind;

constexpr std::uint64_t day_of_records = 20454ull * 86'400'000;

// A record and its envelope, as kat.py makes them: random source of zeros.
struct Made {
  Bytes unsigned_record;
  std::size_t header_size = 0;
  crypto::Nonce nonce{};
  crypto::Transient<32> key;
  Signature signature;
  Bytes envelope;
};

Made make(Bytes unsigned_record, std::size_t header_size, char who = 'A') {
  const auto& people = cast();
  const auto& device = who == 'A' ? people.ds_a : people.ds_b;
  const auto epoch = first_commit();
  Made made;
  made.nonce = crypto::envelope_nonce(who == 'A' ? people.nk_a : people.nk_b, ByteArray<32>{}, unsigned_record);
  made.key = crypto::envelope_key(epoch.key, people.space, made.nonce);
  const ByteView view(unsigned_record);
  made.signature =
      sealed::sign_record(device, made.key, made.nonce, view.first(header_size), view.subspan(header_size));
  auto record = unsigned_record;
  append(record, made.signature);
  made.envelope =
      crypto::seal_envelope(made.key.expose(), made.nonce, record, crypto::envelope_size_for(record.size()).value());
  made.unsigned_record = std::move(unsigned_record);
  made.header_size = header_size;
  return made;
}

// Through the door that the program uses where the record may be made, else around it.
Made make(const RecordHeader& header, ByteView body, char who = 'A') {
  auto made = make(sealed::encode_unsigned(header, body), sealed::encode_header(header, body.size()).size(), who);
  const auto& device = who == 'A' ? cast().ds_a : cast().ds_b;
  auto by_program = sealed::seal_record(header, body, first_commit().key, who == 'A' ? cast().nk_a : cast().nk_b,
                                        device, ByteArray<32>{}, sealed::EnvelopeRoom::smallest_that_fits);
  if (by_program) made.envelope = std::move(by_program->envelope);
  return made;
}

FieldEdit edit(char item, std::uint16_t kind, std::uint16_t field, std::string_view value,
               std::vector<EnvelopeId> basis = {}, std::uint8_t op = 0) {
  return {filled<ItemId>(item), kind, field, op, std::move(basis), to_bytes(as_bytes(value))};
}

Bytes change(std::vector<FieldEdit> edits) {
  ChangeBody body{std::move(edits)};
  sealed::sort_edits(body);
  return sealed::encode(sealed::parse_change_body(sealed::encode(body)).value());
}

Bytes hello() { return change({edit('i', 5, 1, "h\u00e9llo")}); }
Bytes value_of(std::size_t size) { return change({edit('i', 5, 1, std::string(size, 'v'))}); }

RecordHeader header(RecordKind kind) {
  RecordHeader out;
  out.kind = kind;
  out.space = cast().space;
  out.epoch = first_commit().id;
  out.member = cast().ik_a;
  out.device = cast().device_a;
  out.chain = filled<ChainId>('c');
  out.log = {sealed::log_tag(cast().log_start), 0, cast().log_start};
  out.time_ms = day_of_records;
  return out;
}

RecordHeader header(RecordKind kind, std::uint64_t seq, const EnvelopeId& prev, std::vector<sealed::Tip> heads) {
  auto out = header(kind);
  out.seq = seq;
  out.prev = prev;
  out.heads = std::move(heads);
  return out;
}

Made plain() { return make(header(RecordKind::change), hello()); }
EnvelopeId id_of(const Made& made) { return crypto::envelope_id(made.envelope); }

Made one_head() {
  auto out = header(RecordKind::heartbeat);
  out.member = cast().ik_b;
  out.device = cast().device_b;
  out.chain = filled<ChainId>('d');
  const auto named_record = id_of(plain());
  out.heads = {{cast().device_a, filled<ChainId>('c'), 1, named_record}};
  out.log.count = 1;
  out.log.digest = crypto::log_next(cast().log_start, named_record);
  return make(out, {}, 'B');
}

std::size_t largest_value() { return 4023 - 312 - value_of(0).size(); }
Made largest_4096() { return make(header(RecordKind::change), value_of(largest_value())); }
Made smallest_16384() { return make(header(RecordKind::change), value_of(largest_value() + 1)); }
Made of_65536() { return make(header(RecordKind::change), value_of(20000)); }
Made of_262144() { return make(header(RecordKind::change), value_of(100000)); }

RecordHeader three_heads_header() { return header(RecordKind::heartbeat, 2, named<EnvelopeId>("prev"), cast().tips); }
Made three_heads() { return make(three_heads_header(), {}); }

RecordHeader part_header(std::uint64_t seq, const EnvelopeId& prev, std::vector<sealed::Tip> heads) {
  auto out = header(RecordKind::part, seq, prev, std::move(heads));
  out.chain = filled<ChainId>('p');
  return out;
}
std::vector<Bytes> two_parts() { return sealed::cut_into_parts(RecordKind::change, value_of(5000), 3500).value(); }
Made first_part() { return make(part_header(1, named<EnvelopeId>("prev"), {cast().tips.back()}), two_parts().at(0)); }
Made second_part() { return make(part_header(2, id_of(first_part()), {}), two_parts().at(1)); }
Made after_parts() {
  const sealed::Tip last{cast().device_a, filled<ChainId>('p'), 2, id_of(second_part())};
  return make(header(RecordKind::change, 2, id_of(plain()), {last}), hello());
}

Made newer_kind() { return make(header(static_cast<RecordKind>(99)), as_bytes("later")); }
Made newer_version() {
  auto out = header(RecordKind::change);
  out.version = 2;
  return make(out, hello());
}
Made newer_flags() {
  auto out = header(RecordKind::change);
  out.flags = 1;
  return make(out, hello());
}
Made newer_body() {
  Writer unknown_need;
  unknown_need.u8(1).u8(4).raw(hash_of_name("x"));
  return make(header(RecordKind::need), unknown_need.view());
}

Made corrupt_prev_zero() { return make(header(RecordKind::change, 2, {}, {}), hello()); }
Made corrupt_log_n() {
  auto out = header(RecordKind::change);
  out.log.count = sealed::log_count_limit;
  return make(out, hello());
}
Made corrupt_time() {
  auto out = header(RecordKind::change);
  out.time_ms = sealed::time_limit_ms;
  return make(out, hello());
}
Made corrupt_head_order() {
  auto out = three_heads_header();
  std::reverse(out.heads.begin(), out.heads.end());
  return make(out, {});
}

template <Made (*made)()>
std::string unsigned_of(const std::string&) {
  return to_hex(made().unsigned_record);
}
template <Made (*made)()>
std::string unsigned_length(const std::string&) {
  return std::to_string(made().unsigned_record.size());
}
template <Made (*made)()>
std::string unsigned_hash(const std::string&) {
  return kat_hash(made().unsigned_record);
}
template <Made (*made)()>
std::string envelope_of(const std::string&) {
  const auto envelope = made().envelope;
  return std::to_string(envelope.size()) + ' ' + kat_hash(envelope);
}
template <Made (*made)()>
std::string envelope_id_of(const std::string&) {
  return to_hex(id_of(made()));
}

std::string three_fields(const std::string&) {
  std::vector<EnvelopeId> falling{named<EnvelopeId>("v0"), named<EnvelopeId>("v1"), named<EnvelopeId>("v2")};
  std::sort(falling.rbegin(), falling.rend());
  return to_hex(change(
      {edit('j', 2, 1, "", {}, 1), edit('i', 1, 256, "256"), edit('i', 1, 255, "255", falling), edit('i', 7, 1, "1")}));
}

std::vector<Bytes> parts_of_200() {
  Bytes body;
  for (int i = 0; i < 200; ++i) append(body, hello());
  return sealed::cut_into_parts(RecordKind::change, body, 3640).value();
}

const KatAnswers bodies{
    {"change", [](const std::string&) { return to_hex(hello()); }},
    {"change.basis",
     [](const std::string&) {
       return to_hex(change({edit('i', 5, 1, "x", {named<EnvelopeId>("v2"), named<EnvelopeId>("v1")})}));
     }},
    {"change.fields", three_fields},
    {"parts",
     [](const std::string&) {
       const auto parts = parts_of_200();
       return std::to_string(parts.at(0).size()) + ' ' + std::to_string(parts.at(1).size());
     }},
    {"part.0.prefix", [](const std::string&) { return to_hex(ByteView(parts_of_200().at(0)).first(16)); }},
    {"whole.hash", [](const std::string&) { return kat_hash(value_of(5000)); }},
};

const KatAnswers plain_record{
    {"record.unsigned", unsigned_of<plain>},
    {"record.fixed",
     [](const std::string&) {
       return std::to_string(plain().unsigned_record.size() + Signature::size - hello().size());
     }},
    {"nonce", [](const std::string&) { return to_hex(plain().nonce); }},
    {"k", [](const std::string&) { return to_hex(plain().key.expose()); }},
    {"com",
     [](const std::string&) {
       const auto made = plain();
       return to_hex(crypto::envelope_commitment(made.key.expose(), made.nonce));
     }},
    {"record.body_h",
     [](const std::string&) { return to_hex(crypto::derive_public(plain().key, crypto::KdfLabel::body, {hello()})); }},
    {"record.sig", [](const std::string&) { return to_hex(plain().signature); }},
    {"envelope.length", [](const std::string&) { return std::to_string(plain().envelope.size()); }},
    {"envelope.hash", [](const std::string&) { return kat_hash(plain().envelope); }},
    {"env_id", envelope_id_of<plain>},
    {"record.one_head", unsigned_of<one_head>},
    {"env_id.one_head", envelope_id_of<one_head>},
    {"record.three_heads", unsigned_of<three_heads>},
};

const KatAnswers long_records{
    {"size.largest_4096.unsigned.length", unsigned_length<largest_4096>},
    {"size.largest_4096.unsigned.hash", unsigned_hash<largest_4096>},
    {"size.largest_4096.env", envelope_of<largest_4096>},
    {"size.largest_4096.env_id", envelope_id_of<largest_4096>},
    {"size.smallest_16384.unsigned.length", unsigned_length<smallest_16384>},
    {"size.smallest_16384.unsigned.hash", unsigned_hash<smallest_16384>},
    {"size.smallest_16384.env", envelope_of<smallest_16384>},
    {"size.smallest_16384.env_id", envelope_id_of<smallest_16384>},
    {"size.65536.unsigned.length", unsigned_length<of_65536>},
    {"size.65536.unsigned.hash", unsigned_hash<of_65536>},
    {"size.65536.env", envelope_of<of_65536>},
    {"size.65536.env_id", envelope_id_of<of_65536>},
    {"size.262144.unsigned.length", unsigned_length<of_262144>},
    {"size.262144.unsigned.hash", unsigned_hash<of_262144>},
    {"size.262144.env", envelope_of<of_262144>},
    {"size.262144.env_id", envelope_id_of<of_262144>},
    {"part.0.unsigned.length", unsigned_length<first_part>},
    {"part.0.unsigned.hash", unsigned_hash<first_part>},
    {"part.0.env", envelope_of<first_part>},
    {"part.0.env_id", envelope_id_of<first_part>},
    {"part.1.unsigned.length", unsigned_length<second_part>},
    {"part.1.unsigned.hash", unsigned_hash<second_part>},
    {"part.1.env", envelope_of<second_part>},
    {"part.1.env_id", envelope_id_of<second_part>},
};

const KatAnswers short_records{
    {"three_heads.unsigned", unsigned_of<three_heads>},
    {"three_heads.env", envelope_of<three_heads>},
    {"three_heads.env_id", envelope_id_of<three_heads>},
    {"after_parts.unsigned", unsigned_of<after_parts>},
    {"after_parts.env", envelope_of<after_parts>},
    {"after_parts.env_id", envelope_id_of<after_parts>},
    {"newer.kind.unsigned", unsigned_of<newer_kind>},
    {"newer.kind.env", envelope_of<newer_kind>},
    {"newer.kind.env_id", envelope_id_of<newer_kind>},
    {"newer.version.unsigned", unsigned_of<newer_version>},
    {"newer.version.env", envelope_of<newer_version>},
    {"newer.version.env_id", envelope_id_of<newer_version>},
    {"newer.flags.unsigned", unsigned_of<newer_flags>},
    {"newer.flags.env", envelope_of<newer_flags>},
    {"newer.flags.env_id", envelope_id_of<newer_flags>},
    {"newer.body.unsigned", unsigned_of<newer_body>},
    {"newer.body.env", envelope_of<newer_body>},
    {"newer.body.env_id", envelope_id_of<newer_body>},
    {"corrupt.prev_zero.unsigned", unsigned_of<corrupt_prev_zero>},
    {"corrupt.prev_zero.env", envelope_of<corrupt_prev_zero>},
    {"corrupt.prev_zero.env_id", envelope_id_of<corrupt_prev_zero>},
    {"corrupt.log_n.unsigned", unsigned_of<corrupt_log_n>},
    {"corrupt.log_n.env", envelope_of<corrupt_log_n>},
    {"corrupt.log_n.env_id", envelope_id_of<corrupt_log_n>},
    {"corrupt.time.unsigned", unsigned_of<corrupt_time>},
    {"corrupt.time.env", envelope_of<corrupt_time>},
    {"corrupt.time.env_id", envelope_id_of<corrupt_time>},
    {"corrupt.head_order.unsigned", unsigned_of<corrupt_head_order>},
    {"corrupt.head_order.env", envelope_of<corrupt_head_order>},
    {"corrupt.head_order.env_id", envelope_id_of<corrupt_head_order>},
};

}  // namespace
}  // namespace candour::test
