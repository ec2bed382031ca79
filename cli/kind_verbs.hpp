// The verbs of a kind that has states: a command each, and what `show` says of them.
#pragma once

#include <vector>

#include "cli/command.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::cli {

// `COMMAND VERB ITEM` for each verb of the kind, with an option for each field that it asks for.
std::vector<Command> verb_commands(const journal::model::KindSpec& kind, const std::string& command);

// What is true of the item beside its fields, and which commands lead on from where it stands.
Result<Facts> facts_of_state(const journal::Vault& vault, const journal::ItemView& item);

}  // namespace candour::cli
