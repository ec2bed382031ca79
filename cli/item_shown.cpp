#include "cli/item_shown.hpp"

#include "cli/choice_facts.hpp"
#include "cli/item_facts.hpp"
#include "journal/kinds/registry.hpp"

namespace candour::cli {

namespace {

Result<> add(Facts& facts, const journal::Vault& vault, const journal::ItemView& item) {
  for (auto& fact : facts_of_item(vault, item)) facts.push_back(std::move(fact));
  CANDOUR_TRY(auto choices, facts_of_choices(vault, item));
  for (auto& fact : choices) facts.push_back(std::move(fact));
  return {};
}

}  // namespace

Outcome outcome_of_shown(const journal::Vault& vault, const journal::model::ItemKey& key) {
  CANDOUR_TRY(const auto item, vault.show(key));
  Facts facts;
  CANDOUR_CHECK(add(facts, vault, item));
  const auto* whole = journal::kinds::registry().find(key.kind);
  for (const auto& kind : journal::kinds::registry().all()) {
    if (whole == nullptr || !kind.may_stand_in(*whole)) continue;
    CANDOUR_TRY(const auto below, vault.linked_to(key, kind.kind));
    for (const auto& one : below) CANDOUR_CHECK(add(facts, vault, one));
  }
  return facts;
}

}  // namespace candour::cli
