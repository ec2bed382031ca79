// Merges two texts that were made of a third (house rule: every word that one of them has and the third has not is in
// the outcome). By sentences, and by words within a sentence that both changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "journal/model/two_wordings.hpp"

namespace candour::journal::model {

struct MergedText {
  std::string text;
  std::vector<TwoWordings> open;  // in the order of the text
  bool operator==(const MergedText&) const = default;
};

// `one` goes before `other` where both stay: hand them in by the order of their names. What both inserted at one place
// stays, once if it is equal. What one took out and the other left alone goes.
// Cost: linear in what is equal; a passage that differs in more than `most_compared` pairs of pieces (paired_pieces.hpp)
// is not looked into, and stays in both wordings.
MergedText merge3(std::string_view basis, std::string_view one, std::string_view other);

}  // namespace candour::journal::model
