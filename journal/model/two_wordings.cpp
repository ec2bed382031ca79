#include "journal/model/two_wordings.hpp"

#include <algorithm>

#include "journal/model/paired_pieces.hpp"

namespace candour::journal::model {

namespace {

// Where wordings stand in a text, in pieces.
struct Position {
  std::size_t begin = 0;
  std::size_t middle = 0;  // where the second begins
  std::size_t end = 0;
};

bool is_at(const Run& all, std::size_t at, const std::vector<std::string_view>& words) {
  return words.size() <= all.size() - at &&
         std::equal(words.begin(), words.end(), all.begin() + static_cast<std::ptrdiff_t>(at),
                    [](std::string_view word, const text::Piece& piece) { return word == piece.body; });
}

std::optional<Position> position_of(const Run& all, const TwoWordings& open) {
  const auto first = bodies_of(open.first);
  const auto second = bodies_of(open.second);
  if (first.empty()) return std::nullopt;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const auto middle = at + first.size();
    if (!is_at(all, at, first)) continue;
    if (second.empty() || (is_at(all, middle, second) && all[middle].lead == gap_between(open.first, open.second)))
      return Position{at, middle, middle + second.size()};
  }
  return std::nullopt;
}

std::size_t begin_of(std::string_view text, const text::Piece& piece) {
  return static_cast<std::size_t>(piece.body.data() - text.data());
}
std::size_t end_of(std::string_view text, const text::Piece& piece) { return begin_of(text, piece) + piece.body.size(); }

// The text without the pieces from `begin` to `end`, and without what parts them from the next.
std::string without(std::string_view text, const Run& all, std::size_t begin, std::size_t end) {
  const bool is_last = end == all.size();
  const auto from = begin > 0 && is_last ? end_of(text, all[begin - 1]) : begin_of(text, all[begin]);
  const auto to = is_last ? end_of(text, all[end - 1]) : begin_of(text, all[end]);
  return std::string(text.substr(0, from)) + std::string(text.substr(to));
}

}  // namespace

std::string_view gap_between(const std::string& first, const std::string& second) {
  const auto together = text::sentences_of(first + " " + second).all.size();
  return together < text::sentences_of(first).all.size() + text::sentences_of(second).all.size() ? "\n" : " ";
}

std::vector<TwoWordings> still_open(std::string_view text, const std::vector<TwoWordings>& open) {
  if (open.empty()) return {};
  const auto parts = text::parts_of_sentence(text);
  std::vector<std::pair<std::size_t, TwoWordings>> left;
  for (const auto& wordings : open) {
    const TwoWordings turned{wordings.second, wordings.first};
    if (const auto position = position_of(parts.all, wordings)) {
      left.emplace_back(position->begin, wordings);
    } else if (const auto other = wordings.second.empty() ? std::nullopt : position_of(parts.all, turned)) {
      left.emplace_back(other->begin, turned);
    }
  }
  std::stable_sort(left.begin(), left.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<TwoWordings> out;
  for (auto& [position, wordings] : left) out.push_back(std::move(wordings));
  return out;
}

bool holds(std::string_view text, std::string_view wording) {
  const auto all = bodies_of(text);
  const auto words = bodies_of(wording);
  return std::search(all.begin(), all.end(), words.begin(), words.end()) != all.end();
}

std::optional<std::string> choose(std::string_view text, const TwoWordings& open, Keep keep) {
  const auto parts = text::parts_of_sentence(text);
  const auto& all = parts.all;
  const auto position = position_of(all, open);
  if (!position) return std::nullopt;
  const auto [begin, middle, end] = *position;
  if (open.second.empty()) return keep == Keep::second ? without(text, all, begin, middle) : std::string(text);
  switch (keep) {
    case Keep::first:
      return std::string(text.substr(0, end_of(text, all[middle - 1]))) +
             std::string(text.substr(end_of(text, all[end - 1])));
    case Keep::second:
      return std::string(text.substr(0, begin_of(text, all[begin]))) +
             std::string(text.substr(begin_of(text, all[middle])));
    case Keep::both:
      break;
  }
  const auto apart = all[middle].lead == " " ? "\n" : "\n\n";
  return std::string(text.substr(0, end_of(text, all[middle - 1]))) + apart +
         std::string(text.substr(begin_of(text, all[middle])));
}

}  // namespace candour::journal::model
