#include "base/text/letters.hpp"

#include <unicode/uchar.h>
#include <unicode/uspoof.h>

#include <memory>

#include "base/text/icu.hpp"
#include "base/text/normal.hpp"
#include "base/text/utf8.hpp"

namespace candour::text {

namespace {

struct CloseChecker {
  void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

std::string look_of_letter(UChar32 letter) {
  if (letter == '0') return "o";
  if (letter == '1') return "l";
  std::string itself;
  append(itself, static_cast<char32_t>(letter));
  if (letter < 0x80) return itself;
  UErrorCode status = U_ZERO_ERROR;
  static const std::unique_ptr<USpoofChecker, CloseChecker> checker(uspoof_open(&status));
  if (U_FAILURE(status) || !checker) return itself;
  icu::UnicodeString skeleton;
  uspoof_getSkeletonUnicodeString(checker.get(), 0, icu::UnicodeString(letter), skeleton, &status);
  if (U_FAILURE(status) || skeleton.countChar32() != 1) return itself;
  const auto look = letters_of(skeleton.char32At(0));
  return look.empty() ? itself : look;
}

}  // namespace

bool is_capital(std::int32_t c) { return u_isUUppercase(c) != 0; }
bool is_small(std::int32_t c) { return u_isULowercase(c) != 0; }
bool is_digit(std::int32_t c) { return u_isdigit(c) != 0; }
bool is_white(std::int32_t c) { return u_isUWhiteSpace(c) != 0; }
bool is_dash(std::int32_t c) { return (U_GET_GC_MASK(c) & U_GC_PD_MASK) != 0; }

bool is_apostrophe(std::int32_t c) {
  switch (c) {
    case 0x27:
    case 0x60:
    case 0xB4:
    case 0x2B9:
    case 0x2BB:
    case 0x2BC:
    case 0x2BD:
    case 0x2C8:
    case 0x2CB:
    case 0x55A:
    case 0x5F3:
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032:
    case 0x2035:
    case 0xA78C:
    case 0xFF07:
      return true;
    default:
      return false;
  }
}

bool is_mark_on_a_letter(std::int32_t c) { return (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0; }

bool is_ignorable(std::int32_t c) { return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || c == 0xFEFF; }

std::string letters_of(std::int32_t c) {
  std::string single;
  append(single, static_cast<char32_t>(c));
  std::string out;
  for (const auto& each : folded_characters(single)) {
    const auto part = static_cast<std::int32_t>(each.character);
    const bool is_of_word = u_isalnum(part) || (U_GET_GC_MASK(part) & U_GC_MC_MASK) != 0;
    if (is_of_word && !is_mark_on_a_letter(part)) append(out, each.character);
  }
  return out;
}

std::string look_of(std::string_view letters) {
  std::string out;
  for (std::size_t at = 0; at < letters.size();) {
    const auto c = next_character(letters, at);
    if (c != not_a_character) out += look_of_letter(c);
  }
  return out;
}

std::string with_capital(std::string_view text) {
  if (text.empty()) return {};
  auto units = wide(text);
  const auto first = units.char32At(0);
  units.replace(0, U16_LENGTH(first), u_toupper(first));
  std::string out;
  return units.toUTF8String(out);
}

}  // namespace candour::text
