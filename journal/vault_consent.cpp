#include "journal/summary/card.hpp"
#include "journal/summary/export.hpp"
#include "journal/vault_round.hpp"

namespace candour::journal {

namespace {

Result<std::int64_t> newest_queued(const Vault::State& state) {
  CANDOUR_TRY(const auto waiting, state.queue.waiting(model::Space::everyone, SIZE_MAX / 2));
  std::int64_t newest = 0;
  for (const auto& queued : waiting) newest = std::max(newest, static_cast<std::int64_t>(queued.number));
  return newest;
}

// An act waits for its slot behind every change that was saved before it: what it agrees to goes first.
Result<> queue_act(Vault::State& state, sealed::RecordKind kind, Bytes body) {
  CANDOUR_TRY(const auto after, newest_queued(state));
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  CANDOUR_CHECK(store::put_act(state.database, {0, kind, after, state.today().number, std::move(body)}));
  return transaction.commit();
}

// The round of a proposal that still stands; not_equal or not_approved otherwise.
Result<Round> standing_round(const Vault& vault, const Vault::State& state, const model::ItemKey& summary) {
  CANDOUR_TRY(const auto item, vault.show(summary));
  CANDOUR_TRY(auto round, round_of(state, item));
  if (!round.input.proposal) return Error{ErrorCode::not_approved, "find the proposal"};
  if (round.state.is_void == summary::RoundVoid::names_or_signs) return Error{ErrorCode::listed_word, "check the text"};
  if (round.state.is_void != summary::RoundVoid::no) return Error{ErrorCode::not_equal, "check the proposal"};
  return round;
}

}  // namespace

Result<> Vault::consent(const model::ItemKey& summary, ConsentPhase phase, std::string_view statement_read,
                        const crypto::SecretText& passphrase) {
  CANDOUR_TRY(const auto round, standing_round(*this, *state_, summary));
  const auto& statement = round.input.proposal->statement;
  if (statement != statement_read) return Error{ErrorCode::not_equal, "approve what was read"};
  CANDOUR_TRY(const auto keys, state_->step_up(passphrase));
  if (phase == ConsentPhase::intent) {
    if (round.state.i_am_willing) return {};
    const auto hash = summary::statement_hash(*state_->journal, summary.item, statement);
    const auto intent = summary::give_intent(keys.identity, *state_->journal, summary.item, hash);
    return queue_act(*state_, sealed::RecordKind::intent, summary::encode(intent));
  }
  if (round.state.i_have_consented) return {};
  if (!round.state.asks_for_signature) return Error{ErrorCode::not_approved, "sign a summary"};
  const auto consent = summary::give_consent(keys.exporter, *state_->journal, summary.item, statement);
  return queue_act(*state_, sealed::RecordKind::consent, summary::encode(consent));
}

Result<> Vault::take_back(const model::ItemKey& summary) {
  CANDOUR_TRY(const auto round, standing_round(*this, *state_, summary));
  if (round.state.i_have_consented) return Error{ErrorCode::rule_refused, "take a signature back"};
  if (!round.state.i_am_willing) return Error{ErrorCode::not_approved, "take an agreement back"};
  const auto hash = summary::statement_hash(*state_->journal, summary.item, round.input.proposal->statement);
  // An intent that still waits for its slot goes without trace.
  CANDOUR_TRY(const auto waiting, store::waiting_acts(state_->database));
  for (const auto& act : waiting) {
    const auto intent = act.kind == sealed::RecordKind::intent ? summary::parse_intent(act.body)
                                                               : Result<summary::Intent>(Error{ErrorCode::malformed, "-"});
    if (intent && intent->act == summary::IntentAct::given && intent->statement == hash) {
      return store::drop_act(state_->database, act.number);
    }
  }
  return queue_act(*state_, sealed::RecordKind::intent, summary::encode(summary::take_back_intent(summary.item, hash)));
}

Result<> Vault::export_summary(const model::ItemKey& summary, const std::filesystem::path& folder) const {
  CANDOUR_TRY(const auto round, standing_round(*this, *state_, summary));
  if (!round.state.is_exportable) return Error{ErrorCode::not_approved, "export a summary"};
  return summary::export_summary(round.state, *round.input.proposal, folder);
}

Result<std::string> Vault::card_line() const {
  const auto card = state_->cards.find(state_->me);
  if (card == state_->cards.end()) return Error{ErrorCode::not_paired, "make the organiser's card"};
  return summary::card_line(card->second.export_key);
}

}  // namespace candour::journal
