#include "base/text/shown.hpp"

#include <unicode/brkiter.h>
#include <unicode/unistr.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "base/text/clean.hpp"
#include "base/text/unseen.hpp"
#include "base/text/utf8.hpp"

namespace candour::text {

namespace {

void append_name(std::int32_t c, std::string& out) {
  char name[16];
  std::snprintf(name, sizeof name, "[U+%04X]", static_cast<unsigned>(c));
  out += name;
}

// Line ends of every kind as LF or a space; other control characters stay, to be named.
std::string with_one_kind_of_line_end(std::string_view foreign, Layout layout) {
  std::string out;
  for (std::size_t at = 0; at < foreign.size();) {
    const auto from = at;
    const auto c = next_character(foreign, at);
    const auto bytes = foreign.substr(from, at - from);
    const bool is_named = c != not_a_character && c != '\t' && !is_clean(bytes, Breaks::as_spaces) && c < 0xA0 &&
                          !(c >= 0x0A && c <= 0x0D) && c != 0x85;
    if (is_named) {
      append_name(c, out);
    } else if (c == '\r' && at < foreign.size() && foreign[at] == '\n') {
      continue;  // the LF after it ends the line
    } else {
      out += cleaned(bytes, layout == Layout::keep_lines ? Breaks::keep : Breaks::as_spaces);
    }
  }
  return out;
}

// One space for each run of white space, none at the ends.
std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool is_space = c == ' ' || c == '\n' || c == '\t';
    if (!is_space) out.push_back(c);
    if (is_space && !out.empty() && out.back() != ' ') out.push_back(' ');
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Where the first `limit` graphemes of `text` end; its length if there are no more.
std::int32_t end_of_graphemes(const icu::UnicodeString& text, std::size_t limit) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) return text.length();
  breaks->setText(text);
  for (std::size_t count = 0; count < limit; ++count) {
    if (breaks->next() == icu::BreakIterator::DONE) return text.length();
  }
  return breaks->current();
}

// The last word end at or before `limit`, or `limit` if one word is longer.
std::int32_t end_of_words(const icu::UnicodeString& text, std::int32_t limit) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  if (U_FAILURE(status)) return limit;
  breaks->setText(text);
  const auto end = breaks->isBoundary(limit) != 0 ? limit : breaks->preceding(limit);
  return end > 0 ? end : limit;
}

std::string trimmed(std::string_view text) {
  constexpr std::string_view white = " \t\n";
  const auto first = text.find_first_not_of(white);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(white) - first + 1));
}

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

}  // namespace

std::string visible(std::string_view foreign, Layout layout) {
  const auto is_plain = [](char c) { return c >= 0x20 && c < 0x7F; };
  if (std::all_of(foreign.begin(), foreign.end(), is_plain)) return std::string(foreign);
  const auto text = with_one_kind_of_line_end(foreign, layout);
  const auto characters = placed_characters(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < characters.size();) {
    const auto& [c, begin, end] = characters[at];
    auto length = c < 0x80 && (at + 1 == characters.size() || characters[at + 1].character < 0x80)
                      ? 0
                      : length_of_emoji(text, characters, at);
    if (length == 0 && (c == '\n' || c == '\t' || !is_unseen(c) || is_needed(characters, at))) length = 1;
    if (length == 0) {
      append_name(c, out);
      ++at;
    } else {
      out.append(text, begin, characters[at + length - 1].end - begin);
      at += length;
    }
  }
  return out;
}

std::string excerpt(std::string_view text, std::size_t limit) {
  auto line = on_one_line(text);
  const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(line.data(), static_cast<std::int32_t>(line.size())));
  const auto end = end_of_graphemes(wide, limit);
  if (end >= wide.length()) return line;
  auto kept = wide.tempSubString(0, end_of_words(wide, end));
  std::string out;
  kept.trim().toUTF8String(out);
  return out + "\u2026";
}

std::string sentence_around(std::string_view text, std::size_t offset) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UText, CloseText> source(
      utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status));
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), status));
  if (U_FAILURE(status)) return trimmed(text);
  breaks->setText(source.get(), status);
  if (U_FAILURE(status)) return trimmed(text);
  const auto end = breaks->following(static_cast<std::int32_t>(offset));
  const auto begin = breaks->previous();
  if (begin == icu::BreakIterator::DONE) return trimmed(text);
  const auto last = end == icu::BreakIterator::DONE ? text.size() : static_cast<std::size_t>(end);
  return trimmed(text.substr(static_cast<std::size_t>(begin), last - static_cast<std::size_t>(begin)));
}

}  // namespace candour::text
