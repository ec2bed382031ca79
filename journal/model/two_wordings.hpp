// Two wordings of one passage, side by side in a text until somebody chooses. That they are a choice stands in no text:
// it follows from the merge that put them there (prose_fold.hpp) and from how they stand.
#pragma once

#include <optional>
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

// Which of `open` still stand in `text` as a merge leaves them: both wordings, one behind the other in either order, with
// gap_between() and nothing else between. In the order of the text, and each as it stands there.
std::vector<TwoWordings> still_open(std::string_view text, const std::vector<TwoWordings>& open);

// Whether the words of `wording` stand in `text`, one behind the other, however far apart.
bool holds(std::string_view text, std::string_view wording);

enum class Keep : std::uint8_t { first, second, both };

// `text` with that choice made, at the first place where `open` stands as still_open() says; nothing if it stands there no
// more. Kept both stand a line further apart than a merge leaves them, which is how everybody's vault knows that they were
// kept. Of wordings without a second, Keep::second takes the first out, and the others leave the text as it is.
std::optional<std::string> choose(std::string_view text, const TwoWordings& open, Keep keep);

}  // namespace candour::journal::model
