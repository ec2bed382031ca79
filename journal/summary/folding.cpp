#include "journal/summary/folding.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace candour::journal::summary {
namespace {

// Letters with a stroke or a joined form, which Unicode does not take apart and people leave out when they type.
const char* plain_letter(UChar32 folded) {
  switch (folded) {
    case 0xE6:
      return "ae";
    case 0xF0:
    case 0x111:
      return "d";
    case 0xF8:
      return "o";
    case 0xFE:
      return "th";
    case 0x127:
      return "h";
    case 0x131:
      return "i";
    case 0x142:
      return "l";
    case 0x153:
      return "oe";
    case 0x167:
      return "t";
    default:
      return nullptr;
  }
}

void append_folded(std::string& out, UChar32 c) {
  if (is_mark(c)) return;
  if (const char* plain = plain_letter(c)) {
    out += plain;
    return;
  }
  if (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_MC_MASK) != 0) icu::UnicodeString(c).toUTF8String(out);
}

}  // namespace

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
  std::string out;
  if (c < 0x80) {
    if (u_isalnum(c)) out += static_cast<char>(u_tolower(c));
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return out;
  const auto apart = decompose->normalize(casefold->normalize(icu::UnicodeString(c), status), status);
  for (std::int32_t i = 0; U_SUCCESS(status) && i < apart.length(); i = apart.moveIndex32(i, 1)) {
    append_folded(out, apart.char32At(i));
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
