#include "gui/model/verbs.hpp"

#include <algorithm>

#include "gui/words/en_gb.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

namespace model = journal::model;

Result<std::vector<VerbButton>> build_verbs(const journal::Vault& vault, const model::ItemKey& item) {
  std::vector<VerbButton> buttons;
  const auto* spec = journal::kinds::registry().find(item.kind);
  if (!spec) return buttons;
  CANDOUR_TRY(const auto verbs, vault.items().verbs(item));
  for (const auto& view : verbs) {
    VerbButton button{view.name, spec->say("verb." + view.name), {}, {}};
    if (!view.refused.empty()) button.refused = spec->say("refused." + view.refused);
    if (!view.asks.empty()) button.form = Place{.screen = Screen::verb, .item = item, .verb = view.name};
    buttons.push_back(std::move(button));
  }
  return buttons;
}

Result<std::string> refusal_of_verb(const journal::Vault& vault, const model::ItemKey& item, std::string_view verb) {
  CANDOUR_TRY(const auto buttons, build_verbs(vault, item));
  const auto is_it = [&](const VerbButton& button) { return button.verb == verb; };
  const auto button = std::find_if(buttons.begin(), buttons.end(), is_it);
  if (button != buttons.end()) return button->refused;
  CANDOUR_TRY(const auto shown, vault.items().show(item));
  return words::fill(words::leads_nowhere, session::words_of_state(shown));
}

std::string missing_for_verb(const model::KindSpec& spec, const model::Verb& verb, model::FieldNumber field) {
  for (const auto& step : spec.states.transitions) {
    if (step.to != verb.to) continue;
    for (const auto& guard : step.guards) {
      const bool needs_it = std::find(guard.needs.begin(), guard.needs.end(), field) != guard.needs.end();
      if (needs_it) return spec.say(std::string("refused.") + guard.name);
    }
  }
  return {};
}

const model::Verb* verb_of(const model::KindSpec& spec, std::string_view name) {
  const auto is_it = [&](const model::Verb& verb) { return name == verb.name; };
  const auto verb = std::find_if(spec.verbs.begin(), spec.verbs.end(), is_it);
  return verb == spec.verbs.end() ? nullptr : &*verb;
}

}  // namespace candour::gui
