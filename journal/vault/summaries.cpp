#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/model/version_graph.hpp"
#include "journal/store/keys.hpp"
#include "journal/summary/allowed.hpp"
#include "journal/summary/export.hpp"
#include "journal/summary/headings.hpp"
#include "journal/summary/refused_place.hpp"
#include "journal/vault/round.hpp"

namespace candour::journal {

namespace {

Result<ItemView> summary_item(const Vault::State& state, const model::ItemKey& summary) {
  if (summary.kind != model::ItemKind::summary) return Error{ErrorCode::bad_argument, "find a summary"};
  return state.rooms.items.show(summary);
}

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
    case summary::RoundVoid::no: return "";
    case summary::RoundVoid::text_differs:
      return state.difference ? "line " + std::to_string(state.difference->line) + " was \"" + state.difference->was +
                                    "\" and is now \"" + state.difference->is + "\""
                              : "the text changed";
    case summary::RoundVoid::names_or_signs: return "a listed name or an unusual character stands in it";
    case summary::RoundVoid::not_a_statement: return "what was proposed cannot be read; propose it anew";
    case summary::RoundVoid::other_file: return "its statement is about another text";
    case summary::RoundVoid::other_people: return "the people who must agree have changed";
    case summary::RoundVoid::unknown_person: return "the card of somebody who must agree is not here yet";
    case summary::RoundVoid::other_terms: return "another audience or last day was asked for since";
    case summary::RoundVoid::two_proposals: return "two proposals were made at the same time; propose one anew";
    case summary::RoundVoid::set_aside: return "the summary was set aside";
    case summary::RoundVoid::too_far: return "its last day is more than 90 days ahead";
    case summary::RoundVoid::expired: return "its last day has passed";
  }
  return "";
}

SummaryStage stage_of(const summary::RoundState& state) {
  switch (state.stage) {
    case summary::RoundStage::drafting: return SummaryStage::draft;
    case summary::RoundStage::proposed: return SummaryStage::proposed;
    case summary::RoundStage::all_willing: return SummaryStage::all_willing;
    case summary::RoundStage::all_consented: return SummaryStage::all_consented;
  }
  return SummaryStage::draft;
}

}  // namespace

