// Items as facts: who can read it first, then what it is, then its words.
#pragma once

#include "cli/facts.hpp"
#include "journal/vault.hpp"

namespace candour::cli {

// "Only you can read this" or "Dani and Meg can read this".
std::string audience_of(const std::vector<std::string>& readers);
// Where somebody who is named in a list stands: "Dani", "Dani and Meg", "Dani, Huw and Meg".
std::string names_in_a_row(const std::vector<std::string>& names);

// A value in words: dates as 2026-03-12, links as short names, a heading by its name.
std::string text_of_value(const journal::Vault& vault, journal::model::ItemKind kind, journal::model::FieldNumber field,
                          const journal::model::Value& value);

// Everything of one item.
Facts facts_of_item(const journal::Vault& vault, const journal::ItemView& item);
// What a list says of it: readers, short name, kind, who, when, the first words.
Facts facts_of_list_entry(const journal::Vault& vault, const journal::ItemView& item);
// What a command says that has just written `item`.
Outcome outcome_of_written(const journal::Vault& vault, const Result<journal::model::ItemKey>& item);
// When something that was just written reaches the others; nothing for what stays here.
Facts facts_of_departure(const journal::Vault& vault, const journal::ItemView& item);

// The value of a field that the item has, or nothing.
const journal::ShownField* field_of(const journal::ItemView& item, journal::model::FieldNumber number);
// The prose or line of a field, empty if there is none.
std::string words_of_field(const journal::ItemView& item, journal::model::FieldNumber number);

}  // namespace candour::cli
