#include "journal/model/two_wordings.hpp"

#include <algorithm>

#include "journal/model/paired_pieces.hpp"

namespace candour::journal::model {

std::string_view gap_between(const std::string& first, const std::string& second) {
  const auto together = text::sentences_of(first + " " + second).all.size();
  return together < text::sentences_of(first).all.size() + text::sentences_of(second).all.size() ? "\n" : " ";
}

std::vector<TwoWordings> still_open(std::string_view text, const std::vector<TwoWordings>& open) {
  const auto all = bodies_of(text);
  std::vector<TwoWordings> left;
  for (const auto& wordings : open) {
    auto both = bodies_of(wordings.first);
    const auto behind = bodies_of(wordings.second);
    both.insert(both.end(), behind.begin(), behind.end());
    if (std::search(all.begin(), all.end(), both.begin(), both.end()) != all.end()) left.push_back(wordings);
  }
  return left;
}

}  // namespace candour::journal::model
