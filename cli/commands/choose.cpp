// Choosing between two wordings that were written at the same time.
#include <charconv>

#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/item_named.hpp"
#include "cli/program.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"

namespace candour::cli::commands {

namespace {

namespace model = journal::model;

Answer<model::Keep> keep_of(const std::string& typed) {
  if (typed == "first") return model::Keep::first;
  if (typed == "second") return model::Keep::second;
  if (typed == "both") return model::Keep::both;
  return misuse("`" + typed + "` is not what can be kept.", "Type first, second or both, as `show` numbers them.");
}

Answer<std::size_t> which_of(const Arguments& arguments, std::size_t count, const std::string& item) {
  const auto typed = arguments.value("--choice");
  if (!typed && count == 1) return std::size_t{0};
  if (!typed) {
    return misuse("There are " + std::to_string(count) + " choices in it.",
                  "Name one with --choice, as `show " + item + "` numbers them.");
  }
  std::size_t number = 0;
  const auto read = std::from_chars(typed->data(), typed->data() + typed->size(), number);
  if (read.ec != std::errc{} || read.ptr != typed->data() + typed->size() || number < 1 || number > count) {
    return misuse("`" + *typed + "` is not the number of a choice in it.", "`show " + item + "` numbers them.");
  }
  return number - 1;
}

Facts facts_of_kept(const journal::ChoiceView& choice, model::Keep keep) {
  const auto& [first, second] = choice.wordings;
  if (second.empty()) return {{keep == model::Keep::second ? "Taken out" : "Kept", first}};
  switch (keep) {
    case model::Keep::first:
      return {{"Kept", first}, {"Taken out", second}};
    case model::Keep::second:
      return {{"Kept", second}, {"Taken out", first}};
    case model::Keep::both:
      break;
  }
  return {{"Kept", first + "\n" + second}};
}

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto keep, keep_of(arguments.required("KEEP")));
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("ITEM")));
  CANDOUR_CHECK(program.vault().writing().may_edit(key));
  CANDOUR_TRY(const auto item, program.vault().items().show(key));
  CANDOUR_TRY(const auto choices, program.vault().items().choices(key));
  if (choices.empty()) return misuse("There is nothing to choose in it.", "`show " + item.short_name + "` shows it.");
  CANDOUR_TRY(const auto which, which_of(arguments, choices.size(), item.short_name));
  const auto& choice = choices[which];
  CANDOUR_CHECK(program.vault().writing().choose(key, choice.field, choice.wordings, keep));
  Facts facts{{"Readers", audience_of(program.vault(), item.space)}, {"Item", item.short_name}};
  for (auto& fact : facts_of_kept(choice, keep)) facts.push_back(std::move(fact));
  for (auto& fact : facts_of_departure(program.vault(), item)) facts.push_back(std::move(fact));
  return facts;
}

}  // namespace

Command choose() {
  return {"choose",
          "Chooses between two wordings that were written at the same time and stand one after the other in a text. A "
          "wording that was sent stays in the history; kept both stand a line further apart. `edit` writes it anew.",
          {{"ITEM", "", "Its short name.", Presence::required},
           {"KEEP", "", "What stays: first, second or both, as `show` names them.", Presence::required},
           {"--choice", "N", "Which choice, by the number that `show` gives; needed where there are several."}},
          {{"candour-cli choose 3fa91c second", "Keeps the second wording."},
           {"candour-cli choose 3fa91c both --choice 2", "Keeps both wordings of the second choice."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
