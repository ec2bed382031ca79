#include <algorithm>
#include <map>
#include <set>

#include "journal/store/keys.hpp"
#include "journal/summary/card.hpp"
#include "journal/summary/export.hpp"
#include "journal/vault/round.hpp"

namespace candour::journal {

namespace {

Result<std::int64_t> newest_queued(const Vault::State& state) {
  return state.queue.newest(model::Space::everyone);
}

// An act waits for its slot behind every change that was saved before it: what it agrees to goes first.
Result<> put_in_queue(Vault::State& state, sealed::RecordKind kind, Bytes body, Bytes answers) {
  CANDOUR_TRY(const auto after, newest_queued(state));
  return store::put_act(state.database, {0, kind, after, state.today().number, std::move(body), std::move(answers)});
}

// A yes takes the place of every earlier one of its owner that still waits or was not sent.
Result<> queue_yes(Vault::State& state, const model::ItemKey& summary, sealed::RecordKind kind, Bytes body,
                   const Bytes& answers) {
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  CANDOUR_TRY(const auto ended, ended_yes(state, summary));
  for (const auto& act : ended) CANDOUR_CHECK(store::drop_act(state.database, act.number));
  CANDOUR_CHECK(put_in_queue(state, kind, std::move(body), answers));
  return transaction.commit();
}

// The round of a proposal that still stands; not_equal, listed_word or not_approved otherwise.
Result<Round> standing_round(const Vault::State& state, const model::ItemKey& summary) {
  CANDOUR_TRY(const auto item, state.rooms.items.show(summary));
  CANDOUR_TRY(auto round, round_of(state, item));
  if (!round.input.proposal) return Error{ErrorCode::not_approved, "find the proposal"};
  if (round.state.is_void == summary::RoundVoid::names_or_signs) return Error{ErrorCode::listed_word, "check the text"};
  if (round.state.is_void != summary::RoundVoid::no) return Error{ErrorCode::not_equal, "check the proposal"};
  return round;
}

// The statements to which `state.self.me` agreed by a record that no taking back of his has ended yet.
Result<std::set<summary::StatementHash>> agreed_to(const Vault::State& state, const ItemId& summary) {
  CANDOUR_TRY(const auto rows, store::records_of(state.projection.database(), sealed::RecordKind::intent));
  std::map<summary::StatementHash, std::pair<std::vector<EnvelopeId>, std::set<EnvelopeId>>> acts;
  for (const auto& row : rows) {
    const auto intent = summary::parse_intent(row.record.body());
    if (!intent || intent->summary != summary || row.record.header().member != state.self.me) continue;
    auto& [given, taken_back] = acts[intent->statement];
    if (intent->act == summary::IntentAct::given) given.push_back(row.record.env_id());
    if (intent->act == summary::IntentAct::taken_back) taken_back.insert(row.record.env_id());
  }
  std::set<summary::StatementHash> out;
  for (const auto& [statement, both] : acts) {
    const auto stands = state.graph.have_seen(both.first, both.second);
    if (std::find(stands.begin(), stands.end(), true) != stands.end()) out.insert(statement);
  }
  CANDOUR_TRY(const auto waiting, store::waiting_acts(state.projection.database()));
  for (const auto& act : waiting) {
    const auto intent = summary::parse_intent(act.body);
    const bool is_end = act.kind == sealed::RecordKind::intent && intent && intent->summary == summary &&
                        intent->act == summary::IntentAct::taken_back;
    if (is_end) out.erase(intent->statement);
  }
  return out;
}

}  // namespace

Result<> Summaries::consent(const model::ItemKey& summary, ConsentPhase phase, const ProposalView& shown,
                            StepUp step_up) {
  CANDOUR_TRY(const auto keys, std::move(step_up).spend(state_.all.self.me));
  CANDOUR_TRY(const auto round, standing_round(state_.all, summary));
  CANDOUR_TRY(const bool is_same, is_same_proposal(state_.all, shown.names, round.names));
  if (!is_same || shown.statement != round.state.statement) return Error{ErrorCode::not_equal, "approve what was read"};
  const auto statement = summary::write_statement(shown.statement);
  if (phase == ConsentPhase::intent) {
    if (round.state.i_am_willing) return {};
    const auto hash = summary::statement_hash(*state_.all.members.journal, summary.item, statement);
    const auto intent = summary::give_intent(keys.identity, *state_.all.members.journal, summary.item, hash);
    return queue_yes(state_.all, summary, sealed::RecordKind::intent, summary::encode(intent), round.names);
  }
  if (round.state.i_have_consented) return {};
  if (!round.state.asks_for_signature) return Error{ErrorCode::not_approved, "sign a summary"};
  const auto consent = summary::give_consent(keys.exporter, *state_.all.members.journal, summary.item, statement);
  return queue_yes(state_.all, summary, sealed::RecordKind::consent, summary::encode(consent), round.names);
}

// What still waits goes without trace. What was sealed is ended by a record of its own, whatever became of the proposal:
// it may still stand on a computer that did not hear of that.
Result<> Summaries::take_back(const model::ItemKey& summary) {
  if (summary.kind != model::ItemKind::summary) return Error{ErrorCode::bad_argument, "take an agreement back"};
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state_.all.database));
  CANDOUR_TRY(const auto waiting, waiting_yes(state_.all, summary));
  CANDOUR_TRY(const auto ended, ended_yes(state_.all, summary));
  CANDOUR_TRY(const auto statements, agreed_to(state_.all, summary.item));
  if (waiting.empty() && ended.empty() && statements.empty()) {
    return Error{ErrorCode::not_approved, "take an agreement back"};
  }
  CANDOUR_CHECK(drop_every_yes(state_.all, summary));
  for (const auto& statement : statements) {
    const auto end = summary::take_back_intent(summary.item, statement);
    CANDOUR_CHECK(put_in_queue(state_.all, sealed::RecordKind::intent, summary::encode(end), {}));
  }
  return transaction.commit();
}

