#include "session/speech/choice_words.hpp"

#include "journal/vault/members.hpp"
#include "journal/vault/writing.hpp"

namespace candour::session {

namespace {

// A kind that one member alone changes has an author in its key.
std::string chooser(const journal::Vault& vault, const journal::model::ItemKey& item) {
  if (item.author == MemberKey()) return "somebody chooses";
  if (vault.writing().may_edit(item)) return "you choose";
  return vault.members().name_of(item.author) + " chooses";
}

}  // namespace

ChoiceWords words_of_choice(const journal::Vault& vault, const journal::model::ItemKey& item,
                            const journal::ChoiceView& choice) {
  ChoiceWords words;
  words.first = choice.first_by.empty() ? "One wording" : choice.first_by + " wrote";
  if (choice.wordings.second.empty()) {
    words.says = "This was changed in one place and taken out in another at the same time. It stands in the text until " +
                 chooser(vault, item) + ", or until the text is saved.";
    words.second = "Taken out";
    return words;
  }
  words.says = "Written in two ways at the same time. Both stand in the text, one after the other, until " +
               chooser(vault, item) + ".";
  if (choice.second_by.empty()) {
    words.second = "The other wording";
  } else {
    words.second = choice.second_by + (choice.second_by == choice.first_by ? " also wrote" : " wrote");
  }
  return words;
}

}  // namespace candour::session
