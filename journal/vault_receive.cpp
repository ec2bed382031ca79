#include "journal/store/keys.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault_acts.hpp"

namespace candour::journal {

namespace {

// What this vault knows, as authenticate() asks for it.
class HeldKeys final : public sealed::Keyring {
 public:
  explicit HeldKeys(const Vault::State& state) : state_(state) {}

  // Granted keys come with later work: no envelope has one yet.
  std::optional<crypto::Transient<32>> envelope_key(const EnvelopeId&) const override { return std::nullopt; }

  std::vector<sealed::KnownEpoch> epochs() const override {
    std::vector<sealed::KnownEpoch> known;
    if (!state_.root) return known;
    for (const auto& epoch : state_.epochs) known.push_back({epoch.id, state_.everyone(), &epoch.key});
    known.push_back({state_.root->id, state_.everyone(), &state_.root->key});
    return known;
  }

  const sealed::Certificate* certificate(const DeviceKey& device) const override {
    const auto found = state_.certificates.find(device);
    return found == state_.certificates.end() ? nullptr : &found->second;
  }

  bool was_ever_member(const SpaceId& space, const MemberKey& member) const override {
    return is_own_space(space) && state_.roster.ever.contains(member);
  }

  bool is_own_space(const SpaceId& space) const override { return state_.journal && space == state_.everyone(); }

 private:
  const Vault::State& state_;
};

std::uint64_t online_ms(Vault::State& state) { return store::get_number(state.database, fact::online).value_or(0); }

// Judges bytes that were never seen before, or again after a key or a certificate arrived.
Result<> judge(Vault::State& state, const store::KeptEnvelope& kept, bool is_kept, Absorbed& absorbed) {
  auto outcome = sealed::authenticate(kept.bytes, HeldKeys(state));
  const auto keep = [&](store::EnvelopeState as, ByteView key, const char* reason) -> Result<> {
    if (is_kept) return store::set_state(state.database, kept.id, as, key, reason);
    return store::keep_envelope(state.database, {kept.id, as, kept.seen_online, kept.bytes}, key, reason);
  };
  if (auto* record = std::get_if<sealed::AuthenticRecord>(&outcome)) {
    CANDOUR_CHECK(keep(store::EnvelopeState::record, record->envelope_key()->expose(), ""));
    return take_in(state, std::move(*record), store::Writer::another, absorbed);
  }
  if (const auto* dropped = std::get_if<sealed::Dropped>(&outcome)) {
    ++absorbed.dropped;
    return keep(store::EnvelopeState::dropped, {}, sealed::name_of(dropped->reason));
  }
  if (std::holds_alternative<sealed::Uncertified>(outcome)) return keep(store::EnvelopeState::uncertified, {}, "");
  return keep(store::EnvelopeState::opaque, {}, "");
}

Result<> judge_waiting_again(Vault::State& state, Absorbed& absorbed) {
  CANDOUR_CHECK(fold_members(state));
  while (std::exchange(state.has_new_keys, false)) {
    CANDOUR_TRY(const auto waiting, store::waiting_envelopes(state.database));
    for (const auto& kept : waiting) CANDOUR_CHECK(judge(state, kept, true, absorbed));
    CANDOUR_CHECK(fold_members(state));
  }
  return {};
}

// An envelope has one place in a log: a second one is a log that was written anew.
Result<> suspect_if_twice(Vault::State& state, const MailboxId& mailbox, const EnvelopeId& id) {
  CANDOUR_TRY(const auto row, journal_mailbox(state));
  if (!row || row->id != mailbox) return {};
  CANDOUR_TRY(const bool is_twice, store::stands_in_present_log(state.database, *row, id));
  return is_twice ? suspect(state, *row) : Result<>();
}

Result<> absorb_entry(Vault::State& state, const PageView& page, const PageEntryView& entry, bool is_rendezvous,
                      Absorbed& absorbed) {
  const auto id = crypto::envelope_id(entry.envelope);
  CANDOUR_TRY(const auto known, store::state_of(state.database, id));
  if (known && !is_rendezvous) CANDOUR_CHECK(suspect_if_twice(state, page.mailbox, id));
  CANDOUR_CHECK(store::advance_log(state.database, page.mailbox, entry.seq, id, entry.envelope.size()));
  CANDOUR_TRY(const bool was_ours, store::is_in_outbox(state.database, id));
  if (was_ours) CANDOUR_CHECK(store::take_from_outbox(state.database, id));
  if (state.in_flight.erase(id) > 0) CANDOUR_CHECK(reappended(state, {id}));
  if (state.relay_log.refill) state.relay_log.refill->handed.erase(id);
  state.graph.note_in_log(id);
  if (is_rendezvous) return pairing_received(state, id, entry.envelope, absorbed);
  if (known) return {};
  const store::KeptEnvelope kept{id, store::EnvelopeState::opaque, static_cast<std::int64_t>(online_ms(state)),
                                 to_bytes(entry.envelope)};
  return judge(state, kept, false, absorbed);
}

Result<Absorbed> absorb_page(Vault::State& state, const PageView& page) {
  Absorbed absorbed;
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& r) { return r.id == page.mailbox; });
  if (row == rows.end()) return absorbed;
  auto after = row->after;
  if (row->log_epoch != page.log_epoch) {
    const auto change = page.log_epoch > row->log_epoch ? LogChange::restarted : LogChange::rolled_back;
    CANDOUR_CHECK(begin_to_follow(state, *row, page.log_epoch, change));
    after = 0;
  }
  for (const auto& entry : page.entries) {
    if (entry.seq <= after) continue;  // read already
    if (entry.seq != after + 1) {
      absorbed.has_hole = true;
      break;
    }
    CANDOUR_CHECK(absorb_entry(state, page, entry, row->is_rendezvous, absorbed));
    ++after;
  }
  CANDOUR_CHECK(judge_waiting_again(state, absorbed));
  CANDOUR_CHECK(deliver(state, absorbed));
  absorbed.is_at_head = after == page.head;
  if (absorbed.is_at_head) CANDOUR_CHECK(head_was_reached(state, page.mailbox));
  CANDOUR_CHECK(pairing_read_back(state, page, absorbed));
  return absorbed;
}

}  // namespace

Result<Absorbed> Vault::absorb(const PageView& page) {
  return in_one_transaction(*state_, [&] { return absorb_page(*state_, page); });
}

}  // namespace candour::journal
