// Things by the names that people type.
#pragma once

#include <string>

#include "cli/facts.hpp"
#include "journal/model/kind.hpp"
#include "journal/model/value.hpp"
#include "journal/vault/vault.hpp"
#include "session/speech/values.hpp"

namespace candour::cli {

// The item of that short name. What is none, as with a z in it, is told from a name that no item has.
Answer<journal::model::ItemKey> item_named(const journal::Vault& vault, const std::string& typed);

// What was given for a field of a kind, as its value.
Answer<journal::model::Value> value_for(const journal::Vault& vault, journal::model::ItemKind kind,
                                        journal::model::FieldNumber field, const session::Given& given);
// The item that was typed for a link of a kind: one of the kinds that it may lead to.
Answer<journal::model::ItemKey> item_for(const journal::Vault& vault, journal::model::ItemKind kind,
                                         journal::model::FieldNumber field, const std::string& typed);

// Why `typed` is no address of a post box, in a sentence; nothing if it may be one.
std::optional<Failure> refuse_address(std::string_view typed);

}  // namespace candour::cli
