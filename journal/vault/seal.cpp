#include "journal/vault/seal.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "crypto/mailbox.hpp"
#include "journal/sealed/sealing.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/monotonic.hpp"

namespace candour::journal {

namespace {

store::Way way_of(When when) {
  switch (when) {
    case When::at_once:
      return store::Way::at_once;
    case When::in_a_slot:
      return store::Way::in_a_slot;
    case When::text_slot:
      return store::Way::text_slot;
  }
  return store::Way::in_a_slot;
}

// What goes in a slot shows no size: whatever does not fit is cut.
bool is_of_one_size(When when) { return CANDOUR_DEFENCE("73", when != When::at_once); }

std::size_t largest_envelope(When when) {
  return is_of_one_size(when) ? crypto::envelope_sizes.front() : crypto::envelope_sizes.back();
}

}  // namespace

OwnChain Sealing::fresh_chain() const {
  if (!CANDOUR_DEFENCE("51 61", true)) return {{}, 0, held_.graph.last_own()};
  const auto random = crypto::fresh<16>(reading_.self.nonce_key, "chain", monotonic_ns(reading_.clock));
  return {ChainId(take<16>(random.expose())), 0, held_.graph.last_own()};
}

void Sealing::reread() { chain_ = fresh_chain(); }

bool Sealing::are_seen_by_next(const std::set<EnvelopeId>& earlier) const {
  std::vector<EnvelopeId> links{chain_.last};
  for (const auto& tip : held_.graph.loose(chain_.id, chain_.last)) links.push_back(tip.env_id);
  auto unseen = earlier;
  for (const auto& link : links) unseen.erase(link);
  return held_.graph.seen_by(links, unseen) == unseen;
}

Result<const crypto::EpochKey*> Sealing::epoch_for(sealed::RecordKind kind, EpochId& id) const {
  if (sealed::belongs_in_root_epoch(kind)) {
    id = reading_.members.root->id;
    return &reading_.members.root->key;
  }
  // Text waits for the commit (B5): there is no epoch to write in before the first one was read back.
  if (reading_.members.epochs.empty()) return Error{ErrorCode::not_paired, "find an epoch to write in"};
  id = reading_.members.epochs.front().id;
  return &reading_.members.epochs.front().key;
}

Result<sealed::LogPosition> Sealing::log_seen() const {
  CANDOUR_TRY(const auto position, store::log_position(database_, *reading_.members.mailbox));
  const auto start = crypto::log_start(*reading_.members.mailbox, position.log_epoch);
  return sealed::LogPosition{sealed::log_tag(start), position.n, position.digest};
}

// One record in the chain `chain`, sealed, kept and on its way.
Result<EnvelopeId> Sealing::seal_one(OwnChain& chain, sealed::RecordKind kind, ByteView body,
                                     std::vector<sealed::Tip> heads, When when, std::uint32_t day) {
  sealed::RecordHeader header;
  header.kind = kind;
  CANDOUR_TRY(const auto* key, epoch_for(kind, header.epoch));
  header.space = reading_.members.everyone();
  header.member = reading_.self.me;
  header.device = reading_.self.device;
  header.chain = chain.id;
  header.seq = chain.seq + 1;
  header.prev = chain.last;
  header.heads = std::move(heads);
  CANDOUR_TRY(header.log, log_seen());
  header.time_ms = sealed::day_as_ms(day);
  const auto room = is_of_one_size(when) ? sealed::EnvelopeRoom::slot : sealed::EnvelopeRoom::smallest_that_fits;
  CANDOUR_TRY(auto made, sealed::seal_record(header, body, *key, reading_.self.nonce_key, reading_.self.device_seed,
                                             crypto::random_bytes<32>(), room));
  const auto id = made.record.env_id();
  auto came = records_.arrival_now();
  CANDOUR_TRY(came.order, store::save_envelope(database_, {id, store::EnvelopeState::record, came, made.envelope},
                                               made.record.envelope_key()->expose(), "", store::Sight::not_yet));
  CANDOUR_CHECK(store::put_in_outbox(
      database_, {id, *reading_.members.mailbox, way_of(when), sealed::is_automatic(kind), std::move(made.envelope)}));
  chain.seq = header.seq;
  chain.last = id;
  CANDOUR_CHECK(records_.take_in(std::move(made.record), store::Writer::this_vault, came));
  return id;
}

// A body that fits no envelope of its way: parts in a chain made for it (B10), all in one transaction.
Result<EnvelopeId> Sealing::seal_parts(sealed::RecordKind kind, ByteView body, When when, std::uint32_t day) {
  auto chain = fresh_chain();
  auto heads = held_.graph.loose(chain.id, chain.last);
  const auto size = largest_envelope(when);
  const auto piece = sealed::room_for_body(size, heads.size()) - sealed::part_prefix_size;
  CANDOUR_TRY(const auto parts, sealed::cut_into_parts(kind, body, piece));
  EnvelopeId last;
  for (const auto& part : parts) {
    CANDOUR_TRY(last, seal_one(chain, sealed::RecordKind::part, part, std::exchange(heads, {}), when, day));
  }
  return last;
}

// `named_first`, then the loose records; a chain once, and not the own one, whose last record is prev.
std::vector<sealed::Tip> Sealing::heads_of(const std::vector<EnvelopeId>& named_first, std::size_t most) const {
  const auto& chain = chain_;
  std::vector<sealed::Tip> heads;
  const auto add = [&](const sealed::Tip& tip) {
    const bool is_own_chain = tip.device == reading_.self.device && tip.chain == chain.id;
    const bool is_named = std::any_of(heads.begin(), heads.end(), [&](const auto& h) { return is_same_chain(h, tip); });
    if (!is_own_chain && !is_named && tip.env_id != chain.last && heads.size() < most) heads.push_back(tip);
  };
  for (const auto& id : named_first) {
    if (const auto tip = held_.graph.tip(id)) add(*tip);
  }
  for (const auto& tip : held_.graph.loose(chain.id, chain.last, most)) add(tip);
  sealed::sort_tips(heads);
  return heads;
}

Result<EnvelopeId> Sealing::act(sealed::RecordKind kind, ByteView body, When when, std::uint32_t day,
                                const std::vector<EnvelopeId>& named_first) {
  if (!sharing_.may_seal(kind)) return Error{ErrorCode::not_paired, "seal before the other computer was heard"};
  const auto size = largest_envelope(when);
  const bool fits = body.size() <= sealed::room_for_body(size, 0);
  if (!fits && !sealed::is_never_cut(kind)) return seal_parts(kind, body, when, day);
  std::size_t most = sealed::most_heads;
  while (most > 0 && sealed::room_for_body(size, most) < body.size()) --most;
  return seal_one(chain_, kind, body, heads_of(named_first, most), when, day);
}

Result<> Sealing::say_alive(When when) {
  const auto day = reading_.today().number;
  if (when != When::at_once) return store::put_waiting(database_, {0, sealed::RecordKind::heartbeat, 0, day, {}});
  CANDOUR_CHECK(act(sealed::RecordKind::heartbeat, {}, when, day));
  return {};
}

}  // namespace candour::journal
