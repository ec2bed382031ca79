// One character in the form in which names are compared, for the files that cut a text into words and into atoms.
#pragma once

#include <cstdint>
#include <string>

namespace candour::journal::summary {

// Every character that people and programs write where an apostrophe is meant.
bool is_apostrophe(std::int32_t c);
// A mark on the letter before it.
bool is_mark(std::int32_t c);
// Takes no place on the screen.
bool is_unseen(std::int32_t c);

// The folded form: no case, accent or compatibility form. Empty for what is no part of a word.
std::string fold_character(std::int32_t c);

// The text with its first letter as a capital, as at the start of a sentence.
std::string with_capital(const std::string& text);

}  // namespace candour::journal::summary
