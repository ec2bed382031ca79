#include <functional>

#include "base/defence.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/acts.hpp"
#include "journal/vault/answer_records.hpp"
#include "journal/vault/monotonic.hpp"

namespace candour::journal {

namespace {

// The graph of links is a function of what is held: it is made anew at every unlock (I5).
Result<> load_graph(Vault::State& state) {
  state.graph = sealed::RecordGraph(state.self.device);
  state.parts = {};
  state.answers.clear();
  if (!state.members.root) return {};
  CANDOUR_TRY(const auto tips, store::get_fact(state.database, fact::welcome_tips));
  if (tips) {
    Reader in(*tips);
    while (!in.rest().empty()) state.graph.note_welcome_tip(in.id<EnvelopeId>());
  }
  CANDOUR_CHECK(store::for_each_logged(state.database, [&](const EnvelopeId& id) { state.graph.note_in_log(id); }));
  CANDOUR_TRY(const auto records, store::all_records(state.database));
  for (const auto& row : records) {
    if (row.record.header().device == state.self.device) {
      state.last_own_day = static_cast<std::uint32_t>(row.record.header().time_ms / sealed::day_as_ms(1));
    }
    state.rooms.members_state.known.heard.insert(row.record.header().member);
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
  state.rooms.members_state.judge_again();  // what was left to be judged when the program ended
  return {};
}

}  // namespace

ChainId fresh_chain(const Vault::State& state) {
  if (!CANDOUR_DEFENCE("51 61", true)) return {};
  return ChainId(take<16>(crypto::fresh<16>(state.self.nonce_key, "chain", monotonic_ns(state.clock)).expose()));
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
  if (state.rooms.keys.is_read_only()) return {};
  auto& projection = state.projection;
  CANDOUR_CHECK(finish(state, fact::judge_left_out, [&projection] {
    return projection.judge_again(model::ItemKind::summary, kinds::summary::left_out);
  }));
  CANDOUR_CHECK(finish(state, fact::judge_away, [&projection] { return projection.judge_away(); }));
  return finish(state, fact::merge_again, [&projection] { return projection.merge_again(); });
}

Result<> load(Vault::State& state) {
  state.in_flight.clear();
  state.last_own_day = 0;
  CANDOUR_TRY(const auto automatic, store::get_number(state.database, fact::automatic_slot));
  state.last_was_automatic = automatic != 0;
  CANDOUR_CHECK(state.rooms.members_state.reread());
  CANDOUR_TRY(const auto first_day, store::get_number(state.database, fact::first_day));
  state.first_day = first_day != 0 ? static_cast<std::uint32_t>(first_day) : state.today().number;
  state.tidied_day = 0;
  state.relay_log = {};
  state.covered = {};
  CANDOUR_CHECK(load_relay_log(state));
  CANDOUR_CHECK(load_graph(state));
  CANDOUR_CHECK(load_heard(state));
  state.chain = OwnChain{fresh_chain(state), 0, state.graph.last_own()};
  return state.rooms.pairing_state.reread();
}

}  // namespace candour::journal
