#include "gui/model/choices.hpp"

#include "journal/model/text.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/vault.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/choice_words.hpp"

namespace candour::gui {

namespace {

std::string shown(const std::string& words) {
  return journal::model::visible(words, journal::model::Layout::keep_lines);
}

}  // namespace

Result<std::vector<EntryChoice>> choices_of(const journal::Vault& vault, const journal::model::ItemKey& item) {
  CANDOUR_TRY(auto views, vault.items().choices(item));
  const bool can_choose = vault.writing().may_edit(item).has_value();
  std::vector<EntryChoice> choices;
  for (auto& view : views) {
    auto words = session::words_of_choice(vault, item, view);
    choices.push_back({view.field, std::move(words.says), std::move(words.first), shown(view.wordings.first),
                       std::move(words.second), shown(view.wordings.second), std::move(view.wordings), can_choose});
  }
  return choices;
}

}  // namespace candour::gui
