#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/program.hpp"
#include "journal/vault/items.hpp"

namespace candour::cli::commands {

namespace {

constexpr std::size_t most_hits = 50;

Outcome run(Program& program, const Arguments& arguments) {
  std::string query;
  for (const auto& word : arguments.values("WORDS")) query += (query.empty() ? "" : " ") + word;
  if (query.empty()) return misuse("There is no word to look for.", "Type the words after `search`.");
  CANDOUR_TRY(const auto hits, program.vault().items().search(query, most_hits));
  if (hits.empty()) return Facts{{"Found", "Nothing"}};
  std::vector<ItemAnswer> found;
  for (const auto& hit : hits) {
    CANDOUR_TRY(auto one, hit_of(program.vault(), hit));
    found.push_back(std::move(one));
  }
  return found;
}

}  // namespace

Command search() {
  return {"search",
          "Looks for words in everything that is kept here, your private notes too. Nothing is sent for it.",
          {{"WORDS", "", "What to look for.", Presence::repeated}},
          {{"candour-cli search front desk", "Shows where both words stand."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
