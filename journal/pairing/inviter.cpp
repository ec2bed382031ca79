#include "journal/pairing/inviter.hpp"

#include "base/defence.hpp"
#include "crypto/aead.hpp"
#include "crypto/sign.hpp"
#include "journal/pairing/wiped_bytes.hpp"

namespace candour::pairing {

namespace {

std::uint64_t milliseconds(WallTime time) { return static_cast<std::uint64_t>(time.time_since_epoch().count()); }

Bytes first_message(crypto::Noise& handshake, const InviterPairing::Terms& terms, const PairingSecrets& secrets) {
  const Opening opening{terms.purpose, terms.journal, terms.subject, commitment_to(secrets.random.expose()),
                        milliseconds(terms.not_after)};
  return handshake.write_first(crypto::pad(encode(opening), p1_padded_size));
}

}  // namespace

InviterPairing::InviterPairing(const Terms& terms, crypto::PairCode code, PairingSecrets secrets)
    : terms_(terms),
      code_(std::move(code)),
      secrets_(std::move(secrets)),
      handshake_(begin_handshake(crypto::NoiseRole::initiator, terms_.purpose, code_, secrets_.ephemeral)),
      channel_(handshake_) {
  p1_ = first_message(handshake_, terms_, secrets_);
}

std::vector<Bytes> InviterPairing::messages() const {
  if (stage_ == Stage::ended) return {};
  std::vector<Bytes> out{p1_};
  if (!p2b_.empty()) out.push_back(p2b_);
  out.insert(out.end(), welcome_parts_.begin(), welcome_parts_.end());
  return out;
}

PairingBinding InviterPairing::binding() const {
  return {terms_.purpose, channel_.handshake_hash(), pairing_hash(channel_.handshake_hash(), joining_->t1)};
}

void InviterPairing::end_with(PairingEnd end) {
  stage_ = Stage::ended;
  end_ = end;
}

std::optional<Joining> InviterPairing::open_p2(ByteView envelope, crypto::Noise& channel) const {
  channel = handshake_;
  const auto empty = channel.read_second(envelope.first(second_handshake_size));
  if (!empty || !empty->empty()) return std::nullopt;
  const auto padded = channel.receive(envelope.subspan(second_handshake_size));
  const auto t1 = padded ? crypto::unpad(*padded) : std::nullopt;
  if (!t1 || padded->size() != t1_padded_size) return std::nullopt;
  return parse_t1(*t1, terms_.purpose, terms_.journal, channel.handshake_hash());
}

// A P1 that opens and is not ours: somebody else plays the inviter with these words.
bool InviterPairing::is_other_inviters(ByteView envelope) const {
  auto responder = begin_handshake(crypto::NoiseRole::responder, terms_.purpose, code_, secrets_.ephemeral);
  const auto padded = responder.read_first(envelope);
  const auto content = padded ? crypto::unpad(*padded) : std::nullopt;
  return content && parse_opening(*content, terms_.purpose);
}

void InviterPairing::bind(ByteView p2, Joining joining, crypto::Noise channel) {
  channel_ = std::move(channel);
  p2_ = to_bytes(p2);
  p2b_ = channel_.send(crypto::pad(encode_reveal(terms_.purpose, secrets_.random.expose()), p2b_padded_size));
  joining_ = std::move(joining);
  number_ = pairing_number(terms_.purpose, channel_.handshake_hash(), binding().t1_hash, secrets_.random.expose(),
                           joining_->random);
  stage_ = Stage::comparing;
}

namespace {

bool is_same(const Joining& joining, const KnownJoiner& before) {
  return joining.card == before.card && joining.certificate == before.certificate;
}

}  // namespace

PairingEvent InviterPairing::receive(ByteView envelope, const KnownPeople& people, WallTime now) {
  if (pass_time(now) == PairingEvent::ended) return PairingEvent::ended;
  // Once the Welcome is out, somebody who overheard the words comes too late to matter.
  if (!is_open() || envelope.size() != short_message_size) return PairingEvent::nothing;
  if (equal(envelope, p1_) || equal(envelope, p2_) || equal(envelope, p2b_)) return PairingEvent::nothing;

  auto channel = handshake_;
  auto joining = open_p2(envelope, channel);
  const bool is_another = joining && stage_ == Stage::waiting && people.only && !is_same(*joining, *people.only);
  if (CANDOUR_DEFENCE("112", is_another)) {
    end_with(PairingEnd::another_card);
    return PairingEvent::ended;
  }
  if (joining && !may_join(*joining, terms_.subject, people)) joining.reset();
  const bool is_second = joining ? stage_ != Stage::waiting : is_other_inviters(envelope);
  if (CANDOUR_DEFENCE("42 43", is_second)) {
    end_with(PairingEnd::second_joiner);
    return PairingEvent::ended;
  }
  if (!joining) return PairingEvent::nothing;
  bind(envelope, std::move(*joining), std::move(channel));
  return PairingEvent::numbers_ready;
}

PairingEvent InviterPairing::type_half(std::string_view typed, WallTime now) {
  if (pass_time(now) == PairingEvent::ended) return PairingEvent::ended;
  if (stage_ != Stage::comparing) return PairingEvent::nothing;
  const auto half = read_half(typed);
  if (!half) return PairingEvent::not_a_number;
  if (!CANDOUR_DEFENCE("9 43", *half != number_.second_half())) {
    stage_ = Stage::matched;
    return PairingEvent::matched;
  }
  if (--tries_left_ > 0) return PairingEvent::wrong_number;
  end_with(PairingEnd::wrong_tries);
  return PairingEvent::ended;
}

PairingEvent InviterPairing::pass_time(WallTime now) {
  if (!is_open() || now <= terms_.not_after) return PairingEvent::nothing;
  end_with(PairingEnd::expired);
  return PairingEvent::ended;
}

void InviterPairing::stop(PairingEnd why) {
  if (stage_ != Stage::ended) end_with(why);
}

Result<> InviterPairing::send_welcome(const Welcome& welcome, const crypto::DeviceSeed& device) {
  if (stage_ == Stage::welcomed) return {};
  if (stage_ != Stage::matched) return Error{ErrorCode::not_verified, "send welcome"};
  CANDOUR_TRY(const auto written, write_welcome(welcome, binding(), device));
  const auto bytes = as_bytes(written.expose());
  const auto count = (bytes.size() + welcome_chunk_size - 1) / welcome_chunk_size;
  for (std::size_t index = 0; index < count; ++index) {
    const auto chunk = bytes.subspan(index * welcome_chunk_size);
    Writer writer;
    writer.reserve(welcome_part_size);
    writer.u8(static_cast<std::uint8_t>(index)).u8(static_cast<std::uint8_t>(count));
    writer.raw(chunk.first(std::min(chunk.size(), welcome_chunk_size)));
    const WipedBytes padded(crypto::pad(WipedBytes(writer.take()).view(), welcome_part_size - crypto::tag_size));
    welcome_parts_.push_back(channel_.send(padded.view()));
  }
  stage_ = Stage::welcomed;
  return {};
}

}  // namespace candour::pairing
