#include "cli/commands/commands.hpp"
#include "cli/item_list.hpp"
#include "cli/program.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"

namespace candour::cli::commands {

namespace {

using journal::model::ItemKind;

Answer<std::vector<ItemKind>> kinds_meant(const std::vector<std::string>& typed) {
  const auto& registry = journal::kinds::registry();
  std::vector<ItemKind> kinds;
  std::string words;
  for (const auto& known : registry.all()) {
    if (known.listed != journal::model::Listed::nowhere) words += (words.empty() ? "" : ", ") + std::string(known.word);
  }
  for (const auto& word : typed) {
    const auto* kind = registry.find_word(word);
    if (!kind) return misuse("There is no kind `" + word + "`.", "Type one of: " + words + ".");
    kinds.push_back(kind->kind);
  }
  if (!kinds.empty()) return kinds;
  // What only the program reads is no entry of a list; `status` tells that a number was compared.
  for (const auto& known : registry.all()) {
    if (known.listed != journal::model::Listed::nowhere) kinds.push_back(known.kind);
  }
  return kinds;
}

Outcome run(Program& program, const Arguments& arguments) {
  auto words = arguments.values("KIND");
  CANDOUR_TRY(const auto limit, portion_in(words));
  CANDOUR_TRY(const auto kinds, kinds_meant(words));
  using journal::model::SetAside;
  const auto set_aside = arguments.has("--all") ? SetAside::included : SetAside::left_out;
  CANDOUR_TRY(const auto rows, program.vault().items().rows(kinds, all_lines, set_aside));
  if (rows.empty()) {
    CANDOUR_TRY(const auto put_away, program.vault().items().rows(kinds, 1, SetAside::only));
    return Facts{{"List", put_away.empty() ? "Nothing is here yet"
                                           : "Nothing but what was set aside; `list --all` shows it"}};
  }
  std::vector<journal::model::ItemKey> shown;
  for (const auto& row : rows) {
    if (shown.size() < limit) shown.push_back(row.key);
  }
  return outcome_of_list(program, shown, rows.size() - shown.size(), Told::first_words);
}

}  // namespace

Command list() {
  return {"list",
          "Lists what is in the journal, newest first: its number, who can read it, its short name, kind, author, day and "
          "first words. The number, or `last`, stands for it in the next commands.",
          {portion_parameter("KIND", "Only these kinds, such as reflection, note or meeting. "),
           {"--all", "", "Also what was set aside."}},
          {{"candour-cli list reflection comment", "Lists reflections and comments."},
           {"candour-cli list newest 10", "Lists the ten newest."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
