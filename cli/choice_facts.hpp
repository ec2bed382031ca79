// What is to be chosen in the texts of an item, as facts.
#pragma once

#include "cli/facts.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::cli {

// For each choice who wrote what, and the command that chooses; nothing where nothing is open.
Result<Facts> facts_of_choices(const journal::Vault& vault, const journal::ItemView& item);

}  // namespace candour::cli
