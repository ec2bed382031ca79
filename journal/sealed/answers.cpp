#include "journal/sealed/answers.hpp"

#include <algorithm>

#include "crypto/aead.hpp"
#include "journal/sealed/id_list.hpp"

namespace candour::sealed {

namespace {

constexpr std::array<std::size_t, 4> padded_sizes{512, 2048, 8192, answer_limit};

// k || com = KDF_64(a; "sealed", S, item, IK)
crypto::Transient<64> derive_answer_key(const crypto::Transient<32>& secret, const SpaceId& space, const ItemId& item,
                                        const MemberKey& author) {
  return crypto::derive<64>(secret, crypto::KdfLabel::sealed, {space, item, author});
}

Bytes associated_data(ByteView commitment) { return crypto::enc_labelled(crypto::AdLabel::sealed_ad, {commitment}); }

}  // namespace

Bytes encode(const SealedAnswer& answer) {
  Writer writer;
  writer.raw(answer.item).raw(answer.commitment).raw(answer.sealed_text);
  return writer.take();
}

Result<SealedAnswer> parse_sealed_answer(ByteView body) {
  Reader reader(body);
  SealedAnswer answer{reader.id<ItemId>(), reader.array<32>(), to_bytes(reader.rest())};
  const auto is_padded_size = [&](std::size_t size) { return answer.sealed_text.size() == size + crypto::tag_size; };
  if (!reader.ok() || std::none_of(padded_sizes.begin(), padded_sizes.end(), is_padded_size))
    return Error{ErrorCode::malformed, "read sealed answer"};
  return answer;
}

Result<SealedAnswer> seal_answer(const crypto::Transient<32>& secret, const SpaceId& space, const ItemId& item,
                                 const MemberKey& author, ByteView text) {
  const auto size = std::upper_bound(padded_sizes.begin(), padded_sizes.end(), text.size());
  if (size == padded_sizes.end()) return Error{ErrorCode::too_long, "seal answer"};
  const auto key = derive_answer_key(secret, space, item, author);
  SealedAnswer answer;
  answer.item = item;
  answer.commitment = take<32>(key.expose().last<32>());
  answer.sealed_text = crypto::aead_seal(key.expose().first<32>(), crypto::Nonce{}, associated_data(answer.commitment),
                                         crypto::pad(text, *size));
  return answer;
}

Result<Bytes> open_answer(const crypto::Transient<32>& secret, const SpaceId& space, const ItemId& item,
                          const MemberKey& author, const SealedAnswer& answer) {
  const Error cannot_open{ErrorCode::cannot_open, "open answer"};
  const auto key = derive_answer_key(secret, space, item, author);
  if (answer.item != item || !crypto::equal_in_constant_time(key.expose().last<32>(), answer.commitment))
    return cannot_open;
  const auto padded = crypto::aead_open(key.expose().first<32>(), crypto::Nonce{}, associated_data(answer.commitment),
                                        answer.sealed_text);
  auto text = padded ? crypto::unpad(*padded) : std::nullopt;
  if (!text) return cannot_open;
  return std::move(*text);
}

Bytes encode(const AnswerText& text) {
  Writer writer;
  writer.u16(text.item_kind).u16(static_cast<std::uint16_t>(text.fields.size()));
  for (const auto& [field, value] : text.fields) writer.u16(field).u32(static_cast<std::uint32_t>(value.size())).raw(value);
  return writer.take();
}

Result<AnswerText> parse_answer_text(ByteView text) {
  const Error malformed{ErrorCode::malformed, "read the text of an answer"};
  Reader reader(text);
  AnswerText answer{reader.u16(), {}};
  const std::size_t count = reader.u16();
  for (std::size_t i = 0; i < count && reader.ok(); ++i) {
    const auto field = reader.u16();
    if (!answer.fields.empty() && answer.fields.back().first >= field) return malformed;
    answer.fields.emplace_back(field, to_bytes(reader.raw(reader.u32())));
  }
  if (!reader.finished() || answer.fields.empty()) return malformed;
  return answer;
}

ByteArray<32> answer_commitment(const crypto::Transient<32>& secret, const SpaceId& space, const ItemId& item,
                                const MemberKey& author) {
  return take<32>(derive_answer_key(secret, space, item, author).expose().last<32>());
}

Bytes encode(const ReadyBody& body) {
  Writer writer;
  writer.u8(static_cast<std::uint8_t>(body.state)).raw(body.item);
  write_id_list(writer, body.answers);
  return writer.take();
}

Result<ReadyBody> parse_ready(ByteView body) {
  Reader reader(body);
  const auto state = reader.u8();
  ReadyBody ready{static_cast<Readiness>(state), reader.id<ItemId>(), {}};
  CANDOUR_TRY(ready.answers, read_id_list<EnvelopeId>(reader, {2, 5}));
  if (!reader.finished() || state < 1 || state > 2) return Error{ErrorCode::malformed, "read ready"};
  return ready;
}

Bytes encode(const ReleaseBody& body) {
  Writer writer;
  writer.raw(body.item).raw(body.answer).raw(body.secret);
  return writer.take();
}

Result<ReleaseBody> parse_release(ByteView body) {
  Reader reader(body);
  const ReleaseBody release{reader.id<ItemId>(), reader.id<EnvelopeId>(), reader.array<32>()};
  if (!reader.finished()) return Error{ErrorCode::malformed, "read release"};
  return release;
}

}  // namespace candour::sealed
