#include "journal/summary/refused_place.hpp"

#include <algorithm>
#include <cstdio>

#include "base/text/shown.hpp"
#include "base/text/utf8.hpp"

namespace candour::journal::summary {

namespace {

using text::CharacterFault;

constexpr int words_around = 4;

const char* kind_in_words(CharacterFault fault) {
  switch (fault) {
    case CharacterFault::not_utf8: return "bytes that are no character";
    case CharacterFault::control: return "a control character";
    case CharacterFault::invisible: return "a sign that nobody sees";
    case CharacterFault::direction: return "a sign that turns the direction of writing";
    case CharacterFault::unusual: return "a sign that is neither a letter, a digit nor English punctuation";
    case CharacterFault::mixed_word: return "a letter of another alphabet than the word it stands in";
  }
  return "";
}

// Up to the end of `line`.
std::string_view last_words(std::string_view line) {
  std::size_t begin = line.size();
  for (int words = 0; words < words_around && begin != 0; ++words) {
    const auto end_of_word = line.find_last_not_of(' ', begin - 1);
    if (end_of_word == std::string_view::npos) return line;
    const auto space = line.find_last_of(' ', end_of_word);
    begin = space == std::string_view::npos ? 0 : space + 1;
  }
  return line.substr(begin);
}

std::string_view first_words(std::string_view line) {
  std::size_t end = 0;
  for (int words = 0; words < words_around && end < line.size(); ++words) {
    end = std::min(line.find(' ', std::min(line.find_first_not_of(' ', end), line.size())), line.size());
  }
  return line.substr(0, end);
}

std::string quoted(std::string_view words) {
  words.remove_prefix(std::min(words.find_first_not_of(' '), words.size()));
  words.remove_suffix(words.size() - std::min(words.find_last_not_of(' ') + 1, words.size()));
  return "\"" + text::visible(words, text::Layout::one_line) + "\"";
}

}  // namespace

std::string in_words(std::string_view text, const text::CharacterPosition& place) {
  const auto before = text.substr(0, place.offset);
  const auto begin = before.find_last_of('\n') == std::string_view::npos ? 0 : before.find_last_of('\n') + 1;
  auto after = place.offset;
  text::next_character(text, after);
  const auto rest = text.substr(after, std::min(text.find('\n', after), text.size()) - after);
  const auto words_before = last_words(before.substr(begin));
  const auto words_after = first_words(rest);
  std::string words = "line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
  if (!words_before.empty()) words += ", after " + quoted(words_before);
  if (!words_after.empty()) words += ", before " + quoted(words_after);
  words += std::string(": ") + kind_in_words(place.fault);
  if (place.fault == CharacterFault::not_utf8) return words;
  char number[16];
  std::snprintf(number, sizeof number, " (U+%04X)", static_cast<unsigned>(place.character));
  return words + number;
}

}  // namespace candour::journal::summary
