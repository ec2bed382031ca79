// Saving and restoring of the inviter's side: the joiner's message is kept and the handshake is run again from it.
#include "journal/pairing/inviter.hpp"
#include "journal/pairing/wiped_bytes.hpp"

namespace candour::pairing {

namespace {

constexpr std::uint8_t saved_version = 1;
constexpr std::uint8_t saved_side = 1;
constexpr Error not_saved{ErrorCode::malformed, "restore inviter"};

// What save() wrote, read but not yet run.
struct Saved {
  InviterPairing::Terms terms;
  crypto::PairCode code;
  ByteView random, ephemeral;
  std::uint8_t stage = 0, end = 0, tries = 0;
  ByteView p2;
  std::vector<Bytes> parts;
};

std::optional<Saved> read_saved(ByteView bytes) {
  Reader reader(bytes);
  if (reader.u8() != saved_version || reader.u8() != saved_side) return std::nullopt;
  const auto purpose = purpose_from(reader.u8());
  if (!purpose) return std::nullopt;
  Saved out;
  out.terms.purpose = *purpose;
  out.terms.journal = reader.id<JournalId>();
  out.terms.subject = reader.id<MemberKey>();
  out.terms.not_after = WallTime(std::chrono::milliseconds(static_cast<std::int64_t>(reader.u64())));
  out.code = read_secret<crypto::PairCode>(reader);
  out.random = reader.raw(32);
  out.ephemeral = reader.raw(32);
  out.stage = reader.u8();
  out.end = reader.u8();
  out.tries = reader.u8();
  out.p2 = reader.raw(reader.u16());
  out.parts.resize(reader.u8());
  for (auto& part : out.parts) part = to_bytes(reader.raw(welcome_part_size));
  if (!reader.finished() || out.stage > static_cast<std::uint8_t>(InviterPairing::Stage::ended) ||
      out.end > static_cast<std::uint8_t>(last_pairing_end) || out.tries > most_tries)
    return std::nullopt;
  return out;
}

}  // namespace

crypto::SecretText InviterPairing::save() const {
  Writer writer;
  writer.reserve(2 * short_message_size + 5 * welcome_part_size);
  writer.u8(saved_version).u8(saved_side).u8(static_cast<std::uint8_t>(terms_.purpose));
  writer.raw(terms_.journal).raw(terms_.subject);
  writer.u64(static_cast<std::uint64_t>(terms_.not_after.time_since_epoch().count()));
  writer.raw(code_.expose()).raw(secrets_.random.expose()).raw(secrets_.ephemeral.expose());
  writer.u8(static_cast<std::uint8_t>(stage_)).u8(static_cast<std::uint8_t>(end_));
  writer.u8(static_cast<std::uint8_t>(tries_left_));
  writer.u16(static_cast<std::uint16_t>(p2_.size())).raw(p2_);
  writer.u8(static_cast<std::uint8_t>(welcome_parts_.size()));
  for (const auto& part : welcome_parts_) writer.raw(part);
  const WipedBytes out(writer.take());
  return crypto::SecretText(as_text(out.view()));
}

Result<InviterPairing> InviterPairing::restore(ByteView bytes) {
  auto saved = read_saved(bytes);
  if (!saved) return not_saved;
  InviterPairing out(saved->terms, std::move(saved->code), PairingSecrets::restore(saved->random, saved->ephemeral));
  if (!saved->p2.empty()) {
    auto channel = out.handshake_;
    // Who may join was judged when it came.
    auto joining = saved->p2.size() == short_message_size ? out.open_p2(saved->p2, channel) : std::nullopt;
    if (!joining) return not_saved;
    out.bind(saved->p2, std::move(*joining), std::move(channel));
  }
  const auto reached = static_cast<Stage>(saved->stage);
  const bool needs_joiner = reached != Stage::waiting && reached != Stage::ended;
  if (needs_joiner != out.joining_.has_value() && reached != Stage::ended) return not_saved;
  if ((reached == Stage::welcomed) == saved->parts.empty() && reached != Stage::ended) return not_saved;
  out.welcome_parts_ = std::move(saved->parts);
  out.stage_ = reached;
  out.end_ = static_cast<PairingEnd>(saved->end);
  out.tries_left_ = saved->tries;
  return out;
}

}  // namespace candour::pairing
