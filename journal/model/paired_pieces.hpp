// The pieces of a text beside those of another that was made of it: which stayed, and which became others.
#pragma once

#include <string_view>
#include <vector>

#include "base/text/pieces.hpp"

namespace candour::journal::model {

using Run = std::vector<text::Piece>;

// Pairs of pieces that two texts may differ in and still be compared.
inline constexpr std::size_t most_compared = 1'000'000;

inline constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

// The same words, however far apart they stand.
bool are_equal(const Run& a, const Run& b);
Run part_of(const Run& all, std::size_t from, std::size_t to);
// The words and signs of a text.
std::vector<std::string_view> bodies_of(std::string_view text);

// Of each piece of `basis` the place in `changed` where it stayed, or nowhere. Equal beginnings and ends are paired
// without a search; a rest of more than most_compared pairs is not looked into.
std::vector<std::size_t> where_kept(const Run& basis, const Run& changed);

// Pairs, in order, pieces of `basis` with those of `changed` that share most of their words: place by place, or nowhere.
// More than a hundredth of most_compared pairs are not looked into.
std::vector<std::size_t> where_alike(const Run& basis, const Run& changed);

// Where two runs differ, what each has there; where they do not, the piece.
template <class Difference, class Equal>
void for_each_difference(const Run& one, const Run& other, Difference difference, Equal equal) {
  const auto kept = where_kept(one, other);
  std::size_t from = 0;
  std::size_t in_other = 0;
  const auto differ = [&](std::size_t to, std::size_t other_to) {
    if (from < to || in_other < other_to) difference(part_of(one, from, to), part_of(other, in_other, other_to));
  };
  for (std::size_t at = 0; at < one.size(); ++at) {
    if (kept[at] == nowhere) continue;
    differ(at, kept[at]);
    equal(one[at]);
    from = at + 1;
    in_other = kept[at] + 1;
  }
  differ(one.size(), other.size());
}

}  // namespace candour::journal::model
