#include "base/text/deceptive.hpp"

#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include "base/text/utf8.hpp"

namespace candour::text {
namespace {

constexpr std::u32string_view punctuation =
    U".,;:!?'\"()[]-/&%+@#$\u00A3\u20AC\u2010\u2011\u2013\u2014\u2018\u2019\u201C\u201D\u2026";

bool may_leave(UChar32 c) {
  if (c == ' ' || c == '\n' || punctuation.find(static_cast<char32_t>(c)) != std::u32string_view::npos) return true;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const auto* recommended = icu::UnicodeSet::fromUSet(uspoof_getRecommendedSet(&status));
  constexpr auto of_words = U_GC_L_MASK | U_GC_M_MASK | U_GC_ND_MASK;
  return U_SUCCESS(status) && (U_GET_GC_MASK(c) & of_words) != 0 && recommended->contains(c);
}

std::optional<CharacterFault> fault_of(UChar32 c) {
  if (may_leave(c)) return std::nullopt;
  if (u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL)) return CharacterFault::direction;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharacterFault::invisible;
  constexpr auto breaks_and_formats = U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  if ((U_GET_GC_MASK(c) & breaks_and_formats) != 0 || c == 0x2800) return CharacterFault::invisible;
  constexpr auto never_text = U_GC_CC_MASK | U_GC_CS_MASK | U_GC_CO_MASK | U_GC_CN_MASK;
  if ((U_GET_GC_MASK(c) & never_text) != 0) return CharacterFault::control;
  return CharacterFault::unusual;
}

// Japanese and Korean write one word in several scripts; nobody else does.
UScriptCode script_family(UScriptCode script) {
  switch (script) {
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_BOPOMOFO:
    case USCRIPT_HANGUL:
      return USCRIPT_HAN;
    default:
      return script;
  }
}

// Follows the script of the word that is being read.
class WordScript {
 public:
  // True if `c` does not belong into the word before it.
  bool clashes(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const auto script = uscript_getScript(c, &status);
    if (!u_isalpha(c)) {
      if (!continues_word(c)) word_ = USCRIPT_COMMON;
      return false;
    }
    const auto family = script_family(script);
    if (family == USCRIPT_COMMON || family == USCRIPT_INHERITED || family == word_) return false;
    const bool is_first = word_ == USCRIPT_COMMON;
    word_ = family;
    return !is_first;
  }

 private:
  // Digits, marks and apostrophes stand inside words.
  static bool continues_word(UChar32 c) {
    return u_isdigit(c) || c == '\'' || c == 0x2019 || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;
  }

  UScriptCode word_ = USCRIPT_COMMON;
};

}  // namespace

std::optional<CharacterPosition> find_deceptive_character(std::string_view text) {
  WordScript word;
  for (std::size_t next = 0; next < text.size();) {
    const auto offset = next;
    const UChar32 c = next_character(text, next);
    if (c == not_a_character) return CharacterPosition{CharacterFault::not_utf8, offset, 0};
    const auto character = static_cast<char32_t>(c);
    if (const auto fault = fault_of(c)) return CharacterPosition{*fault, offset, character};
    if (word.clashes(c)) return CharacterPosition{CharacterFault::mixed_word, offset, character};
  }
  return std::nullopt;
}

}  // namespace candour::text
