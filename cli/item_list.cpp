#include "cli/item_list.hpp"

#include <algorithm>
#include <charconv>

#include "cli/item_facts.hpp"
#include "journal/vault/items.hpp"
#include "session/shown_list.hpp"

namespace candour::cli {

namespace {

constexpr std::string_view newest = "newest";

std::optional<std::size_t> number_in(std::string_view typed) {
  std::size_t number = 0;
  const auto read = std::from_chars(typed.data(), typed.data() + typed.size(), number);
  const bool is_one = read.ec == std::errc{} && read.ptr == typed.data() + typed.size() && number > 0;
  return is_one ? std::optional(number) : std::nullopt;
}

}  // namespace

Parameter portion_parameter(std::string name, std::string help) {
  return {std::move(name), "", std::move(help) + "`newest` and a number: only so many; without it " + std::to_string(usual_lines) + ".",
          Presence::repeated};
}

Answer<std::size_t> portion_in(std::vector<std::string>& words) {
  const auto found = std::find(words.begin(), words.end(), newest);
  if (found == words.end()) return usual_lines;
  const auto number = std::next(found) != words.end() ? number_in(*std::next(found)) : std::nullopt;
  if (!number) return misuse("`newest` needs a number.", "Type how many after it, like `newest 10`.");
  words.erase(found, found + 2);
  return *number;
}

Outcome outcome_of_list(Program& program, const std::vector<journal::model::ItemKey>& items, std::size_t left_out, Told told) {
  // A vault that takes no writing keeps no list: its lines have no numbers then.
  const bool has_numbers = session::save_shown_list(program.vault(), items).has_value();
  Outcome outcome;
  for (std::size_t i = 0; i < items.size(); ++i) {
    CANDOUR_TRY(const auto item, program.vault().items().show(items[i]));
    auto answer = told == Told::whole ? whole_of(program.vault(), item) : entry_of(program.vault(), item);
    if (has_numbers) {
      answer.number = i + 1;
      answer.facts.insert(answer.facts.begin(), {"Number", std::to_string(i + 1)});
    }
    outcome.items.push_back(std::move(answer));
  }
  if (left_out > 0) {
    outcome.facts.push_back({"Left out", std::to_string(left_out) + " more; `newest " + std::to_string(items.size() + left_out) +
                                     "` after the command shows them too"});
  }
  return outcome;
}

}  // namespace candour::cli
