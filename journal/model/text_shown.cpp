#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "journal/model/characters.hpp"
#include "journal/model/text.hpp"

namespace candour::journal::model {

namespace {

bool is_pictograph(UChar32 c) {
  return u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC) != 0 || u_hasBinaryProperty(c, UCHAR_EMOJI_MODIFIER) != 0;
}

// The joiner and the variation selector that hold an emoji together are part of what is seen.
bool holds_emoji_together(UChar32 c, UChar32 before) {
  return (c == 0x200D || c == 0xFE0F) && (is_pictograph(before) || before == 0xFE0F);
}

bool is_unseen(UChar32 c) {
  switch (u_charType(c)) {
    case U_CONTROL_CHAR:
    case U_FORMAT_CHAR:
    case U_LINE_SEPARATOR:
    case U_PARAGRAPH_SEPARATOR:
    case U_PRIVATE_USE_CHAR:
    case U_SURROGATE:
    case U_UNASSIGNED: return true;
    default: return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0;
  }
}

void append_name(UChar32 c, std::string& out) {
  char name[16];
  std::snprintf(name, sizeof name, "[U+%04X]", static_cast<unsigned>(c));
  out += name;
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

bool is_blank(std::string_view line) {
  return std::all_of(line.begin(), line.end(), [](char c) { return c == ' ' || c == '\t'; });
}

}  // namespace

std::string visible(std::string_view foreign, Layout layout) {
  std::string out;
  UChar32 before = 0;
  while (!foreign.empty()) {
    const auto from = foreign;
    const UChar32 c = take_character(foreign);
    if (c < 0) {
      out += "\uFFFD";
    } else if (c == '\n' || c == '\t') {
      out.push_back(layout == Layout::keep_lines ? static_cast<char>(c) : ' ');
    } else if (is_unseen(c) && !holds_emoji_together(c, before)) {
      append_name(c, out);
    } else {
      out.append(from.substr(0, from.size() - foreign.size()));
    }
    before = c;
  }
  return out;
}

std::vector<std::string_view> paragraphs(std::string_view text) {
  std::vector<std::string_view> out;
  const char* start = nullptr;
  const char* end = nullptr;
  const auto close = [&] {
    if (start != nullptr) out.emplace_back(start, static_cast<std::size_t>(end - start));
    start = nullptr;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto line = text.substr(at, std::min(text.find('\n', at), text.size()) - at);
    if (is_blank(line)) {
      close();
    } else {
      if (start == nullptr) start = line.data();
      end = line.data() + line.size();
    }
    at += line.size() + 1;
  }
  close();
  return out;
}

Result<std::string> replace_paragraph(std::string_view text, std::size_t number, std::string_view words) {
  const auto parts = paragraphs(text);
  if (number == 0 || number > parts.size()) return Error{ErrorCode::bad_argument, "replace a paragraph"};
  const auto part = parts[number - 1];
  auto first = static_cast<std::size_t>(part.data() - text.data());
  auto last = first + part.size();
  if (words.empty()) {
    // The gap goes with the paragraph: the one after it, or at the end the one before.
    if (number < parts.size()) {
      last = static_cast<std::size_t>(parts[number].data() - text.data());
    } else {
      last = text.size();
      first = number == 1 ? 0 : static_cast<std::size_t>(parts[number - 2].data() + parts[number - 2].size() - text.data());
    }
  }
  return std::string(text.substr(0, first)) + std::string(words) + std::string(text.substr(last));
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> breaks(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  const auto normal = nfc(text);
  if (U_FAILURE(status) || !normal) return out;
  const auto wide = icu::UnicodeString::fromUTF8(*normal);
  breaks->setText(wide);
  auto start = breaks->first();
  for (auto end = breaks->next(); end != icu::BreakIterator::DONE; start = end, end = breaks->next()) {
    if (breaks->getRuleStatus() < UBRK_WORD_NONE_LIMIT) continue;
    wide.tempSubStringBetween(start, end).toUTF8String(out.emplace_back());
  }
  return out;
}

std::string excerpt(std::string_view text, std::size_t limit) {
  const auto line = on_one_line(text);
  const auto wide =
      icu::UnicodeString::fromUTF8(icu::StringPiece(line.data(), static_cast<std::int32_t>(line.size())));
  const auto end = end_of_graphemes(wide, limit);
  if (end >= wide.length()) return line;
  auto kept = wide.tempSubString(0, end_of_words(wide, end));
  std::string out;
  kept.trim().toUTF8String(out);
  return out + "\u2026";
}

}  // namespace candour::journal::model
