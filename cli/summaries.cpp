#include "cli/summaries.hpp"

#include "cli/item_named.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/summary_views.hpp"
#include "session/speech/summary_words.hpp"
#include "session/summary_items.hpp"

namespace candour::cli {

namespace {

using journal::SummaryView;

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
    if (session::is_summary(key)) return key;
    return misuse("That is not a summary.", "`list summary` shows the short names.");
  }
  CANDOUR_TRY(const auto summaries, session::summaries_of(program.vault()));
  if (summaries.empty()) {
    return Failure{ErrorCode::no_such_item, "There is no summary yet.", "Nothing was changed.",
                   "`summary offer` begins one with its first passage."};
  }
  return summaries.front().key;
}

Answer<journal::model::ItemKey> passage_meant(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("PASSAGE")));
  if (!session::is_passage(key)) {
    return misuse("That is not a passage.", "`summary compose` and `list passage` show the short names.");
  }
  return key;
}

Answer<std::uint64_t> heading_from(const journal::Vault& vault, const std::string& typed) {
  CANDOUR_TRY(const auto value, value_for(vault, journal::kinds::passage::kind, journal::kinds::passage::heading, typed));
  return std::get<journal::model::Number>(value).number;
}

Answer<journal::summary::Audience> audience_from(const journal::Vault& vault, const std::string& typed) {
  namespace summary = journal::kinds::summary;
  CANDOUR_TRY(const auto value, value_for(vault, summary::kind, summary::audience, typed));
  return summary::audience_of(std::get<journal::model::Choice>(value).number);
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
