// What a character is, for those who cut a text finer than into words, and the looser folding by which names are found.
#pragma once

#include <cstdint>
#include <string>

namespace candour::text {

bool is_capital(std::int32_t c);
bool is_small(std::int32_t c);
bool is_digit(std::int32_t c);
bool is_white(std::int32_t c);
bool is_dash(std::int32_t c);
// Every character that people and programs write where an apostrophe is meant.
bool is_apostrophe(std::int32_t c);
// A mark on the letter before it that takes no place of its own.
bool is_mark_on_a_letter(std::int32_t c);
// Takes no place on the screen.
bool is_ignorable(std::int32_t c);

// The loosest form: no case, no compatibility form and no mark of any script. Empty for what is no part of a word.
std::string letters_of(std::int32_t c);
// A text of such letters with each replaced by the one it looks like (Unicode TS 39), zero as o, one as l. A letter that
// looks like two, as m like rn, stays.
std::string look_of(std::string_view letters);

// The text with its first letter as a capital, as at the start of a sentence.
std::string with_capital(std::string_view text);

}  // namespace candour::text
