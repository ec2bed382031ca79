// Items as they are answered: who can read it first, then what it is, then its words.
#pragma once

#include "cli/facts.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"
#include "session/speech/item_words.hpp"

namespace candour::cli {

using session::audience_of;
using session::field_of;
using session::label_of;
using session::names_in_a_row;
using session::text_of_value;
using session::words_of_field;
using session::words_of_late;
using session::words_of_sealed_anew;

// Everything of one item.
ItemAnswer whole_of(const journal::Vault& vault, const journal::ItemView& item);
// What a list says of it: readers, short name, kind, who, when, the first words.
ItemAnswer entry_of(const journal::Vault& vault, const journal::ItemView& item);
// What a search says of it: the same, and the words around what was found.
Result<ItemAnswer> hit_of(const journal::Vault& vault, const journal::SearchHit& hit);
// What a command says that has just written `item`.
Outcome outcome_of_written(const journal::Vault& vault, const Result<journal::model::ItemKey>& item);
// When something that was just written reaches the others; nothing for what stays here.
Facts facts_of_departure(const journal::Vault& vault, const journal::ItemView& item);

}  // namespace candour::cli
