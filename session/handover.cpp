#include "session/handover.hpp"

#include <algorithm>
#include <cassert>

#include "base/codec.hpp"
#include "journal/vault/post_views.hpp"

namespace candour::session {

namespace {

constexpr std::string_view magic = "CANDOURH";
constexpr std::uint8_t version = 1;
constexpr std::size_t max_envelope = 262'144;

void put_text(Writer& out, std::string_view text) {
  out.u16(static_cast<std::uint16_t>(text.size())).raw(as_bytes(text));
}

void put_time(Writer& out, std::chrono::milliseconds time) { out.u64(static_cast<std::uint64_t>(time.count())); }

void put(Writer& out, const journal::MailboxView& view) {
  out.raw(view.id).raw(view.relay_id).raw(view.read.expose()).raw(view.write.expose());
  put_text(out, view.relay);
  out.u64(view.log_epoch).u64(view.after).u8(view.is_rendezvous ? 1 : 0);
  out.u8(static_cast<std::uint8_t>(view.controllers.size()));
  for (const auto& controller : view.controllers) out.raw(controller);
}

void put(Writer& out, const sync::SlotState& slots) {
  put_time(out, slots.tempo.quiet);
  put_time(out, slots.tempo.quick);
  put_time(out, slots.quick_until.time_since_epoch());
  put_time(out, slots.start.time_since_epoch());
  put_time(out, slots.length);
  put_time(out, slots.moment.time_since_epoch());
  out.u8(slots.is_used ? 1 : 0);
}

std::string text_of(Reader& in) { return to_text(in.raw(in.u16())); }
std::chrono::milliseconds time_of(Reader& in) { return std::chrono::milliseconds(in.u64() & INT64_MAX); }

template <class Seed>
Seed seed_of(Reader& in) {
  const auto bytes = in.raw(32);
  return bytes.size() == 32 ? Seed(bytes.first<32>()) : Seed();
}

journal::MailboxView mailbox_of(Reader& in) {
  journal::MailboxView view;
  view.id = in.id<MailboxId>();
  view.relay_id = in.id<RelayId>();
  view.read = seed_of<crypto::ReadSeed>(in);
  view.write = seed_of<crypto::WriteSeed>(in);
  view.relay = text_of(in);
  view.log_epoch = in.u64();
  view.after = in.u64();
  view.is_rendezvous = in.u8() == 1;
  const auto controllers = in.u8();
  for (unsigned index = 0; index < controllers && in.ok(); ++index) view.controllers.push_back(in.id<ControllerKey>());
  return view;
}

sync::SlotState slots_of(Reader& in) {
  sync::SlotState slots;
  slots.tempo = {time_of(in), time_of(in)};
  slots.quick_until = SteadyTime(time_of(in));
  slots.start = SteadyTime(time_of(in));
  slots.length = time_of(in);
  slots.moment = SteadyTime(time_of(in));
  slots.is_used = in.u8() == 1;
  return slots;
}

bool is_possible(const Handover& handover) {
  if (handover.window.size() > max_handed_window) return false;
  for (const auto& waiting : handover.envelopes) {
    if (waiting.outgoing.envelope.empty() || waiting.outgoing.envelope.size() > max_envelope) return false;
  }
  if (!handover.slots) return true;
  const auto& slots = *handover.slots;
  return slots.tempo.quiet.count() > 0 && slots.tempo.quick.count() > 0 && slots.length.count() > 0;
}

}  // namespace

Bytes encode(const Handover& handover) {
  assert(handover.mailboxes.size() <= 255 && handover.window.size() <= max_handed_window);
  Writer out;
  out.raw(as_bytes(magic)).u8(version).u8(static_cast<std::uint8_t>(handover.mailboxes.size()));
  for (const auto& mailbox : handover.mailboxes) put(out, mailbox);
  out.u32(static_cast<std::uint32_t>(handover.envelopes.size()));
  for (const auto& waiting : handover.envelopes) {
    out.raw(waiting.outgoing.mailbox).raw(waiting.outgoing.id).u8(waiting.needs_slot ? 1 : 0);
    out.u32(static_cast<std::uint32_t>(waiting.outgoing.envelope.size())).raw(waiting.outgoing.envelope);
  }
  out.u8(handover.slots ? 1 : 0);
  if (handover.slots) put(out, *handover.slots);
  put_text(out, handover.ca_file);
  out.u16(static_cast<std::uint16_t>(handover.window.size())).raw(handover.window);
  return out.take();
}

Result<Handover> parse_handover(ByteView bytes) {
  constexpr Error malformed{ErrorCode::malformed, "read what was handed over"};
  Reader in(bytes);
  if (to_text(in.raw(magic.size())) != magic || in.u8() != version) return malformed;
  Handover handover;
  const auto mailboxes = in.u8();
  for (unsigned index = 0; index < mailboxes && in.ok(); ++index) handover.mailboxes.push_back(mailbox_of(in));
  const auto envelopes = in.u32();
  for (std::uint32_t index = 0; index < envelopes && in.ok(); ++index) {
    journal::WaitingEnvelope waiting;
    waiting.outgoing.mailbox = in.id<MailboxId>();
    waiting.outgoing.id = in.id<EnvelopeId>();
    waiting.needs_slot = in.u8() == 1;
    waiting.outgoing.envelope = to_bytes(in.raw(in.u32()));
    handover.envelopes.push_back(std::move(waiting));
  }
  if (in.u8() == 1) handover.slots = slots_of(in);
  handover.ca_file = text_of(in);
  handover.window = to_bytes(in.raw(in.u16()));
  if (!in.finished() || !is_possible(handover)) return malformed;
  // One way to write it: what encode() would not make is refused, whatever byte it differs in.
  const auto again = encode(handover);
  if (!std::equal(again.begin(), again.end(), bytes.begin(), bytes.end())) return malformed;
  return handover;
}

}  // namespace candour::session
