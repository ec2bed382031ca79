// Text cut into words: one cut for the search index, the query and whatever else compares words.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace candour::text {

// Folded (normal.hpp): equal for what a reader would call the same word. Cutting `folded` gives just this word again.
struct Word {
  std::string folded;
  std::size_t begin = 0;  // bytes into the text; of two words that one letter stands for, the same
  std::size_t end = 0;
  bool is_alone = false;   // of a script that writes no space between words
  bool is_joined = false;  // nothing but apostrophes stands between the word before and this one
};

// A word is letters, digits and their marks that stand together; in scripts that write no space between words (Chinese,
// Japanese, Thai, Lao, Khmer, Burmese) each character is one by itself, so that a part of a text is cut as it is cut
// within the whole. What stands between is left out, emoji and signs too. Bytes that are no UTF-8 divide.
std::vector<Word> words_of(std::string_view text);
// The same one by one, until `take` answers false.
void cut_into_words(std::string_view text, const std::function<bool(const Word&)>& take);

}  // namespace candour::text
