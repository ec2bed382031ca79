#include "journal/vault/summaries.hpp"

#include "journal/kinds/passage.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/summary/allowed.hpp"
#include "journal/summary/card.hpp"
#include "journal/vault/consent.hpp"
#include "journal/vault/exported.hpp"
#include "journal/vault/summary_view.hpp"
#include "journal/vault/waiting_yes.hpp"

namespace candour::journal {

Result<> Summaries::propose(const model::ItemKey& summary, std::string_view audience, std::uint32_t valid_until_day) {
  CANDOUR_TRY(const auto item, summary_item(state_, summary));
  CANDOUR_TRY(const auto round, round_of(state_, item));
  if (round.input.check.refused) return Error{ErrorCode::not_text, "propose a summary"};
  if (!round.input.check.may_leave()) return Error{ErrorCode::listed_word, "propose a summary"};
  if (round.passages.empty()) return Error{ErrorCode::bad_argument, "propose a summary without a passage"};
  if (round.input.is_somebody_unknown) return Error{ErrorCode::not_equal, "propose a summary to somebody unknown"};
  const auto for_whom = summary::audience_from(audience);
  const auto today = state_.reading.today().number;
  if (!for_whom || valid_until_day < today || valid_until_day > today + 90) {
    return Error{ErrorCode::bad_argument, "propose a summary"};
  }
  CANDOUR_TRY(const auto first, first_audience(state_, summary));
  if (!first.empty() && first != audience) return Error{ErrorCode::rule_refused, "propose to another audience"};
  std::vector<ExportKey> signers;
  for (const auto& person : round.input.people) signers.push_back(person.export_key);
  const auto& text = round.input.check.text;
  const auto until = Day{valid_until_day};
  CANDOUR_TRY(const auto statement,
              summary::make_statement(*for_whom, until,
                                      {summary::describe_file(summary::summary_file_name, as_bytes(text))}, signers));
  CANDOUR_CHECK(state_.saving.edit_now(
      summary, {{kinds::summary::audience, model::Choice{kinds::summary::number_of(*for_whom)}},
                {kinds::summary::valid_until, Day{valid_until_day}},
                {kinds::summary::file, to_bytes(as_bytes(text))},
                {kinds::summary::statement, to_bytes(as_bytes(summary::write_statement(statement)))}}));
  // An own yes to an earlier one has ended with this act of its owner: there is nothing to tell.
  return drop_every_yes(state_.database, summary);
}

Result<> Summaries::withdraw(const model::ItemKey& summary) {
  CANDOUR_TRY(const auto item, summary_item(state_, summary));
  const bool is_proposed =
      field_of<Bytes>(item, kinds::summary::file) || field_of<Bytes>(item, kinds::summary::statement);
  if (!is_proposed) return Error{ErrorCode::not_approved, "withdraw a proposal"};
  CANDOUR_CHECK(state_.saving.edit_now(
      summary, {{kinds::summary::file, std::monostate{}}, {kinds::summary::statement, std::monostate{}}}));
  return drop_every_yes(state_.database, summary);
}

Result<> Summaries::allow(const model::ItemKey& passage, std::string_view alias) {
  CANDOUR_TRY(const auto item, state_.shown.show(passage));
  const auto text = field_of<model::Prose>(item, kinds::passage::text);
  if (passage.kind != kinds::passage::kind || !text) return Error{ErrorCode::bad_argument, "allow a name"};
  auto allowed = field_of<model::SetValue>(item, kinds::passage::allowed).value_or(model::SetValue{});
  allowed.insert(summary::allowed_element(alias, text->text));
  return state_.writing.edit(passage, {{kinds::passage::allowed, std::move(allowed)}});
}

namespace {

enum class LeftOut : std::uint8_t { no, yes };

Result<> set_left_out(const Summaries::State& state, const model::ItemKey& passage, LeftOut wanted) {
  CANDOUR_TRY(const auto item, state.shown.show(passage));
  const auto summary = field_of<model::Link>(item, kinds::passage::summary);
  if (!summary) return Error{ErrorCode::bad_argument, "leave a passage out"};
  CANDOUR_TRY(const auto whole, state.shown.show(*summary));
  auto entries = field_of<model::SetValue>(whole, kinds::summary::left_out).value_or(model::SetValue{});
  auto mine = model::encode_link(passage);
  append(mine, state.reading.self.me);
  if (wanted == LeftOut::yes) {
    entries.insert(std::move(mine));
  } else if (entries.erase(mine) == 0) {
    return Error{ErrorCode::not_yours, "put a passage back"};
  }
  return state.writing.edit(*summary, {{kinds::summary::left_out, std::move(entries)}});
}

}  // namespace

Result<> Summaries::leave_out(const model::ItemKey& passage) { return set_left_out(state_, passage, LeftOut::yes); }
Result<> Summaries::put_back(const model::ItemKey& passage) { return set_left_out(state_, passage, LeftOut::no); }

Result<SummaryView> Summaries::show(const model::ItemKey& summary) const { return summary_view_of(state_, summary); }

Result<> Summaries::consent(const model::ItemKey& summary, ConsentPhase phase, const ProposalView& shown,
                            StepUp step_up) {
  CANDOUR_TRY(const auto keys, std::move(step_up).spend(state_.reading.self.me));
  return consent_to(state_, summary, phase, shown, keys);
}

Result<> Summaries::take_back(const model::ItemKey& summary) { return take_back_yes(state_, summary); }

Result<> Summaries::export_summary(const model::ItemKey& summary, const std::filesystem::path& folder) {
  return export_one(state_, summary, folder);
}

Result<> Summaries::export_public_text(const model::ItemKey& summary, const std::filesystem::path& folder,
                                       StepUp step_up) {
  CANDOUR_CHECK(std::move(step_up).spend(state_.reading.self.me));
  return export_public(state_, summary, folder);
}

Result<std::string> Summaries::card_line() const {
  const auto card = state_.reading.members.roster.ever.find(state_.reading.self.me);
  if (card == state_.reading.members.roster.ever.end())
    return Error{ErrorCode::not_paired, "make the organiser's card"};
  return summary::card_line(card->second.export_key);
}

}  // namespace candour::journal
