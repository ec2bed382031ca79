#include <algorithm>

#include "base/defence.hpp"
#include "journal/sealed/sealing.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/acts.hpp"

namespace candour::journal {

namespace {

Result<const crypto::EpochKey*> epoch_for(const Vault::State& state, sealed::RecordKind kind, EpochId& id) {
  if (sealed::belongs_in_root_epoch(kind)) {
    id = state.members.root->id;
    return &state.members.root->key;
  }
  // Text waits for the commit (B5): there is no epoch to write in before the first one was read back.
  if (state.members.epochs.empty()) return Error{ErrorCode::not_paired, "find an epoch to write in"};
  id = state.members.epochs.front().id;
  return &state.members.epochs.front().key;
}

Result<sealed::LogPosition> log_seen(const Vault::State& state) {
  CANDOUR_TRY(const auto position,
              store::log_position(const_cast<Vault::State&>(state).database, *state.members.mailbox));
  const auto start = crypto::log_start(*state.members.mailbox, position.log_epoch);
  return sealed::LogPosition{sealed::log_tag(start), position.n, position.digest};
}

store::Way way_of(When when) {
  switch (when) {
    case When::at_once: return store::Way::at_once;
    case When::in_a_slot: return store::Way::in_a_slot;
    case When::text_slot: return store::Way::text_slot;
  }
  return store::Way::in_a_slot;
}

// What goes in a slot shows no size: whatever does not fit is cut.
bool is_of_one_size(When when) { return CANDOUR_DEFENCE("73", when != When::at_once); }

std::size_t largest_envelope(When when) {
  return is_of_one_size(when) ? crypto::envelope_sizes.front() : crypto::envelope_sizes.back();
}

// One record in the chain `chain`, sealed, kept and on its way.
Result<EnvelopeId> seal_one(Vault::State& state, OwnChain& chain, sealed::RecordKind kind, ByteView body,
                            std::vector<sealed::Tip> heads, When when, std::uint32_t day) {
  sealed::RecordHeader header;
  header.kind = kind;
  CANDOUR_TRY(const auto* key, epoch_for(state, kind, header.epoch));
  header.space = state.members.everyone();
  header.member = state.self.me;
  header.device = state.self.device;
  header.chain = chain.id;
  header.seq = chain.seq + 1;
  header.prev = chain.last;
  header.heads = std::move(heads);
  CANDOUR_TRY(header.log, log_seen(state));
  header.time_ms = sealed::day_as_ms(day);
  const auto room = is_of_one_size(when) ? sealed::EnvelopeRoom::slot : sealed::EnvelopeRoom::smallest_that_fits;
  CANDOUR_TRY(auto made, sealed::seal_record(header, body, *key, state.self.nonce_key, state.self.device_seed,
                                             crypto::random_bytes<32>(), room));
  const auto id = made.record.env_id();
  auto came = arrival_now(state);
  CANDOUR_TRY(came.order, store::keep_envelope(state.database, {id, store::EnvelopeState::record, came, made.envelope},
                                               made.record.envelope_key()->expose(), "", store::Sight::not_yet));
  CANDOUR_CHECK(store::put_in_outbox(state.database, {id, *state.members.mailbox, way_of(when),
                                                      sealed::is_automatic(kind), std::move(made.envelope)}));
  state.last_own_day = state.today().number;
  chain.seq = header.seq;
  chain.last = id;
  CANDOUR_CHECK(take_in(state, std::move(made.record), store::Writer::this_vault, came));
  return id;
}

// A body that fits no envelope of its way: parts in a chain made for it (B10), all in one transaction.
Result<EnvelopeId> seal_parts(Vault::State& state, sealed::RecordKind kind, ByteView body, When when,
                              std::uint32_t day) {
  OwnChain chain{fresh_chain(state), 0, state.graph.last_own()};
  auto heads = state.graph.loose(chain.id, chain.last);
  const auto size = largest_envelope(when);
  const auto piece = sealed::room_for_body(size, heads.size()) - sealed::part_prefix_size;
  CANDOUR_TRY(const auto parts, sealed::cut_into_parts(kind, body, piece));
  EnvelopeId last;
  for (const auto& part : parts) {
    CANDOUR_TRY(last, seal_one(state, chain, sealed::RecordKind::part, part, std::exchange(heads, {}), when, day));
  }
  return last;
}

}  // namespace

namespace {

// `named_first`, then the loose records; a chain once, and not the own one, whose last record is prev.
std::vector<sealed::Tip> heads_of(const Vault::State& state, const std::vector<EnvelopeId>& named_first,
                                  std::size_t most) {
  const auto& chain = state.chain;
  std::vector<sealed::Tip> heads;
  const auto add = [&](const sealed::Tip& tip) {
    const bool is_own_chain = tip.device == state.self.device && tip.chain == chain.id;
    const bool is_named = std::any_of(heads.begin(), heads.end(), [&](const auto& h) { return is_same_chain(h, tip); });
    if (!is_own_chain && !is_named && tip.env_id != chain.last && heads.size() < most) heads.push_back(tip);
  };
  for (const auto& id : named_first) {
    if (const auto tip = state.graph.tip(id)) add(*tip);
  }
  for (const auto& tip : state.graph.loose(chain.id, chain.last, most)) add(tip);
  sealed::sort_tips(heads);
  return heads;
}

}  // namespace

Result<EnvelopeId> seal_act(Vault::State& state, sealed::RecordKind kind, ByteView body, When when, std::uint32_t day,
                            const std::vector<EnvelopeId>& named_first) {
  if (!may_seal(state, kind)) return Error{ErrorCode::not_paired, "seal before the other computer was heard"};
  const auto size = largest_envelope(when);
  const bool fits = body.size() <= sealed::room_for_body(size, 0);
  if (!fits && !sealed::is_never_cut(kind)) return seal_parts(state, kind, body, when, day);
  std::size_t most = sealed::most_heads;
  while (most > 0 && sealed::room_for_body(size, most) < body.size()) --most;
  return seal_one(state, state.chain, kind, body, heads_of(state, named_first, most), when, day);
}

Result<> say_alive(Vault::State& state, When when) {
  const auto day = state.today().number;
  if (when != When::at_once) return store::put_act(state.database, {0, sealed::RecordKind::heartbeat, 0, day, {}});
  CANDOUR_CHECK(seal_act(state, sealed::RecordKind::heartbeat, {}, when, day));
  return {};
}

}  // namespace candour::journal
