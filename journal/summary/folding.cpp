#include "journal/summary/folding.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/text/normal.hpp"
#include "base/text/utf8.hpp"

namespace candour::journal::summary {

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

bool is_mark(std::int32_t c) { return (U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0; }

bool is_unseen(std::int32_t c) { return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || c == 0xFEFF; }

std::string fold_character(std::int32_t c) {
  std::string single;
  text::append(single, static_cast<char32_t>(c));
  std::string out;
  for (const auto& each : text::folded_characters(single)) {
    const auto part = static_cast<std::int32_t>(each.character);
    const bool is_of_word = u_isalnum(part) || (U_GET_GC_MASK(part) & U_GC_MC_MASK) != 0;
    if (is_of_word && !is_mark(part)) text::append(out, each.character);
  }
  return out;
}

std::string with_capital(const std::string& text) {
  if (text.empty()) return text;
  auto units = icu::UnicodeString::fromUTF8(text);
  const auto first = units.char32At(0);
  units.replace(0, U16_LENGTH(first), u_toupper(first));
  std::string out;
  return units.toUTF8String(out);
}

}  // namespace candour::journal::summary
