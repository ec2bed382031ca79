#include "cli/item_named.hpp"
#include "cli/summaries.hpp"

#include "journal/kinds/passage.hpp"
#include "base/text/normal.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/summary/headings.hpp"
#include "session/summary_words.hpp"

namespace candour::cli {

namespace {

using journal::SummaryView;
using journal::model::ItemKind;

std::vector<std::string> other_members(Program& program) {
  std::vector<std::string> names;
  for (const auto& member : program.vault().overview().members) {
    if (!member.is_me) names.push_back(member.name);
  }
  return names;
}

}  // namespace

Parameter summary_parameter() {
  return {"--summary", "ITEM", "Which summary, by its short name; without it the newest."};
}

Answer<journal::model::ItemKey> summary_meant(Program& program, const Arguments& arguments) {
  if (const auto typed = arguments.value("--summary")) {
    CANDOUR_TRY(const auto key, item_named(program.vault(), *typed));
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
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("PASSAGE")));
  if (key.kind != ItemKind::passage) {
    return misuse("That is not a passage.", "`summary compose` and `list passage` show the short names.");
  }
  return key;
}

Answer<std::uint64_t> heading_from(const std::string& typed) {
  const auto& headings = journal::summary::headings;
  const auto wanted = text::folded(typed);
  std::string all;
  std::uint64_t beginning = 0;
  for (std::uint64_t number = 1; number <= headings.size(); ++number) {
    const auto heading = text::folded(headings[number - 1]);
    if (wanted == heading || wanted == std::to_string(number)) return number;
    if (!wanted.empty() && heading.starts_with(wanted)) beginning = beginning == 0 ? number : 99;
    all += (all.empty() ? "" : "; ") + std::to_string(number) + " " + std::string(headings[number - 1]);
  }
  if (beginning != 0 && beginning != 99) return beginning;
  return misuse("`" + typed + "` is not one of the headings.", "Type a number or words of: " + all + ".");
}

Answer<journal::model::Choice> audience_from(const std::string& typed) {
  std::string words;
  const auto* kind = journal::kinds::registry().find(journal::model::ItemKind::summary);
  for (const auto& choice : kind->field(journal::kinds::summary::audience)->choices) {
    if (typed == choice.word) return journal::model::Choice{choice.number};
    words += (words.empty() ? "" : ", ") + std::string(choice.word);
  }
  return misuse("`" + typed + "` is not an audience.", "Type one of: " + words + ".");
}

Facts facts_of_stage(Program& program, const SummaryView& view) {
  Facts facts{{"Summary", journal::model::spoken(view.key.item)}, {"Stage", session::stage_of_summary(view)}};
  if (const auto* proposal = view.proposal()) {
    facts.push_back({"For", std::string(text_of(proposal->statement.audience))});
    facts.push_back({view.is_over ? "Ended after" : "Until", text_of(proposal->statement.valid_until)});
    if (!view.is_public()) facts.push_back({view.is_over ? "What was proposed" : "What is signed", write_statement(proposal->statement)});
  } else if (const auto* wishes = view.wishes(); !wishes->audience.empty()) {
    facts.push_back({"Meant for", wishes->audience});
  }
  if (!view.difference.empty()) facts.push_back({"No longer as proposed", view.difference});
  for (auto& remark : session::remarks_on_summary(view, other_members(program))) {
    facts.push_back({"Notice", std::move(remark)});
  }
  if (auto left = session::what_left(view); !left.empty()) facts.push_back({"Exported", std::move(left)});
  return facts;
}

}  // namespace candour::cli
