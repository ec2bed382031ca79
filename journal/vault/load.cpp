#include <functional>

#include "journal/kinds/summary.hpp"
#include "journal/store/keys.hpp"
#include "journal/vault/acts.hpp"
#include "journal/vault/answer_records.hpp"

namespace candour::journal {

namespace {

Result<> load_oneself(Vault::State& state) {
  CANDOUR_TRY(const auto name, store::get_fact(state.database, fact::name));
  CANDOUR_TRY(const auto member, store::get_fact(state.database, fact::member));
  const auto me = member ? MemberKey::from(*member) : std::nullopt;
  if (!name || !me) return Error{ErrorCode::damaged, "read who this is"};
  state.name = to_text(*name);
  state.me = *me;
  CANDOUR_TRY(state.device_seed, store::get_secret<crypto::DeviceSeed>(state.database, "device", {}));
  CANDOUR_TRY(state.nonce_key, store::get_secret<crypto::NonceKey>(state.database, "nonce", {}));
  if (state.device_seed.empty() || state.nonce_key.empty()) return Error{ErrorCode::damaged, "read the device's keys"};
  state.device = crypto::public_of(state.device_seed);
  return {};
}

Result<> load_journal(Vault::State& state) {
  CANDOUR_TRY(const auto bytes, store::get_fact(state.database, fact::journal));
  if (!bytes) return {};
  state.journal = JournalId::from(*bytes);
  CANDOUR_TRY(const auto genesis_bytes, store::get_fact(state.database, fact::genesis));
  const auto genesis = genesis_bytes ? sealed::parse_genesis(*genesis_bytes) : Error{ErrorCode::damaged, "no genesis"};
  if (!state.journal || !genesis) return Error{ErrorCode::damaged, "read the journal's name"};
  state.founder = genesis->creator;
  CANDOUR_TRY(state.psk, store::get_secret<crypto::SpaceKey>(state.database, "space", state.everyone()));
  if (state.psk.empty()) return Error{ErrorCode::damaged, "read the journal's key"};
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  for (const auto& row : rows) {
    if (!row.is_rendezvous) state.mailbox = row.id;
  }
  state.root = sealed::root_epoch(state.psk, state.everyone());
  return load_members(state);
}

// The graph of links is a function of what is held: it is made anew at every unlock (I5).
Result<> load_graph(Vault::State& state) {
  state.graph = sealed::RecordGraph(state.device);
  state.parts = {};
  state.answers.clear();
  if (!state.root) return {};
  CANDOUR_TRY(const auto tips, store::get_fact(state.database, fact::welcome_tips));
  if (tips) {
    Reader in(*tips);
    while (!in.rest().empty()) state.graph.note_welcome_tip(in.id<EnvelopeId>());
  }
  CANDOUR_CHECK(store::for_each_logged(state.database, [&](const EnvelopeId& id) { state.graph.note_in_log(id); }));
  CANDOUR_TRY(const auto records, store::all_records(state.database));
  for (const auto& row : records) {
    if (row.record.header().device == state.device) {
      state.last_own_day = static_cast<std::uint32_t>(row.record.header().time_ms / sealed::day_as_ms(1));
    }
    state.heard.insert(row.record.header().member);
    if (row.is_delivered) note_named_epoch(state, row.record.header());
    auto node = graph_record_of(state, row.record, row.writer, row.came, row.waits_ms);
    const auto& header = row.record.header();
    const bool is_of_here = row.is_delivered || row.writer == store::Writer::this_vault;
    if (is_of_here && is_of_answers(header.kind)) {
      note_answer_record(state, header.kind, row.record.env_id(), header.member, row.record.body());
    }
    if (!row.is_delivered) {
      state.graph.add(std::move(node));
      continue;
    }
    state.graph.add_delivered(std::move(node));
    const auto part = row.record.header().kind == sealed::RecordKind::part ? sealed::parse_part(row.record.body())
                                                                           : Error{ErrorCode::malformed, "no part"};
    if (!part) continue;
    for (const auto& whole : state.parts.add(header, row.record.env_id(), *part).wholes) {
      if (is_of_answers(whole.kind)) note_answer_record(state, whole.kind, whole.env_id, header.member, whole.body);
    }
  }
  state.graph.take_retimed();  // the tables know these times already
  state.has_new_keys = true;   // what was left to be judged when the program ended
  return {};
}

// Everything that load() reads, and nothing of a journal that was here before.
void forget_all(Vault::State& state) {
  state.journal.reset();
  state.psk = {};
  state.root.reset();
  state.epochs.clear();
  state.founder = {};
  state.mailbox.reset();
  state.roster = {};
  state.certificates.clear();
  state.first_cards.clear();
  state.card_records.clear();
  state.offered_changes.clear();
  state.held_certificates.clear();
  state.heard.clear();
  state.is_fold_behind = false;
  state.has_come_since_welcome = false;
  state.in_flight.clear();
  state.has_new_keys = false;
  state.attempt.reset();
}

}  // namespace

ChainId fresh_chain(const Vault::State& state) {
  return ChainId(take<16>(crypto::fresh<16>(state.nonce_key, "chain", state.monotonic_ns()).expose()));
}

namespace {

// Does once what a migration asked for by that fact.
Result<> finish(Vault::State& state, const char* fact, const std::function<Result<>()>& act) {
  CANDOUR_TRY(const auto asked, store::get_fact(state.database, fact));
  if (!asked) return {};
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  CANDOUR_CHECK(act());
  CANDOUR_CHECK(store::drop_fact(state.database, fact));
  return transaction.commit();
}

}  // namespace

Result<> finish_migration(Vault::State& state) {
  if (state.access == Access::read_only) return {};
  auto& projection = state.projection;
  CANDOUR_CHECK(finish(state, fact::judge_left_out, [&projection] {
    return projection.judge_again(model::ItemKind::summary, kinds::summary::left_out);
  }));
  CANDOUR_CHECK(finish(state, fact::judge_away, [&projection] { return projection.judge_away(); }));
  return finish(state, fact::merge_again, [&projection] { return projection.merge_again(); });
}

Result<> load(Vault::State& state) {
  forget_all(state);
  state.last_own_day = 0;
  CANDOUR_TRY(const auto automatic, store::get_number(state.database, fact::automatic_slot));
  state.last_was_automatic = automatic != 0;
  CANDOUR_CHECK(load_oneself(state));
  CANDOUR_TRY(const auto first_day, store::get_number(state.database, fact::first_day));
  state.first_day = first_day != 0 ? static_cast<std::uint32_t>(first_day) : state.today().number;
  state.tidied_day = 0;
  CANDOUR_CHECK(load_journal(state));
  state.relay_log = {};
  state.covered = {};
  CANDOUR_CHECK(load_relay_log(state));
  CANDOUR_CHECK(load_graph(state));
  CANDOUR_CHECK(load_heard(state));
  state.chain = OwnChain{fresh_chain(state), 0, state.graph.last_own()};
  return load_pairing(state);
}

}  // namespace candour::journal
