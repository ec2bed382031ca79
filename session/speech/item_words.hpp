// Items in words, the same in the window and on the command line: who can read it, and what is said of it.
#pragma once

#include <string>
#include <vector>

#include "journal/vault/item_views.hpp"
#include "journal/vault/summary_views.hpp"
#include "journal/vault/vault.hpp"
#include "session/speech/value_words.hpp"

namespace candour::session {

using journal::field_of;

// "Only you can read this" or "Dani and Meg can read this".
std::string audience_of(const std::vector<std::string>& readers);
// The same of a space. Where the program of another member was not heard for three days, who reads is known until the day
// on which it was heard last, and the line says so: "Dani and Meg can read this, as of Monday 23 November".
std::string audience_of(const journal::Vault& vault, journal::model::Space space);
// "Dani", "Dani and Meg", "Dani, Huw and Meg".
std::string names_in_a_row(const std::vector<std::string>& names);
// "Reflection", or that it needs a newer Candour.
std::string label_of(journal::model::ItemKind kind);

// Where an item stands, by the word of its kind for it; empty for a kind without states.
std::string words_of_state(const journal::ItemView& item);

// What is wrong with its place under others; empty where nothing is.
std::string words_of_tree_mark(journal::model::TreeMark mark);

// What the reader of an opened answer is told of another that its author sealed later; empty where there is none.
std::string words_of_sealed_anew(const journal::ItemView& item);

// LATE: "says 2026-02-03, arrived 2026-04-09".
std::string words_of_late(const journal::LateView& late);

// What a warning says, as a sentence with the words it is about.
std::string words_of_warning(const journal::WarningView& warning);
// The prose or line of a field, empty if there is none.
std::string words_of_field(const journal::ItemView& item, journal::model::FieldNumber number);

}  // namespace candour::session
