// What one wording has and another has not, in runs of whole words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace candour::gui {

struct Differences {
  std::vector<std::string> added;
  std::vector<std::string> taken_out;
};

// By Wu, Manber, Myers and Miller's comparison of word sequences (dtl). Where both have changed nearly everywhere, the
// whole stretch between the first and the last difference counts as one.
Differences differences_between(std::string_view before, std::string_view after);

}  // namespace candour::gui
