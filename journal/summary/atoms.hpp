// A text in the smallest pieces that can be part of a name: letters or digits of one run, divided at every other sign,
// at apostrophes, between letters and digits and where a capital follows a small letter.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour::journal::summary {

// How a letter with two dots or a ring is folded: "jager" or "jaeger" of "Jäger".
enum class Umlauts : unsigned char { plain, with_e };

// What stands before an atom.
enum class Gap : unsigned char {
  none,      // an apostrophe, a change of case, a sign that divides no words
  space,     // white space, alone or with hyphens and full stops
  comma,     // and white space
  sentence,  // any other sign with white space
};

struct Atom {
  std::string look;         // folded, each letter replaced by the one it looks like
  std::size_t begin = 0;    // bytes into the text
  std::size_t end = 0;
  std::size_t letters = 0;
  Gap gap = Gap::none;
  bool has_case = false;
  bool is_number = false;
  bool starts_small = false;
  bool is_all_capitals = false;
  bool is_word_start = false;      // no letter, digit or apostrophe stands right before it
  bool is_sentence_start = false;  // the first of the text, of a line, or after . ! ? : or a quotation mark
};

std::vector<Atom> atoms_of(std::string_view whole, Umlauts umlauts);

}  // namespace candour::journal::summary
