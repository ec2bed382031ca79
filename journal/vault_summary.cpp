#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/store/keys.hpp"
#include "journal/summary/allowed.hpp"
#include "journal/summary/export.hpp"
#include "journal/summary/headings.hpp"
#include "journal/vault_round.hpp"

namespace candour::journal {

namespace {

Result<ItemView> summary_item(const Vault& vault, const model::ItemKey& summary) {
  if (summary.kind != model::ItemKind::summary) return Error{ErrorCode::bad_argument, "find a summary"};
  return vault.show(summary);
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
  return round.passage_names[refused.passage] + ", byte " + std::to_string(refused.place.offset + 1);
}

std::string why_void(const summary::RoundState& state) {
  switch (state.is_void) {
    case summary::RoundVoid::no: return "";
    case summary::RoundVoid::text_differs:
      return state.difference ? "line " + std::to_string(state.difference->line) + " was \"" + state.difference->was +
                                    "\" and is now \"" + state.difference->is + "\""
                              : "the text changed";
    case summary::RoundVoid::names_or_signs: return "a listed name or an unusual character stands in it";
    case summary::RoundVoid::not_a_statement: return "its statement cannot be read";
    case summary::RoundVoid::other_file: return "its statement is about another text";
    case summary::RoundVoid::other_people: return "the people who must agree have changed";
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

Result<SummaryView> Vault::summary(const model::ItemKey& summary) const {
  CANDOUR_TRY(const auto item, summary_item(*this, summary));
  CANDOUR_TRY(const auto round, round_of(*state_, item));
  SummaryView view;
  view.key = summary;
  view.stage = stage_of(round.state);
  view.text = round.input.check.text;
  for (const auto& hit : round.input.check.hits) view.hits.push_back(view_of_hit(hit, round));
  for (std::size_t index = 0; index < round.passages.size(); ++index) {
    const auto& passage = round.passages[index];
    if (passage.is_set_aside || passage.is_left_out) continue;
    for (auto& warning : summary::warnings_in(passage.text, round.listed)) {
      view.warnings.push_back(
          {warning.kind, round.passage_keys[index], std::move(warning.as_written), std::move(warning.sentence)});
    }
  }
  if (round.input.check.refused) view.refused_at = place_of(*round.input.check.refused, round);
  if (round.input.proposal) {
    view.proposed_file = round.input.proposal->file;
    view.statement = round.input.proposal->statement;
    view.difference = why_void(round.state);
  }
  const auto audience = field_of<model::Choice>(item, kinds::summary::audience);
  if (const auto* field = kinds::registry().find(model::ItemKind::summary)->field(kinds::summary::audience)) {
    for (const auto& choice : field->choices) {
      if (audience && choice.number == audience->number) view.audience = choice.word;
    }
  }
  if (const auto day = field_of<model::Day>(item, kinds::summary::valid_until)) view.valid_until_day = day->number;
  view.i_am_willing = round.state.i_am_willing;
  view.i_have_signed = round.state.i_have_consented;
  return view;
}

Result<> Vault::propose(const model::ItemKey& summary, std::string_view audience, std::uint32_t valid_until_day) {
  CANDOUR_TRY(const auto item, summary_item(*this, summary));
  CANDOUR_TRY(const auto round, round_of(*state_, item));
  if (round.input.check.refused) return Error{ErrorCode::not_text, "propose a summary"};
  if (!round.input.check.may_leave()) return Error{ErrorCode::listed_word, "propose a summary"};
  if (round.passages.empty()) return Error{ErrorCode::bad_argument, "propose a summary without a passage"};
  const auto for_whom = summary::audience_from(audience);
  const auto today = state_->today().number;
  if (!for_whom || valid_until_day < today || valid_until_day > today + 90) {
    return Error{ErrorCode::bad_argument, "propose a summary"};
  }
  std::vector<ExportKey> signers;
  for (const auto& person : round.input.people) signers.push_back(person.export_key);
  const auto& text = round.input.check.text;
  const auto until = summary::Date(std::chrono::days(valid_until_day));
  CANDOUR_TRY(const auto statement,
              summary::make_statement(*for_whom, until,
                                      {summary::describe_file(summary::summary_file_name, as_bytes(text))}, signers));
  const auto choice = static_cast<std::uint16_t>(static_cast<int>(*for_whom) + 1);
  return edit(summary, {{kinds::summary::audience, model::Choice{choice}},
                        {kinds::summary::valid_until, model::Day{valid_until_day}},
                        {kinds::summary::file, to_bytes(as_bytes(text))},
                        {kinds::summary::statement, to_bytes(as_bytes(summary::write_statement(statement)))}});
}

Result<> Vault::withdraw_proposal(const model::ItemKey& summary) {
  CANDOUR_TRY(const auto item, summary_item(*this, summary));
  if (!field_of<Bytes>(item, kinds::summary::file)) return Error{ErrorCode::not_approved, "withdraw a proposal"};
  return edit(summary, {{kinds::summary::file, std::monostate{}}, {kinds::summary::statement, std::monostate{}}});
}

Result<> Vault::allow(const model::ItemKey& passage, std::string_view alias) {
  CANDOUR_TRY(const auto item, show(passage));
  const auto text = field_of<model::Prose>(item, kinds::passage::text);
  if (passage.kind != model::ItemKind::passage || !text) return Error{ErrorCode::bad_argument, "allow a name"};
  auto allowed = field_of<model::SetValue>(item, kinds::passage::allowed).value_or(model::SetValue{});
  allowed.insert(summary::allowed_element(alias, text->text));
  return edit(passage, {{kinds::passage::allowed, std::move(allowed)}});
}

Result<> Vault::set_left_out(const model::ItemKey& passage, LeftOut wanted) {
  CANDOUR_TRY(const auto item, show(passage));
  const auto summary = field_of<model::Link>(item, kinds::passage::summary);
  if (!summary) return Error{ErrorCode::bad_argument, "leave a passage out"};
  CANDOUR_TRY(const auto whole, show(*summary));
  auto entries = field_of<model::SetValue>(whole, kinds::summary::left_out).value_or(model::SetValue{});
  auto mine = model::encode_link(passage);
  append(mine, state_->me);
  if (wanted == LeftOut::yes) {
    entries.insert(std::move(mine));
  } else if (entries.erase(mine) == 0) {
    return Error{ErrorCode::not_yours, "put a passage back"};
  }
  return edit(*summary, {{kinds::summary::left_out, std::move(entries)}});
}

Result<> Vault::leave_out(const model::ItemKey& passage) { return set_left_out(passage, LeftOut::yes); }
Result<> Vault::put_back(const model::ItemKey& passage) { return set_left_out(passage, LeftOut::no); }

}  // namespace candour::journal
