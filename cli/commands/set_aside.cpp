// Putting something away, and taking it out again. Nothing of it is deleted.
#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/item_named.hpp"
#include "cli/program.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/writing.hpp"

namespace candour::cli::commands {

namespace {

// Put away is put away for all who can read it, with what was said under it.
std::string for_whom(const journal::Vault& vault, const journal::ItemView& item) {
  const auto readers = vault.members().readers(item.space);
  return readers.size() < 2 ? "For you alone" : "For " + names_in_a_row(readers) + ", with the comments under it";
}

Outcome set(Program& program, const Arguments& arguments, bool is_aside) {
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("ITEM")));
  CANDOUR_CHECK(program.vault().writing().edit(key, {{journal::model::set_aside, journal::model::Flag{is_aside}}}));
  CANDOUR_TRY(const auto item, program.vault().items().show(key));
  Facts facts{{is_aside ? "Put away" : "Brought back", for_whom(program.vault(), item)},
              {"Item", item.short_name},
              {"Undo", std::string(is_aside ? "`bring-back " : "`set-aside ") + item.short_name + "`"}};
  for (auto& fact : facts_of_departure(program.vault(), item)) facts.push_back(std::move(fact));
  return facts;
}

Outcome put_away(Program& program, const Arguments& arguments) { return set(program, arguments, true); }
Outcome bring_back(Program& program, const Arguments& arguments) { return set(program, arguments, false); }

}  // namespace

std::vector<Command> set_aside() {
  const std::vector<Parameter> item{{"ITEM", "", "Its short name.", Presence::required}};
  return {{"set-aside",
           "Puts something away that you may change, for all who can read it. It stays in the journal, marked as set "
           "aside, and `show` still shows it to each of them.",
           item,
           {{"candour-cli set-aside 3fa91c", "Puts it away and says for whom."}},
           Needs::vault,
           &put_away},
          {"bring-back",
           "Brings back what was set aside.",
           item,
           {{"candour-cli bring-back 3fa91c", "Shows it in the lists again."}},
           Needs::vault,
           &bring_back}};
}

}  // namespace candour::cli::commands
