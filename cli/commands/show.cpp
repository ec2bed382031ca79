#include "cli/choice_facts.hpp"
#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/item_named.hpp"
#include "cli/program.hpp"

namespace candour::cli::commands {

namespace {

using journal::model::ItemKind;

Result<> add(Facts& facts, const journal::Vault& vault, const journal::ItemView& item) {
  for (auto& fact : facts_of_item(vault, item)) facts.push_back(std::move(fact));
  CANDOUR_TRY(auto choices, facts_of_choices(vault, item));
  for (auto& fact : choices) facts.push_back(std::move(fact));
  return {};
}

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("ITEM")));
  CANDOUR_TRY(const auto item, program.vault().show(key));
  Facts facts;
  CANDOUR_CHECK(add(facts, program.vault(), item));
  // What stands under it: the agenda and one's own notes of a meeting, the comments of anything.
  for (const auto kind : {ItemKind::private_note, ItemKind::agenda_item, ItemKind::comment}) {
    CANDOUR_TRY(const auto below, program.vault().linked_to(key, kind));
    for (const auto& one : below) CANDOUR_CHECK(add(facts, program.vault(), one));
  }
  return facts;
}

}  // namespace

Command show() {
  return {"show",
          "Shows one thing in full, with its comments, and what is to be chosen in it.",
          {{"ITEM", "", "Its short name, as `list` shows it.", Presence::required}},
          {{"candour-cli show 3fa91c", "Shows the reflection 3fa91c and what was said about it."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