Result<> keep_exported(Vault::State& state, const model::ItemKey& summary, const summary::ConsentStatement& statement) {
  Writer out;
  out.u32(state.today().number);
  out.raw(summary::statement_hash(*state.members.journal, summary.item, summary::write_statement(statement)).view());
  return store::set_fact(state.database, (fact::exported + to_hex(summary.item)).c_str(), out.view());
}

Result<std::optional<ExportedView>> exported(Vault::State& state, const model::ItemKey& summary,
                                             const std::optional<summary::ConsentStatement>& statement) {
  CANDOUR_TRY(const auto kept, store::get_fact(state.database, (fact::exported + to_hex(summary.item)).c_str()));
  if (!kept) return std::optional<ExportedView>();
  Reader in(*kept);
  ExportedView view;
  view.day = in.u32();
  const auto hash = in.id<summary::StatementHash>();
  if (!in.finished()) return Error{ErrorCode::damaged, "read what was exported"};
  view.is_what_stands = statement && hash == summary::statement_hash(*state.members.journal, summary.item,
                                                                     summary::write_statement(*statement));
  return std::optional(view);
}

namespace {

// The files are written only where it can be kept that they were, so that nobody is told later that nothing has left; a
// vault that was opened for reading keeps nothing.
Result<> export_and_keep(Vault::State& state, const model::ItemKey& summary, const Round& round,
                         const std::filesystem::path& folder) {
  if (state.rooms.keys.is_read_only()) return summary::export_summary(round.state, *round.input.proposal, folder);
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  CANDOUR_CHECK(keep_exported(state, summary, *round.state.statement));
  CANDOUR_CHECK(summary::export_summary(round.state, *round.input.proposal, folder));
  return transaction.commit();
}

}  // namespace

Result<> Summaries::export_summary(const model::ItemKey& summary, const std::filesystem::path& folder) {
  CANDOUR_TRY(const auto round, standing_round(state_.all, summary));
  if (round.state.is_public) return Error{ErrorCode::bad_argument, "export a public text without a step-up"};
  if (!round.state.is_exportable) return Error{ErrorCode::not_approved, "export a summary"};
  return export_and_keep(state_.all, summary, round, folder);
}

Result<> Summaries::export_public_text(const model::ItemKey& summary, const std::filesystem::path& folder,
                                   StepUp step_up) {
  CANDOUR_CHECK(std::move(step_up).spend(state_.all.self.me));
  CANDOUR_TRY(const auto round, standing_round(state_.all, summary));
  if (!round.state.is_public) return Error{ErrorCode::bad_argument, "export a public text"};
  if (!round.state.is_exportable) return Error{ErrorCode::not_approved, "export a public text"};
  return export_and_keep(state_.all, summary, round, folder);
}

Result<std::string> Summaries::card_line() const {
  const auto card = state_.all.members.roster.ever.find(state_.all.self.me);
  if (card == state_.all.members.roster.ever.end()) return Error{ErrorCode::not_paired, "make the organiser's card"};
  return summary::card_line(card->second.export_key);
}

}  // namespace candour::journal
