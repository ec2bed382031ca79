#include "journal/pairing/joiner.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/aead.hpp"
#include "journal/pairing/wiped_bytes.hpp"

namespace candour::pairing {

namespace {

constexpr std::uint64_t furthest_time = std::uint64_t{1} << 62;  // a hostile not_after must not overflow

std::optional<Opening> read_p1(crypto::Noise& responder, ByteView envelope, Purpose purpose) {
  if (envelope.size() != short_message_size) return std::nullopt;
  const auto padded = responder.read_first(envelope);
  const auto content = padded ? crypto::unpad(*padded) : std::nullopt;
  return content ? parse_opening(*content, purpose) : std::nullopt;
}

WallTime time_of(std::uint64_t milliseconds) {
  const auto bounded = static_cast<std::int64_t>(std::min(milliseconds, furthest_time));
  return WallTime(std::chrono::milliseconds(bounded));
}

// The parts of a Welcome, put together in order.
class WelcomeAssembly {
 public:
  WelcomeAssembly() { bytes_.reserve(largest_welcome); }  // growing would leave copies behind
  WelcomeAssembly(const WelcomeAssembly&) = delete;
  WelcomeAssembly& operator=(const WelcomeAssembly&) = delete;
  ~WelcomeAssembly() { crypto::detail::wipe(bytes_.data(), bytes_.size()); }

  // False if this is not the next part.
  bool add(ByteView part) {
    Reader reader(part);
    const std::size_t index = reader.u8();
    const std::size_t count = reader.u8();
    if (!reader.ok() || index != next_ || count < 1 || count > 4 || index >= count) return false;
    if (next_ > 0 && count != count_) return false;
    const auto size = reader.rest().size();
    if (size < 1 || size > welcome_chunk_size || (index + 1 < count && size != welcome_chunk_size)) return false;
    append(bytes_, reader.rest());
    count_ = count;
    ++next_;
    return true;
  }
  bool is_complete() const { return next_ > 0 && next_ == count_; }
  ByteView whole() const { return bytes_; }

