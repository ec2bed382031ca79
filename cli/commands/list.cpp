#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/program.hpp"
#include "journal/kinds/registry.hpp"

namespace candour::cli::commands {

namespace {

using journal::model::ItemKind;

Answer<std::vector<ItemKind>> kinds_meant(const Arguments& arguments) {
  const auto& registry = journal::kinds::registry();
  std::vector<ItemKind> kinds;
  for (const auto& word : arguments.values("KIND")) {
    const auto* kind = registry.find_word(word);
    if (!kind) {
      std::string words;
      for (const auto& known : registry.all()) words += (words.empty() ? "" : ", ") + std::string(known.word);
      return misuse("There is no kind `" + word + "`.", "Type one of: " + words + ".");
    }
    kinds.push_back(kind->kind);
  }
  if (!kinds.empty()) return kinds;
  // That a number was compared is what `status` tells; it is no entry to read.
  for (const auto& known : registry.all()) {
    if (known.listed != journal::model::Listed::nowhere) kinds.push_back(known.kind);
  }
  return kinds;
}

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto kinds, kinds_meant(arguments));
  using journal::model::SetAside;
  CANDOUR_TRY(const auto items,
              program.vault().list(kinds, arguments.has("--all") ? SetAside::included : SetAside::left_out));
  if (items.empty()) {
    CANDOUR_TRY(const auto put_away, program.vault().rows(kinds, 1, SetAside::only));
    return Facts{{"List", put_away.empty() ? "Nothing is here yet"
                                           : "Nothing but what was set aside; `list --all` shows it"}};
  }
  Facts facts;
  for (const auto& item : items) {
    for (auto& fact : facts_of_list_entry(program.vault(), item)) facts.push_back(std::move(fact));
  }
  return facts;
}

}  // namespace

Command list() {
  return {"list",
          "Lists what is in the journal, newest first: who can read it, its short name, kind, author, day and first "
          "words.",
          {{"KIND", "", "Only these kinds, such as reflection, note or meeting.", Presence::repeated},
           {"--all", "", "Also what was set aside."}},
          {{"candour-cli list reflection comment", "Lists reflections and comments."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
