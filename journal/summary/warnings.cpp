#include "journal/summary/warnings.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text/shown.hpp"
#include "journal/summary/words.hpp"

namespace candour::journal::summary {

namespace {

using std::string_view;

constexpr std::array<string_view, 19> days{
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",  "sunday",  "january",  "february", "march",
    "april",  "may",     "june",      "july",     "august", "september", "october", "november", "december"};
constexpr std::array<string_view, 11> numbers{"two",   "three", "four", "five",   "six",   "seven",
                                              "eight", "nine",  "ten",  "eleven", "twelve"};
constexpr std::array<string_view, 3> singling{"only", "first", "last"};

template <std::size_t N>
bool is_one_of(const std::array<string_view, N>& all, string_view word) {
  return std::find(all.begin(), all.end(), word) != all.end();
}

bool has_digit(string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Capitals with an accent are two bytes that begin like this.
bool begins_with_capital(string_view text, const Word& word) {
  const auto lead = static_cast<unsigned char>(text[word.begin]);
  return (lead >= 'A' && lead <= 'Z') || (lead >= 0xC3 && lead <= 0xC9 && !word.starts_small);
}

bool begins_sentence(string_view text, const std::vector<Word>& words, std::size_t at) {
  if (at == 0) return true;
  const auto between = text.substr(words[at - 1].end, words[at].begin - words[at - 1].end);
  return between.find_first_of(".!?:\n\"'") != string_view::npos || between.find("“") != string_view::npos;
}

// Months that are also words count with a capital alone.
bool is_day(const Word& word) {
  const bool is_word_too = word.folded == "may" || word.folded == "march";
  return is_one_of(days, word.folded) && !(is_word_too && word.starts_small);
}

bool is_listed(const std::vector<NameMatch>& matches, const Word& word) {
  return std::any_of(matches.begin(), matches.end(), [&word](const NameMatch& match) {
    return word.begin < match.offset + match.size && match.offset < word.end;
  });
}

std::optional<WarningKind> kind_of(string_view text, const std::vector<Word>& words, std::size_t at,
                                   const std::vector<NameMatch>& matches) {
  const auto& word = words[at];
  if (is_day(word)) return WarningKind::day_or_month;
  if (has_digit(word.folded) || is_one_of(numbers, word.folded)) return WarningKind::number;
  if (is_one_of(singling, word.folded)) return WarningKind::only_or_first;
  const bool is_name = begins_with_capital(text, word) && word.folded != "i" && !word.folded.starts_with("i'");
  if (is_name && !begins_sentence(text, words, at) && !is_listed(matches, word)) return WarningKind::name_not_listed;
  return std::nullopt;
}

}  // namespace

std::vector<Warning> warnings_in(string_view text, const std::vector<ListedName>& list) {
  const auto words = words_of(text);
  const auto matches = find_names(text, list);
  std::vector<Warning> warnings;
  for (std::size_t at = 0; at < words.size(); ++at) {
    const auto kind = kind_of(text, words, at, matches);
    if (!kind) continue;
    const auto& word = words[at];
    warnings.push_back({*kind, std::string(text.substr(word.begin, word.end - word.begin)),
                        text::sentence_around(text, word.begin), word.begin});
  }
  return warnings;
}

}  // namespace candour::journal::summary
