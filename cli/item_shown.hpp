// One thing in full, with what stands under it.
#pragma once

#include "cli/facts.hpp"
#include "journal/model/item.hpp"
#include "journal/vault/vault.hpp"

namespace candour::cli {

Outcome outcome_of_shown(const journal::Vault& vault, const journal::model::ItemKey& key);

}  // namespace candour::cli
