// Saving and restoring of the joiner's side: the messages are kept and the handshake is run again from them.
#include "journal/pairing/joiner.hpp"
#include "journal/pairing/wiped_bytes.hpp"

namespace candour::pairing {

namespace {

constexpr std::uint8_t saved_version = 1;
constexpr std::uint8_t saved_side = 2;
constexpr Error not_saved{ErrorCode::malformed, "restore joiner"};

void write_sized(Writer& writer, ByteView bytes) { writer.u16(static_cast<std::uint16_t>(bytes.size())).raw(bytes); }

// What save() wrote, read but not yet run.
struct Saved {
  JoinerPairing::Terms terms;
  crypto::PairCode code;
  ByteView random, ephemeral;
  std::uint8_t stage = 0, end = 0, tries = 0;
  ByteView p1, t1, p2b;
  std::vector<ByteView> parts;
};

std::optional<Saved> read_saved(ByteView bytes) {
  Reader reader(bytes);
  if (reader.u8() != saved_version || reader.u8() != saved_side) return std::nullopt;
  const auto purpose = purpose_from(reader.u8());
  if (!purpose) return std::nullopt;
  Saved out;
  out.terms.purpose = *purpose;
  out.terms.relay_id = reader.id<RelayId>();
  out.terms.started = WallTime(std::chrono::milliseconds(static_cast<std::int64_t>(reader.u64())));
  out.code = read_secret<crypto::PairCode>(reader);
  out.random = reader.raw(32);
  out.ephemeral = reader.raw(32);
  out.stage = reader.u8();
  out.end = reader.u8();
  out.tries = reader.u8();
  out.p1 = reader.raw(reader.u16());
  out.t1 = reader.raw(reader.u16());
  out.p2b = reader.raw(reader.u16());
  out.parts.resize(reader.u8());
  for (auto& part : out.parts) part = reader.raw(welcome_part_size);
  if (!reader.finished() || out.stage > static_cast<std::uint8_t>(JoinerPairing::Stage::ended) ||
      out.end > static_cast<std::uint8_t>(last_pairing_end) || out.tries > most_tries ||
      out.parts.size() > most_rendezvous_envelopes)
    return std::nullopt;
  return out;
}

}  // namespace

crypto::SecretText JoinerPairing::save() const {
  Writer writer;
  writer.reserve(4 * short_message_size + most_rendezvous_envelopes * welcome_part_size);
  writer.u8(saved_version).u8(saved_side).u8(static_cast<std::uint8_t>(terms_.purpose));
  writer.raw(terms_.relay_id).u64(static_cast<std::uint64_t>(terms_.started.time_since_epoch().count()));
  writer.raw(code_.expose()).raw(secrets_.random.expose()).raw(secrets_.ephemeral.expose());
  writer.u8(static_cast<std::uint8_t>(stage_)).u8(static_cast<std::uint8_t>(end_));
  writer.u8(static_cast<std::uint8_t>(tries_left_));
  write_sized(writer, p1_);
  write_sized(writer, t1_);
  write_sized(writer, p2b_);
  writer.u8(static_cast<std::uint8_t>(parts_.size()));
  for (const auto& part : parts_) writer.raw(part);
  const WipedBytes out(writer.take());
  return crypto::SecretText(as_text(out.view()));
}

Result<JoinerPairing> JoinerPairing::restore(ByteView bytes) {
  auto saved = read_saved(bytes);
  if (!saved) return not_saved;
  JoinerPairing out(saved->terms, std::move(saved->code), PairingSecrets::restore(saved->random, saved->ephemeral));
  if (!saved->p1.empty() && !out.open_p1(saved->p1)) return not_saved;
  if (!saved->t1.empty() && !(out.opening_ && out.send_t1(to_bytes(saved->t1)))) return not_saved;
  if (!saved->p2b.empty() && !(!out.t1_.empty() && out.open_p2b(saved->p2b))) return not_saved;
  for (const auto& part : saved->parts) out.save_part(part);
  out.tries_left_ = saved->tries;

  const auto reached = static_cast<Stage>(saved->stage);
  if (reached == Stage::ended) {
    out.end_with(static_cast<PairingEnd>(saved->end));
    return out;
  }
  if (reached <= Stage::comparing) return reached == out.stage_ ? Result<JoinerPairing>(std::move(out)) : not_saved;
  if (out.stage_ != Stage::comparing) return not_saved;
  out.stage_ = Stage::matched;
  if (reached == Stage::opened && out.open_welcome() != PairingEvent::welcome_opened) return not_saved;
  return out;
}

}  // namespace candour::pairing