 private:
  Bytes bytes_;
  std::size_t next_ = 0;
  std::size_t count_ = 0;
};

}  // namespace

JoinerPairing::JoinerPairing(const Terms& terms, crypto::PairCode code, PairingSecrets secrets)
    : terms_(terms),
      code_(std::move(code)),
      secrets_(std::move(secrets)),
      channel_(begin_handshake(crypto::NoiseRole::responder, terms_.purpose, code_, secrets_.ephemeral)) {}

std::vector<Bytes> JoinerPairing::messages() const {
  if (stage_ == Stage::ended || p2_.empty()) return {};
  return {p2_};
}

PairingBinding JoinerPairing::binding() const {
  return {terms_.purpose, channel_.handshake_hash(), pairing_hash(channel_.handshake_hash(), t1_)};
}

PairingEvent JoinerPairing::end_with(PairingEnd end) {
  stage_ = Stage::ended;
  end_ = end;
  parts_.clear();
  welcome_.reset();
  return PairingEvent::ended;
}

PairingEvent JoinerPairing::pass_time(WallTime now) {
  if (!is_open()) return PairingEvent::nothing;
  auto last = terms_.started + pairing_lifetime;
  if (opening_) last = std::min(last, time_of(opening_->not_after));
  return now > last ? end_with(PairingEnd::expired) : PairingEvent::nothing;
}

void JoinerPairing::stop() {
  if (stage_ != Stage::ended) end_with(PairingEnd::stopped);
}

bool JoinerPairing::open_p1(ByteView envelope) {
  auto responder = channel_;
  const auto opening = read_p1(responder, envelope, terms_.purpose);
  if (!opening) return false;
  opening_ = opening;
  channel_ = std::move(responder);
  p1_ = to_bytes(envelope);
  stage_ = Stage::asked;
  return true;
}

bool JoinerPairing::is_another_p1(ByteView envelope) const {
  auto responder = begin_handshake(crypto::NoiseRole::responder, terms_.purpose, code_, secrets_.ephemeral);
  return read_p1(responder, envelope, terms_.purpose).has_value();
}

bool JoinerPairing::open_p2b(ByteView envelope) {
  auto channel = channel_;
  const auto padded = envelope.size() == short_message_size ? channel.receive(envelope) : std::nullopt;
  const auto content = padded ? crypto::unpad(*padded) : std::nullopt;
  // Another r_i than the one promised in P1 shows no number at all.
  const auto random = content ? parse_reveal(*content, terms_.purpose, opening_->commitment) : std::nullopt;
  if (!random) return false;
  channel_ = std::move(channel);
  p2b_ = to_bytes(envelope);
  number_ =
      pairing_number(terms_.purpose, channel_.handshake_hash(), binding().t1_hash, *random, secrets_.random.expose());
  stage_ = Stage::comparing;
  return true;
}

void JoinerPairing::save_part(ByteView envelope) {
  const bool is_kept =
      std::any_of(parts_.begin(), parts_.end(), [&](const Bytes& part) { return equal(part, envelope); });
  if (!is_kept && parts_.size() < most_rendezvous_envelopes) parts_.push_back(to_bytes(envelope));
}

PairingEvent JoinerPairing::receive(ByteView envelope, WallTime now) {
  if (pass_time(now) == PairingEvent::ended) return PairingEvent::ended;
  if (!is_open()) return PairingEvent::nothing;
  if (envelope.size() == welcome_part_size) {
    save_part(envelope);
    return stage_ == Stage::matched ? open_welcome() : PairingEvent::nothing;
  }
  if (equal(envelope, p1_) || equal(envelope, p2_) || equal(envelope, p2b_)) return PairingEvent::nothing;
  if (stage_ == Stage::waiting) {
    if (!open_p1(envelope)) return PairingEvent::nothing;
    return pass_time(now) == PairingEvent::ended ? PairingEvent::ended : PairingEvent::journal_found;
  }
  if (CANDOUR_DEFENCE("43", is_another_p1(envelope))) return end_with(PairingEnd::second_joiner);
  const bool is_reveal = stage_ == Stage::answered && open_p2b(envelope);
  return is_reveal ? PairingEvent::numbers_ready : PairingEvent::nothing;
}

std::optional<HandshakeHash> JoinerPairing::handshake_to_sign() const {
  auto channel = channel_;
  if (!channel.write_second({})) return std::nullopt;
  return channel.handshake_hash();
}

bool JoinerPairing::send_t1(Bytes t1) {
  auto message = channel_.write_second({});
  if (!message) return false;
  p2_ = std::move(*message);
  append(p2_, channel_.send(crypto::pad(t1, t1_padded_size)));
  t1_ = std::move(t1);
  stage_ = Stage::answered;
  return true;
}

Result<> JoinerPairing::answer(const sealed::MemberCard& card, const sealed::Certificate& certificate,
                               const crypto::IdentitySeed& identity) {
  if (stage_ != Stage::asked) return Error{ErrorCode::pairing_waits, "answer invitation"};
  const auto handshake = handshake_to_sign();
  if (shape_of(terms_.purpose) != JoinerShape::member || !handshake)
    return Error{ErrorCode::bad_argument, "answer invitation"};
  auto t1 = make_t1(terms_.purpose, secrets_.random.expose(), card, certificate, identity, *handshake);
  const bool fits = parse_t1(t1, terms_.purpose, opening_->journal, *handshake).has_value();
  if (!fits || !send_t1(std::move(t1))) return Error{ErrorCode::bad_argument, "answer invitation"};
  return {};
}

Result<> JoinerPairing::answer(const sealed::Certificate& certificate, const crypto::DeviceSeed& device) {
  if (stage_ != Stage::asked) return Error{ErrorCode::pairing_waits, "answer invitation"};
  const auto handshake = handshake_to_sign();
  if (shape_of(terms_.purpose) != JoinerShape::device || !handshake)
    return Error{ErrorCode::bad_argument, "answer invitation"};
  auto t1 = make_t1(terms_.purpose, secrets_.random.expose(), certificate, device, *handshake);
  const bool fits = parse_t1(t1, terms_.purpose, opening_->journal, *handshake).has_value();
  if (!fits || !send_t1(std::move(t1))) return Error{ErrorCode::bad_argument, "answer invitation"};
  return {};
}

PairingEvent JoinerPairing::type_half(std::string_view typed, WallTime now) {
  if (pass_time(now) == PairingEvent::ended) return PairingEvent::ended;
  if (stage_ != Stage::comparing) return PairingEvent::nothing;
  const auto half = read_half(typed);
  if (!half) return PairingEvent::not_a_number;
  if (CANDOUR_DEFENCE("9 43", *half != number_.first_half()))
    return --tries_left_ > 0 ? PairingEvent::wrong_number : end_with(PairingEnd::wrong_tries);
  stage_ = Stage::matched;
  const auto event = open_welcome();
  return event == PairingEvent::nothing ? PairingEvent::matched : event;
}

// Opens the kept parts in the order of their nonces, from the first again each time: nothing of a half-arrived Welcome
// is kept open.
PairingEvent JoinerPairing::open_welcome() {
  auto channel = channel_;
  WelcomeAssembly assembly;
  while (!assembly.is_complete()) {
    std::optional<Bytes> opened;
    for (std::size_t i = 0; i < parts_.size() && !opened; ++i) opened = channel.receive(parts_[i]);
    if (!opened) return PairingEvent::nothing;
    const WipedBytes padded(std::move(*opened));
    const WipedBytes part(crypto::unpad(padded.view()).value_or(Bytes{}));
    if (!assembly.add(part.view())) return end_with(PairingEnd::bad_welcome);
  }
  return judge_welcome(assembly.whole());
}

PairingEvent JoinerPairing::judge_welcome(ByteView bytes) {
  auto welcome = parse_welcome(bytes);
  const auto joining = parse_t1(t1_, terms_.purpose, opening_->journal, channel_.handshake_hash());
  if (!welcome || !joining) return end_with(PairingEnd::bad_welcome);
  const WelcomeExpectation expected{
      binding(), opening_->journal, opening_->subject, terms_.relay_id, joining->certificate.contents, joining->card};
  const auto fault = check_welcome(*welcome, bytes, expected);
  if (fault == WelcomeFault::wrong_relay) return end_with(PairingEnd::wrong_relay);
  if (fault != WelcomeFault::none) return end_with(PairingEnd::bad_welcome);
  welcome_ = std::move(*welcome);
  stage_ = Stage::opened;
  return PairingEvent::welcome_opened;
}

}  // namespace candour::pairing
