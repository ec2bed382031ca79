// What is true of an item beside its fields. Private to the vault.
#pragma once

#include "journal/vault_state.hpp"

namespace candour::journal {

// Of those facts of its kind that say something of it. no_such_item.
Result<std::vector<FactView>> facts_of(const Vault::State& state, const model::ItemKey& item);

}  // namespace candour::journal
