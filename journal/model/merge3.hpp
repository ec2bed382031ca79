// Merges two texts that were made of a third (house rule: every word that one of them has and the third has not is in
// the outcome). By sentences, and by words within a sentence that both changed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour::journal::model {

// Two wordings of one passage, one behind the other in the text until somebody chooses. `second` is empty where one
// changed what the other took out.
struct TwoWordings {
  std::string first;
  std::string second;
  bool operator==(const TwoWordings&) const = default;
};

struct MergedText {
  std::string text;
  std::vector<TwoWordings> open;  // in the order of the text
  bool operator==(const MergedText&) const = default;
};

// `one` goes before `other` where both stay: hand them in by the order of their names. What both inserted at one place
// stays, once if it is equal. What one took out and the other left alone goes.
// Cost: linear in what is equal; a passage that differs in more than `most_compared` pairs of pieces is not looked into,
// and stays in both wordings.
inline constexpr std::size_t most_compared = 1'000'000;
MergedText merge3(std::string_view basis, std::string_view one, std::string_view other);

// Which of `open` still stand in `text` as they were left: both wordings, one behind the other.
std::vector<TwoWordings> still_open(std::string_view text, const std::vector<TwoWordings>& open);

}  // namespace candour::journal::model
