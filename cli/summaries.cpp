#include "cli/summaries.hpp"

#include "journal/kinds/passage.hpp"
#include "journal/model/text.hpp"
#include "journal/model/time.hpp"
#include "journal/summary/headings.hpp"

namespace candour::cli {

namespace {

using journal::SummaryStage;
using journal::SummaryView;
using journal::model::ItemKind;

std::string stage_in_words(const SummaryView& view) {
  switch (view.stage) {
    case SummaryStage::draft:
      return "Draft: passages may be offered and changed";
    case SummaryStage::proposed:
      return view.i_am_willing ? "Proposed. You are willing. Not yet approved by everyone"
                               : "Proposed. Not yet approved by everyone";
    case SummaryStage::all_willing:
      return view.i_have_signed ? "Everybody is willing. You have signed. Not yet approved by everyone"
                                : "Everybody is willing; the second question is open";
    case SummaryStage::all_consented:
      break;
  }
  return "Approved by everyone; it may be exported";
}

}  // namespace

Parameter summary_parameter() {
  return {"--summary", "ITEM", "Which summary, by its short name; without it the newest."};
}

Answer<journal::model::ItemKey> summary_meant(Program& program, const Arguments& arguments) {
  if (const auto typed = arguments.value("--summary")) {
    CANDOUR_TRY(const auto key, program.vault().find(*typed));
    if (key.kind == ItemKind::summary) return key;
    return misuse("That is not a summary.", "`list summary` shows the short names.");
  }
  CANDOUR_TRY(const auto summaries, program.vault().list({ItemKind::summary}));
  if (summaries.empty()) {
    return Failure{ErrorCode::no_such_item, "There is no summary yet.", "Nothing was changed.",
                   "`summary offer` begins one with its first passage."};
  }
  return summaries.front().key;
}

Answer<journal::model::ItemKey> passage_meant(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, program.vault().find(arguments.required("PASSAGE")));
  if (key.kind != ItemKind::passage) {
    return misuse("That is not a passage.", "`summary compose` and `list passage` show the short names.");
  }
  return key;
}

Answer<std::uint64_t> heading_from(const std::string& typed) {
  const auto& headings = journal::summary::headings;
  const auto wanted = journal::model::folded(typed);
  std::string all;
  std::uint64_t beginning = 0;
  for (std::uint64_t number = 1; number <= headings.size(); ++number) {
    const auto heading = journal::model::folded(headings[number - 1]);
    if (wanted == heading || wanted == std::to_string(number)) return number;
    if (!wanted.empty() && heading.starts_with(wanted)) beginning = beginning == 0 ? number : 99;
    all += (all.empty() ? "" : "; ") + std::to_string(number) + " " + std::string(headings[number - 1]);
  }
  if (beginning != 0 && beginning != 99) return beginning;
  return misuse("`" + typed + "` is not one of the headings.", "Type a number or words of: " + all + ".");
}

Facts facts_of_stage(const SummaryView& view) {
  Facts facts{{"Summary", journal::model::spoken(view.key.item)}, {"Stage", stage_in_words(view)}};
  if (view.stage != SummaryStage::draft) {
    facts.push_back({"For", view.audience});
    facts.push_back({"Until", journal::model::text_of(journal::model::Day{view.valid_until_day})});
  }
  if (!view.difference.empty()) facts.push_back({"No longer as proposed", view.difference});
  return facts;
}

}  // namespace candour::cli
