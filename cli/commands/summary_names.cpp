// The composed text, the names found in it, and what their authors do about each.
#include <algorithm>

#include "base/text/words.hpp"
#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/summaries.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/summary_words.hpp"

namespace candour::cli::commands {

namespace {

namespace model = journal::model;
namespace passage = journal::kinds::passage;
using journal::HitView;

// Counted as a reader counts: which word of the passage it is.
std::string place_in_words(const journal::Vault& vault, const HitView& hit) {
  const auto item = vault.items().show(hit.passage);
  if (!item) return "in the passage";
  const auto before = words_of_field(*item, passage::text).substr(0, hit.offset);
  return "word " + std::to_string(text::words_of(before).size() + 1) + " of the passage";
}

Facts facts_of_hit(const journal::Vault& vault, const HitView& hit) {
  return {{"Name found", hit.alias},   {"In the passage", hit.passage_name},
          {"Under", hit.heading},      {"At", place_in_words(vault, hit)},
          {"Written", hit.as_written}, {"Say instead", hit.replacement},
          {"Sentence", hit.sentence},  {"Allowed", hit.is_allowed ? "yes, by the author of the passage" : "no"}};
}

std::string next_step(const journal::SummaryView& view, bool is_clean) {
  if (!is_clean) return "`summary replace` or `summary allow` for each, by the passage's author";
  if (view.proposal() == nullptr) return "Read it as a stranger would; then `summary propose`";
  if (!view.difference.empty()) return "`summary propose` proposes it anew";
  if (view.may_leave()) return view.is_public() ? "`summary export DIR` writes the file" : "`summary export DIR` writes the files";
  return "Each of you reads it to the end, then answers `summary consent`";
}

Outcome compose(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, summary_meant(program, arguments));
  CANDOUR_TRY(const auto view, program.vault().summaries().show(key));
  Facts facts{{"Readers", audience_of(program.vault().members().readers(model::Space::everyone))}};
  for (auto& fact : facts_of_stage(program, view)) facts.push_back(std::move(fact));
  std::size_t open = 0;
  for (const auto& hit : view.hits) {
    if (!hit.is_allowed) ++open;
    for (auto& fact : facts_of_hit(program.vault(), hit)) facts.push_back(std::move(fact));
  }
  if (!view.refused_at.empty()) facts.push_back({"A character that may not leave", view.refused_at});
  for (const auto& warning : view.warnings) facts.push_back({"Look at", session::words_of_warning(warning)});
  facts.push_back({"Remember", session::what_was_looked_for(view)});
  facts.push_back({"Names to settle", std::to_string(open)});
  facts.push_back({"Next", next_step(view, open == 0 && view.refused_at.empty())});
  facts.push_back({"Text", view.text});
  return facts;
}

// From the last to the first, so that the earlier places stay right. Without `typed` each hit's own replacement, which
// begins with a capital at the start of a sentence.
std::string replaced(std::string text, std::vector<HitView> hits, const std::optional<std::string>& typed) {
  std::sort(hits.begin(), hits.end(), [](const HitView& a, const HitView& b) { return a.offset > b.offset; });
  std::size_t end = text.size();
  for (const auto& hit : hits) {
    const bool is_there = hit.offset + hit.as_written.size() <= end &&
                          text.compare(hit.offset, hit.as_written.size(), hit.as_written) == 0;
    if (!is_there) continue;
    text.replace(hit.offset, hit.as_written.size(), typed.value_or(hit.replacement));
    end = hit.offset;
  }
  return text;
}

Outcome replace(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, passage_meant(program, arguments));
  CANDOUR_TRY(const auto item, program.vault().items().show(key));
  if (!item.is_mine) return Error{ErrorCode::not_yours, "replace a name"};
  const auto* link = field_of(item, passage::summary);
  if (!link) return Error{ErrorCode::no_such_item, "replace a name"};
  CANDOUR_TRY(auto view, program.vault().summaries().show(std::get<model::Link>(link->value)));
  const auto alias = arguments.required("NAME");
  std::erase_if(view.hits, [&](const HitView& hit) {
    return hit.passage != key || (hit.alias != alias && hit.as_written != alias);
  });
  if (view.hits.empty())
    return misuse("`" + alias + "` was not found in that passage.", "`summary compose` shows the names.");
  auto text = replaced(words_of_field(item, passage::text), view.hits, arguments.value("--with"));
  CANDOUR_CHECK(program.vault().writing().edit(key, {{passage::text, model::Prose{text}}}));
  return Facts{{"Replaced", alias}, {"Now", std::move(text)}};
}

Outcome allow(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, passage_meant(program, arguments));
  CANDOUR_CHECK(program.vault().summaries().allow(key, arguments.required("NAME")));
  return Facts{{"Allowed", arguments.required("NAME")}, {"As long as", "The passage stays word for word as it is"}};
}

}  // namespace

std::vector<Command> summary_names() {
  const Parameter passage_parameter{"PASSAGE", "", "The passage, by its short name.", Presence::required};
  const Parameter name_parameter{"NAME", "", "The name as `summary compose` shows it.", Presence::required};
  return {{"summary compose",
           "Shows the text that the passages make, and each name of the people list in it: its place, the sentence "
           "around it, and what to say instead.",
           {summary_parameter()},
           {{"candour-cli summary compose", "Shows the newest summary."}},
           Needs::vault,
           &compose},
          {"summary replace",
           "Puts the other wording in the place of a name, in a passage of your own.",
           {passage_parameter, name_parameter, {"--with", "TEXT", "Other words than those of the people list."}},
           {{"candour-cli summary replace 41be90 Will", "Says \"a manager\" wherever that passage says Will."}},
           Needs::vault,
           &replace},
          {"summary allow",
           "Lets a name stand in a passage of your own, for exactly this text.",
           {passage_parameter, name_parameter},
           {{"candour-cli summary allow 41be90 grace", "The word is meant, not the person."}},
           Needs::vault,
           &allow}};
}

}  // namespace candour::cli::commands
