#include "journal/vault/summary_view.hpp"

#include "journal/kinds/summary.hpp"
#include "journal/model/version_graph.hpp"
#include "journal/summary/headings.hpp"
#include "journal/summary/refused_place.hpp"
#include "journal/vault/exported.hpp"
#include "journal/vault/round.hpp"
#include "journal/vault/waiting_yes.hpp"

namespace candour::journal {

namespace {

HitView view_of_hit(const summary::Hit& hit, const Round& round) {
  HitView view;
  if (hit.passage) {
    const auto& key = round.passage_keys[*hit.passage];
    view.passage = key;
    view.passage_name = round.passage_names[*hit.passage];
    view.heading = summary::heading_at(round.passages[*hit.passage].heading).value_or("");
  }
  view.alias = hit.alias;
  view.as_written = hit.as_written;
  view.replacement = hit.replacement;
  view.sentence = hit.sentence;
  view.offset = hit.offset;
  view.is_allowed = hit.is_allowed;
  return view;
}

std::string place_of(const summary::RefusedCharacter& refused, const Round& round) {
  return "passage " + round.passage_names[refused.passage] + ", " +
         summary::in_words(round.passages[refused.passage].text, refused.place);
}

std::string why_void(const summary::RoundState& state) {
  switch (state.is_void) {
    case summary::RoundVoid::no:
      return "";
    case summary::RoundVoid::text_differs:
      return state.difference ? "line " + std::to_string(state.difference->line) + " was \"" + state.difference->was +
                                    "\" and is now \"" + state.difference->is + "\""
                              : "the text changed";
    case summary::RoundVoid::names_or_signs:
      return "a listed name or an unusual character stands in it";
    case summary::RoundVoid::not_a_statement:
      return "what was proposed cannot be read; propose it anew";
    case summary::RoundVoid::other_file:
      return "its statement is about another text";
    case summary::RoundVoid::other_people:
      return "the people who must agree have changed";
    case summary::RoundVoid::unknown_person:
      return "the card of somebody who must agree is not here yet";
    case summary::RoundVoid::other_terms:
      return "another audience or last day was asked for since";
    case summary::RoundVoid::two_proposals:
      return "two proposals were made at the same time; propose one anew";
    case summary::RoundVoid::set_aside:
      return "the summary was set aside";
    case summary::RoundVoid::too_far:
      return "its last day is more than 90 days ahead";
    case summary::RoundVoid::expired:
      return "its last day has passed";
  }
  return "";
}

SummaryStage stage_of(const summary::RoundState& state) {
  switch (state.stage) {
    case summary::RoundStage::drafting:
      return SummaryStage::draft;
    case summary::RoundStage::proposed:
      return SummaryStage::proposed;
    case summary::RoundStage::all_willing:
      return SummaryStage::all_willing;
    case summary::RoundStage::all_consented:
      return SummaryStage::all_consented;
  }
  return SummaryStage::draft;
}

void add_warnings(SummaryView& view, const Round& round) {
  for (std::size_t index = 0; index < round.passages.size(); ++index) {
    const auto& passage = round.passages[index];
    if (passage.is_set_aside || passage.is_left_out) continue;
    for (auto& warning : summary::warnings_in(passage.text, round.listed)) {
      view.warnings.push_back(
          {warning.kind, round.passage_keys[index], std::move(warning.as_written), std::move(warning.sentence)});
    }
  }
}

// The statement was parsed once, in the fold; where it could not be, there is nothing to agree to.
void add_proposal(SummaryView& view, const Round& round) {
  const auto& [state, input] = std::tie(round.state, round.input);
  if (input.proposal || input.has_rival) view.difference = why_void(state);
  if (!input.proposal && input.has_rival)
    view.difference = "two proposals were made at the same time; propose one anew";
  if (state.statement) {
    view.now = ProposalView{*state.statement, input.proposal->file, round.names};
    view.stage = stage_of(state);
    return;
  }
  WishesView wishes{input.wishes.audience, 0};
  if (input.wishes.valid_until) wishes.valid_until_day = input.wishes.valid_until->number;
  view.now = std::move(wishes);
}

}  // namespace

Result<ItemView> summary_item(const Summaries::State& state, const model::ItemKey& summary) {
  if (summary.kind != kinds::summary::kind) return Error{ErrorCode::bad_argument, "find a summary"};
  return state.shown.show(summary);
}

// Of the first version of the statement that is one. Empty if nothing was ever proposed.
Result<std::string> first_audience(const Summaries::State& state, const model::ItemKey& summary) {
  CANDOUR_TRY(const auto versions, state.reading.items.versions({summary, kinds::summary::statement}));
  const model::VersionGraph graph(versions);
  for (const auto node : graph.causal_order()) {
    const auto text = to_text(graph.version(node).value.bytes);
    if (const auto parsed = summary::parse_statement(text, summary::StatementPosition::journal)) {
      return std::string(text_of(parsed->audience));
    }
  }
  return std::string();
}

Result<SummaryView> summary_view_of(const Summaries::State& state, const model::ItemKey& summary) {
  CANDOUR_TRY(const auto item, summary_item(state, summary));
  CANDOUR_TRY(const auto round, round_of(state, item));
  SummaryView view;
  view.key = summary;
  view.text = round.input.check.text;
  for (const auto& hit : round.input.check.hits) view.hits.push_back(view_of_hit(hit, round));
  view.names_looked_for = round.listed.size();
  add_warnings(view, round);
  if (round.input.check.refused) view.refused_at = place_of(*round.input.check.refused, round);
  add_proposal(view, round);
  CANDOUR_TRY(view.first_audience, first_audience(state, summary));
  view.i_am_willing = round.state.i_am_willing;
  view.i_have_signed = round.state.i_have_consented;
  CANDOUR_TRY(const auto ended, ended_yes(state.database, summary));
  if (!ended.empty()) view.unsent_yes = phase_of(ended.back());
  CANDOUR_TRY(const auto waiting, waiting_yes(state.database, summary));
  if (!waiting.empty()) view.waiting_yes = phase_of(waiting.back());
  view.is_over = round.state.statement && round.state.statement->valid_until < round.input.today;
  CANDOUR_TRY(view.exported, exported(state, summary, round.state.statement));
  return view;
}

}  // namespace candour::journal
