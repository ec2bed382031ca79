// Unicode's normal form, and text folded so that what a reader would call the same word is equal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace candour::text {

// Longer than any text that is kept, and short enough for ICU's lengths.
inline constexpr std::size_t max_normalised = std::size_t{1} << 24;

// NFC; nothing if it is not UTF-8 or longer than max_normalised.
std::optional<std::string> nfc(std::string_view text);

// Case, compatibility forms, strokes and ligatures are folded away, and so are the marks of scripts in which people
// leave them out (Latin, Greek, Cyrillic, Hebrew, Arabic, Syriac): "Łódź" and "lodz", "straße" and "STRASSE" are one.
// In other scripts a mark is part of the letter and stays. What is never seen, as a soft hyphen, goes. Folding what is
// folded changes nothing.
std::string folded(std::string_view text);

// One character of folded text, and the bytes of the unfolded text that it stands for.
struct FoldedCharacter {
  char32_t character = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};
// folded(), character by character. What is folded away belongs to the character before it.
std::vector<FoldedCharacter> folded_characters(std::string_view text);

}  // namespace candour::text
