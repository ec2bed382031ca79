#include "journal/pairing/messages.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/sign.hpp"

namespace candour::pairing {

using crypto::SignLabel;
using sealed::Certificate;
using sealed::MemberCard;

namespace {

constexpr std::uint8_t version = 1;
bool has_subject(Purpose purpose) { return purpose != Purpose::invite_member && purpose != Purpose::mentors; }

// Reads version and purpose, which every message begins with.
bool begins_as(Reader& reader, Purpose purpose) {
  const bool is_version = reader.u8() == version;
  return reader.u8() == static_cast<std::uint8_t>(purpose) && is_version;
}

Writer beginning(Purpose purpose) {
  Writer writer;
  writer.u8(version).u8(static_cast<std::uint8_t>(purpose));
  return writer;
}

template <SignLabel label, class Seed>
Bytes signed_t1(Writer& unsigned_t1, Purpose purpose, const Seed& seed, const HandshakeHash& handshake) {
  const auto signature = crypto::sign<label>(seed, {as_bytes(name_of(purpose)), handshake, unsigned_t1.view()});
  return unsigned_t1.raw(signature).take();
}

std::optional<Certificate> read_certificate(ByteView bytes, Purpose purpose, const JournalId& journal) {
  auto read = purpose == Purpose::link_device ? sealed::parse_certificate_request(bytes, journal)
                                              : sealed::parse_certificate(bytes, journal);
  if (!read) return std::nullopt;
  return *read;
}

// Fills card and certificate from the body between r_j and the signature; false if they are not what they must be.
bool read_body(Joining& joining, ByteView body, const JournalId& journal) {
  if (shape_of(joining.purpose) == JoinerShape::member) {
    Reader reader(body);
    const auto card_bytes = reader.raw(reader.u16());
    body = reader.rest();
    auto card = sealed::parse_member_card(card_bytes, journal);
    if (!reader.ok() || !card) return false;
    joining.card = std::move(*card);
  }
  const auto certificate = read_certificate(body, joining.purpose, journal);
  if (!certificate) return false;
  joining.certificate = *certificate;
  return !joining.card || joining.card->member == certificate->contents.member;
}

bool is_signed(const Joining& joining, const Signature& signature, const HandshakeHash& handshake) {
  const auto& contents = joining.certificate.contents;
  const auto is_member = shape_of(joining.purpose) == JoinerShape::member;
  const auto key = is_member ? contents.member.view() : contents.device.view();
  const auto label = is_member ? SignLabel::pair_joiner : SignLabel::pair_device;
  const auto before = ByteView(joining.t1).first(joining.t1.size() - Signature::size);
  return crypto::verify(key, signature, label, {as_bytes(name_of(joining.purpose)), handshake, before});
}

bool has_the_keys_of(const MemberCard& card, const MemberCard& old_one) {
  return card.recovery == old_one.recovery && card.controller == old_one.controller &&
         card.export_key == old_one.export_key;
}

}  // namespace

Bytes encode(const Opening& opening) {
  return beginning(opening.purpose)
      .raw(opening.journal)
      .raw(opening.subject)
      .raw(opening.commitment)
      .u64(opening.not_after)
      .take();
}

std::optional<Opening> parse_opening(ByteView bytes, Purpose purpose) {
  Reader reader(bytes);
  if (!begins_as(reader, purpose)) return std::nullopt;
  Opening out;
  out.purpose = purpose;
  out.journal = reader.id<JournalId>();
  out.subject = reader.id<MemberKey>();
  out.commitment = reader.array<32>();
  out.not_after = reader.u64();
  if (!reader.finished() || (!has_subject(purpose) && !out.subject.is_zero())) return std::nullopt;
  return out;
}

ByteArray<32> commitment_to(ByteView inviter_random) { return crypto::hash(crypto::HashLabel::sas, {inviter_random}); }

Bytes encode_reveal(Purpose purpose, ByteView inviter_random) { return beginning(purpose).raw(inviter_random).take(); }

std::optional<ByteArray<32>> parse_reveal(ByteView bytes, Purpose purpose, const ByteArray<32>& commitment) {
  Reader reader(bytes);
  if (!begins_as(reader, purpose)) return std::nullopt;
  const auto random = reader.array<32>();
  if (!reader.finished() || CANDOUR_DEFENCE("44", commitment_to(random) != commitment)) return std::nullopt;
  return random;
}

Bytes make_t1(Purpose purpose, ByteView joiner_random, const MemberCard& card, const Certificate& certificate,
              const crypto::IdentitySeed& identity, const HandshakeHash& handshake) {
  const auto card_bytes = encode(card);
  auto writer = beginning(purpose);
  writer.raw(joiner_random).u16(static_cast<std::uint16_t>(card_bytes.size())).raw(card_bytes).raw(encode(certificate));
  return signed_t1<SignLabel::pair_joiner>(writer, purpose, identity, handshake);
}

Bytes make_t1(Purpose purpose, ByteView joiner_random, const Certificate& certificate, const crypto::DeviceSeed& device,
              const HandshakeHash& handshake) {
  auto writer = beginning(purpose);
  writer.raw(joiner_random).raw(encode(certificate));
  return signed_t1<SignLabel::pair_device>(writer, purpose, device, handshake);
}

std::optional<Joining> parse_t1(ByteView t1, Purpose purpose, const JournalId& journal,
                                const HandshakeHash& handshake) {
  Reader reader(t1);
  if (!begins_as(reader, purpose)) return std::nullopt;
  Joining out;
  out.purpose = purpose;
  out.random = reader.array<32>();
  out.t1 = to_bytes(t1);
  if (!reader.ok() || reader.rest().size() < Signature::size) return std::nullopt;
  const auto body = reader.raw(reader.rest().size() - Signature::size);
  const auto signature = reader.id<Signature>();
  if (!read_body(out, body, journal) || !is_signed(out, signature, handshake)) return std::nullopt;
  return out;
}

namespace {

// No key of its card is another member's: a copied one would make that member's consent or mailbox void.
bool has_keys_of_its_own(const MemberCard& card, const KnownPeople& people) {
  return std::none_of(people.ever.begin(), people.ever.end(), [&card](const KnownPerson& person) {
    return person.card.member != card.member &&
           (person.card.recovery == card.recovery || person.card.controller == card.controller ||
            person.card.export_key == card.export_key);
  });
}

}  // namespace

bool may_join(const Joining& joining, const MemberKey& subject, const KnownPeople& people) {
  const auto& member = joining.certificate.contents.member;
  const auto known = std::find_if(people.ever.begin(), people.ever.end(),
                                  [&member](const KnownPerson& person) { return person.card.member == member; });
  const bool is_known = known != people.ever.end();
  const bool is_the_same_again = is_known && !known->is_heard && joining.card && known->card == *joining.card;
  switch (joining.purpose) {
    case Purpose::invite_member:
      // A first pairing that broke off is run again with the same card.
      if (!has_keys_of_its_own(*joining.card, people)) return false;
      return !is_known || CANDOUR_DEFENCE("112", is_the_same_again);
    case Purpose::link_device:
      return member == subject;
    case Purpose::recover:
      return member == subject && is_known && known->is_member && has_the_keys_of(*joining.card, known->card);
    case Purpose::rejoin:
      return member == subject &&
             std::find(people.unrevoked.begin(), people.unrevoked.end(), joining.certificate) != people.unrevoked.end();
    case Purpose::replace:
      return !is_known;
    case Purpose::mentors:
      return is_known && known->is_member && known->card == joining.card;
  }
  return false;
}

}  // namespace candour::pairing
