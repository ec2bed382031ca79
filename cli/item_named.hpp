// Things by the names that people type.
#pragma once

#include <string>

#include "cli/facts.hpp"
#include "journal/vault.hpp"

namespace candour::cli {

// The item of that short name. What is none, as with a z in it, is told from a name that no item has.
Answer<journal::model::ItemKey> item_named(const journal::Vault& vault, const std::string& typed);

// Why `typed` is no address of a post box, in a sentence; nothing if it may be one.
std::optional<Failure> refuse_address(std::string_view typed);

}  // namespace candour::cli