namespace {


// Of the first version of the statement that is one. Empty if nothing was ever proposed.
Result<std::string> first_audience(const Vault::State& state, const model::ItemKey& summary) {
  CANDOUR_TRY(const auto versions, state.items.versions({summary, kinds::summary::statement}));
  const model::VersionGraph graph(versions);
  for (const auto node : graph.causal_order()) {
    const auto text = to_text(graph.version(node).value.bytes);
    if (const auto parsed = summary::parse_statement(text, summary::StatementPlace::journal)) {
      return std::string(text_of(parsed->audience));
    }
  }
  return std::string();
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
  if (!input.proposal && input.has_rival) view.difference = "two proposals were made at the same time; propose one anew";
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

Result<SummaryView> Summaries::show(const model::ItemKey& summary) const {
  CANDOUR_TRY(const auto item, summary_item(state_.all, summary));
  CANDOUR_TRY(const auto round, round_of(state_.all, item));
  SummaryView view;
  view.key = summary;
  view.text = round.input.check.text;
  for (const auto& hit : round.input.check.hits) view.hits.push_back(view_of_hit(hit, round));
  view.names_looked_for = round.listed.size();
  add_warnings(view, round);
  if (round.input.check.refused) view.refused_at = place_of(*round.input.check.refused, round);
  add_proposal(view, round);
  CANDOUR_TRY(view.first_audience, first_audience(state_.all, summary));
  view.i_am_willing = round.state.i_am_willing;
  view.i_have_signed = round.state.i_have_consented;
  CANDOUR_TRY(const auto ended, ended_yes(state_.all, summary));
  if (!ended.empty()) view.unsent_yes = phase_of(ended.back());
  CANDOUR_TRY(const auto waiting, waiting_yes(state_.all, summary));
  if (!waiting.empty()) view.waiting_yes = phase_of(waiting.back());
  view.is_over = round.state.statement && round.state.statement->valid_until < round.input.today;
  CANDOUR_TRY(view.exported, exported(state_.all, summary, round.state.statement));
  return view;
}

Result<> may_edit_summary(const Vault::State& state, const model::ItemKey& summary, model::FieldNumber field) {
  if (summary.kind != model::ItemKind::summary) return {};
  const Error refused{ErrorCode::rule_refused, "change a summary's terms"};
  if (field == kinds::summary::file || field == kinds::summary::statement) return refused;
  if (field != kinds::summary::audience) return {};
  CANDOUR_TRY(const auto proposed, state.items.names({summary, kinds::summary::statement}));
  return proposed.empty() ? Result<>() : Result<>(refused);
}

Result<> Summaries::propose(const model::ItemKey& summary, std::string_view audience, std::uint32_t valid_until_day) {
  CANDOUR_TRY(const auto item, summary_item(state_.all, summary));
  CANDOUR_TRY(const auto round, round_of(state_.all, item));
  if (round.input.check.refused) return Error{ErrorCode::not_text, "propose a summary"};
  if (!round.input.check.may_leave()) return Error{ErrorCode::listed_word, "propose a summary"};
  if (round.passages.empty()) return Error{ErrorCode::bad_argument, "propose a summary without a passage"};
  if (round.input.is_somebody_unknown) return Error{ErrorCode::not_equal, "propose a summary to somebody unknown"};
  const auto for_whom = summary::audience_from(audience);
  const auto today = state_.all.today().number;
  if (!for_whom || valid_until_day < today || valid_until_day > today + 90) {
    return Error{ErrorCode::bad_argument, "propose a summary"};
  }
  CANDOUR_TRY(const auto first, first_audience(state_.all, summary));
  if (!first.empty() && first != audience) return Error{ErrorCode::rule_refused, "propose to another audience"};
  std::vector<ExportKey> signers;
  for (const auto& person : round.input.people) signers.push_back(person.export_key);
  const auto& text = round.input.check.text;
  const auto until = Day{valid_until_day};
  CANDOUR_TRY(const auto statement,
              summary::make_statement(*for_whom, until,
                                      {summary::describe_file(summary::summary_file_name, as_bytes(text))}, signers));
  CANDOUR_CHECK(edit_now(state_.all, summary,
                         {{kinds::summary::audience, model::Choice{kinds::summary::number_of(*for_whom)}},
                          {kinds::summary::valid_until, Day{valid_until_day}},
                          {kinds::summary::file, to_bytes(as_bytes(text))},
                          {kinds::summary::statement, to_bytes(as_bytes(summary::write_statement(statement)))}}));
  // An own yes to an earlier one has ended with this act of its owner: there is nothing to tell.
  return drop_every_yes(state_.all, summary);
}

Result<> Summaries::withdraw(const model::ItemKey& summary) {
  CANDOUR_TRY(const auto item, summary_item(state_.all, summary));
  const bool is_proposed =
      field_of<Bytes>(item, kinds::summary::file) || field_of<Bytes>(item, kinds::summary::statement);
  if (!is_proposed) return Error{ErrorCode::not_approved, "withdraw a proposal"};
  CANDOUR_CHECK(edit_now(state_.all, summary,
                         {{kinds::summary::file, std::monostate{}}, {kinds::summary::statement, std::monostate{}}}));
  return drop_every_yes(state_.all, summary);
}

Result<> Summaries::allow(const model::ItemKey& passage, std::string_view alias) {
  CANDOUR_TRY(const auto item, state_.all.rooms.items.show(passage));
  const auto text = field_of<model::Prose>(item, kinds::passage::text);
  if (passage.kind != model::ItemKind::passage || !text) return Error{ErrorCode::bad_argument, "allow a name"};
  auto allowed = field_of<model::SetValue>(item, kinds::passage::allowed).value_or(model::SetValue{});
  allowed.insert(summary::allowed_element(alias, text->text));
  return state_.all.rooms.writing.edit(passage, {{kinds::passage::allowed, std::move(allowed)}});
}

namespace {

enum class LeftOut : std::uint8_t { no, yes };

Result<> set_left_out(Vault::State& state, const model::ItemKey& passage, LeftOut wanted) {
  CANDOUR_TRY(const auto item, state.rooms.items.show(passage));
  const auto summary = field_of<model::Link>(item, kinds::passage::summary);
  if (!summary) return Error{ErrorCode::bad_argument, "leave a passage out"};
  CANDOUR_TRY(const auto whole, state.rooms.items.show(*summary));
  auto entries = field_of<model::SetValue>(whole, kinds::summary::left_out).value_or(model::SetValue{});
  auto mine = model::encode_link(passage);
  append(mine, state.self.me);
  if (wanted == LeftOut::yes) {
    entries.insert(std::move(mine));
  } else if (entries.erase(mine) == 0) {
    return Error{ErrorCode::not_yours, "put a passage back"};
  }
  return state.rooms.writing.edit(*summary, {{kinds::summary::left_out, std::move(entries)}});
}

}  // namespace

Result<> Summaries::leave_out(const model::ItemKey& passage) { return set_left_out(state_.all, passage, LeftOut::yes); }
Result<> Summaries::put_back(const model::ItemKey& passage) { return set_left_out(state_.all, passage, LeftOut::no); }

}  // namespace candour::journal
