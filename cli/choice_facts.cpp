#include "cli/choice_facts.hpp"

#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/choice_words.hpp"

namespace candour::cli {

namespace {

std::string how_to_choose(const journal::ItemView& item, const journal::ChoiceView& choice, std::size_t number,
                          std::size_t count) {
  const auto command = "`choose " + item.short_name + " ";
  const auto which = count > 1 ? " --choice " + std::to_string(number) + "`" : "`";
  const auto anew = ", or `edit " + item.short_name + "`";
  if (choice.wordings.second.empty()) {
    return command + "first" + which + " keeps it, " + command + "second" + which + " takes it out" + anew;
  }
  return command + "first" + which + ", " + command + "second" + which + ", " + command + "both" + which + anew;
}

}  // namespace

Result<Facts> facts_of_choices(const journal::Vault& vault, const journal::ItemView& item) {
  CANDOUR_TRY(const auto choices, vault.items().choices(item.key));
  const bool may_choose = vault.writing().may_edit(item.key).has_value();
  Facts facts;
  for (std::size_t at = 0; at < choices.size(); ++at) {
    const auto& choice = choices[at];
    const auto words = session::words_of_choice(vault, item.key, choice);
    const auto number = std::to_string(at + 1);
    facts.push_back({"Choice " + number, words.says});
    facts.push_back({"First, " + words.first, choice.wordings.first});
    if (!choice.wordings.second.empty()) facts.push_back({"Second, " + words.second, choice.wordings.second});
    if (may_choose) facts.push_back({"Choose", how_to_choose(item, choice, at + 1, choices.size())});
  }
  return facts;
}

}  // namespace candour::cli
