#include "cli/item_shown.hpp"

#include "cli/choice_facts.hpp"
#include "cli/item_facts.hpp"
#include "cli/kind_verbs.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"

namespace candour::cli {

namespace {

Result<ItemAnswer> with_choices(const journal::Vault& vault, const journal::ItemView& item) {
  auto answer = whole_of(vault, item);
  CANDOUR_TRY(answer.choices, facts_of_choices(vault, item));
  CANDOUR_TRY(const auto state, facts_of_state(vault, item));
  answer.choices.insert(answer.choices.end(), state.begin(), state.end());
  return answer;
}

}  // namespace

Outcome outcome_of_shown(const journal::Vault& vault, const journal::model::ItemKey& key) {
  std::vector<ItemAnswer> answers;
  CANDOUR_TRY(const auto item, vault.items().show(key));
  CANDOUR_TRY(auto above, with_choices(vault, item));
  answers.push_back(std::move(above));
  const auto* whole = journal::kinds::registry().find(key.kind);
  for (const auto& kind : journal::kinds::registry().all()) {
    if (whole == nullptr || !kind.may_stand_in(*whole)) continue;
    CANDOUR_TRY(const auto below, vault.items().linked_to(key, kind.kind));
    for (const auto& one : below) {
      CANDOUR_TRY(auto answer, with_choices(vault, one));
      answers.push_back(std::move(answer));
    }
  }
  return answers;
}

}  // namespace candour::cli
