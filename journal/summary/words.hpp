// Words of a text as names are compared by them: those of base/text, joined again at the apostrophes inside of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour::journal::summary {

// One word, folded as the search folds it, with one kind of apostrophe: "Siân", "SIAN" and "Si" U+00AD "an" are one. A
// possessive is kept; see forms_of. In scripts that write no spaces between words each character is a word.
struct Word {
  std::string folded;
  std::size_t begin = 0;  // bytes into the text
  std::size_t end = 0;
  bool starts_small = false;        // its first letter is a small one; false where letters have no case
  bool is_initial = false;          // one cased letter
  bool is_all_capitals = false;     // two letters or more, every one a capital
  bool continues_previous = false;  // nothing but spaces, hyphens or full stops between the previous word and this one
};

// Bytes that are no UTF-8 divide words; nothing is refused here.
std::vector<Word> words_of(std::string_view whole);

// What a word may stand for: itself and, if it ends in 's, what is before that.
std::vector<std::string> forms_of(const Word& word);

}  // namespace candour::journal::summary
