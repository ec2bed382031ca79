#include "journal/model/text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "journal/model/characters.hpp"
#include "journal/model/value.hpp"

namespace candour::journal::model {

namespace {

constexpr Error not_text{ErrorCode::not_text, "read text"};

// True if `text` is UTF-8 and each of its characters is allowed.
template <class Allowed>
bool all_characters(std::string_view text, Allowed allowed) {
  while (!text.empty()) {
    const UChar32 c = take_character(text);
    if (c < 0 || !allowed(c)) return false;
  }
  return true;
}

bool is_control(UChar32 c) { return u_charType(c) == U_CONTROL_CHAR; }
bool may_stand_in_prose(UChar32 c) { return c == '\n' || c == '\t' || !is_control(c); }
bool may_stand_in_line(UChar32 c) { return !is_control(c); }
bool anything(UChar32) { return true; }

icu::UnicodeString wide(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

std::string narrow(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

std::string with_line_feeds(std::string_view typed) {
  std::string out;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    if (typed[i] != '\r') {
      out.push_back(typed[i]);
    } else if (i + 1 == typed.size() || typed[i + 1] != '\n') {
      out.push_back('\n');
    }
  }
  return out;
}

// Longer than any field holds, and short enough for ICU's lengths.
constexpr std::size_t max_normalised = std::size_t{1} << 24;

}  // namespace

bool is_prose(std::string_view text) { return text.size() <= max_prose && all_characters(text, may_stand_in_prose); }
bool is_line(std::string_view text) { return text.size() <= max_line && all_characters(text, may_stand_in_line); }

Result<std::string> nfc(std::string_view text) {
  if (text.size() > max_normalised) return Error{ErrorCode::too_long, "read text"};
  if (!all_characters(text, anything)) return not_text;
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return not_text;
  const auto normal = form->normalize(wide(text), status);
  if (U_FAILURE(status)) return not_text;
  return narrow(normal);
}

Result<std::string> prose_from(std::string_view typed) {
  CANDOUR_TRY(auto text, nfc(with_line_feeds(typed)));
  if (text.size() > max_prose) return Error{ErrorCode::too_long, "read prose"};
  if (!is_prose(text)) return not_text;
  return text;
}

Result<std::string> line_from(std::string_view typed) {
  CANDOUR_TRY(auto text, nfc(typed));
  if (text.size() > max_line) return Error{ErrorCode::too_long, "read a line"};
  if (!is_line(text)) return not_text;
  return text;
}

std::string folded(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* apart = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return std::string(text);
  auto decomposed = apart->normalize(wide(text).foldCase(), status);
  icu::UnicodeString bare;
  for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
    const auto c = decomposed.char32At(at);
    if (u_charType(c) != U_NON_SPACING_MARK) bare.append(c);
  }
  return narrow(bare.foldCase());
}

}  // namespace candour::journal::model
