// Two wordings of one passage, side by side in a text until somebody chooses. That they are a choice stands in no text:
// it follows from the merge that put them there.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour::journal::model {

// One behind the other in the text. `second` is empty where one changed what the other took out.
struct TwoWordings {
  std::string first;
  std::string second;
  bool operator==(const TwoWordings&) const = default;
};

// What a merge leaves between two wordings: a space, or a line break where they would be read as one sentence.
std::string_view gap_between(const std::string& first, const std::string& second);

// Which of `open` still stand in `text` as they were left: both wordings, one behind the other.
std::vector<TwoWordings> still_open(std::string_view text, const std::vector<TwoWordings>& open);

}  // namespace candour::journal::model
