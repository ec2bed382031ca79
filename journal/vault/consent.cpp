#include "journal/vault/consent.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "journal/kinds/registry.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/proposal.hpp"
#include "journal/vault/shown_item.hpp"
#include "journal/vault/waiting_yes.hpp"

namespace candour::journal {

namespace {

// An act waits for its slot behind every change that was saved before it: what it agrees to goes first.
Result<> put_in_queue(const Summaries::State& state, sealed::RecordKind kind, Bytes body, Bytes answers) {
  CANDOUR_TRY(const auto after, state.queue.newest(model::Space::everyone));
  return store::put_waiting(state.database,
                        {0, kind, after, state.reading.today().number, std::move(body), std::move(answers)});
}

// A yes takes the place of every earlier one of its owner that still waits or was not sent.
Result<> queue_yes(const Summaries::State& state, const model::ItemKey& summary, sealed::RecordKind kind, Bytes body,
                   const Bytes& answers) {
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  CANDOUR_TRY(const auto ended, ended_yes(state.database, summary));
  for (const auto& act : ended) CANDOUR_CHECK(store::drop_waiting(state.database, act.number));
  CANDOUR_CHECK(put_in_queue(state, kind, std::move(body), answers));
  return transaction.commit();
}

// The statements to which this vault's owner agreed by a record that no taking back of his has ended yet.
Result<std::set<summary::StatementHash>> agreed_to(const Summaries::State& state, const ItemId& summary) {
  CANDOUR_TRY(const auto rows, store::records_of(state.database, sealed::RecordKind::intent));
  std::map<summary::StatementHash, std::pair<std::vector<EnvelopeId>, std::set<EnvelopeId>>> acts;
  for (const auto& row : rows) {
    const auto intent = summary::parse_intent(row.record.body());
    if (!intent || intent->summary != summary || row.record.header().member != state.reading.self.me) continue;
    auto& [given, taken_back] = acts[intent->statement];
    if (intent->act == summary::IntentAct::given) given.push_back(row.record.env_id());
    if (intent->act == summary::IntentAct::taken_back) taken_back.insert(row.record.env_id());
  }
  std::set<summary::StatementHash> out;
  for (const auto& [statement, both] : acts) {
    const auto stands = state.held.graph.have_seen(both.first, both.second);
    if (std::find(stands.begin(), stands.end(), true) != stands.end()) out.insert(statement);
  }
  CANDOUR_TRY(const auto waiting, store::waiting_records(state.database));
  for (const auto& act : waiting) {
    const auto intent = summary::parse_intent(act.body);
    const bool is_end = act.kind == sealed::RecordKind::intent && intent && intent->summary == summary &&
                        intent->act == summary::IntentAct::taken_back;
    if (is_end) out.erase(intent->statement);
  }
  return out;
}

// A signature is for good: it goes only while everybody is willing.
Result<bool> is_still_asked(const Summaries::State& state, const model::ItemKey& summary, ConsentPhase phase) {
  CANDOUR_TRY(const auto stored, state.reading.items.get(summary));
  if (stored.is_set_aside) return false;
  if (phase == ConsentPhase::intent) return true;
  CANDOUR_TRY(const auto round, round_of(state, view_of(state.reading, stored)));
  return round.state.is_void == summary::RoundVoid::no && round.state.stage >= summary::RoundStage::all_willing;
}

}  // namespace

Result<Round> standing_round(const Summaries::State& state, const model::ItemKey& summary) {
  CANDOUR_TRY(const auto item, state.shown.show(summary));
  CANDOUR_TRY(auto round, round_of(state, item));
  if (!round.input.proposal) return Error{ErrorCode::not_approved, "find the proposal"};
  if (round.state.is_void == summary::RoundVoid::names_or_signs) return Error{ErrorCode::listed_word, "check the text"};
  if (round.state.is_void != summary::RoundVoid::no) return Error{ErrorCode::not_equal, "check the proposal"};
  return round;
}

Result<> consent_to(const Summaries::State& state, const model::ItemKey& summary, ConsentPhase phase,
                    const ProposalView& shown, const StepUpKeys& keys) {
  CANDOUR_TRY(const auto round, standing_round(state, summary));
  CANDOUR_TRY(const bool is_same, is_same_proposal(state.queue, shown.names, round.names));
  if (!is_same || shown.statement != round.state.statement) return Error{ErrorCode::not_equal, "approve what was read"};
  const auto statement = summary::write_statement(shown.statement);
  if (phase == ConsentPhase::intent) {
    if (round.state.i_am_willing) return {};
    const auto hash = summary::statement_hash(*state.reading.members.journal, summary.item, statement);
    const auto intent = summary::give_intent(keys.identity, *state.reading.members.journal, summary.item, hash);
    return queue_yes(state, summary, sealed::RecordKind::intent, summary::encode(intent), round.names);
  }
  if (round.state.i_have_consented) return {};
  if (!round.state.asks_for_signature) return Error{ErrorCode::not_approved, "sign a summary"};
  const auto consent = summary::give_consent(keys.exporter, *state.reading.members.journal, summary.item, statement);
  return queue_yes(state, summary, sealed::RecordKind::consent, summary::encode(consent), round.names);
}

// What still waits goes without trace. What was sealed is ended by a record of its own, whatever became of the
// proposal: it may still stand on a computer that did not hear of that.
Result<> take_back_yes(const Summaries::State& state, const model::ItemKey& summary) {
  if (summary.kind != kinds::summary::kind) return Error{ErrorCode::bad_argument, "take an agreement back"};
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  CANDOUR_TRY(const auto waiting, waiting_yes(state.database, summary));
  CANDOUR_TRY(const auto ended, ended_yes(state.database, summary));
  CANDOUR_TRY(const auto statements, agreed_to(state, summary.item));
  if (waiting.empty() && ended.empty() && statements.empty()) {
    return Error{ErrorCode::not_approved, "take an agreement back"};
  }
  CANDOUR_CHECK(drop_every_yes(state.database, summary));
  for (const auto& statement : statements) {
    const auto end = summary::take_back_intent(summary.item, statement);
    CANDOUR_CHECK(put_in_queue(state, sealed::RecordKind::intent, summary::encode(end), {}));
  }
  return transaction.commit();
}

Result<std::optional<std::vector<EnvelopeId>>> what_it_answers(const Summaries::State& state,
                                                               const store::WaitingRecord& act) {
  constexpr std::optional<std::vector<EnvelopeId>> nothing;
  const auto item = summary_of_yes(act);
  if (!item) return std::optional(std::vector<EnvelopeId>{});  // a taking back names no proposal
  const auto summary = kinds::registry().key_of(kinds::summary::kind, *item, state.reading.self.me);
  CANDOUR_TRY(const auto now, proposal_names(state.reading.items, summary));
  CANDOUR_TRY(const bool is_same, is_same_proposal(state.queue, act.answers, now));
  if (!is_same) return nothing;
  CANDOUR_TRY(const bool is_asked, is_still_asked(state, summary, phase_of(act)));
  if (!is_asked) return nothing;
  CANDOUR_TRY(auto records, records_of_proposal(state.queue, act.answers));
  return std::optional(std::move(records));
}

}  // namespace candour::journal
