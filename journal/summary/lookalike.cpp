#include "journal/summary/lookalike.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include "journal/summary/characters.hpp"

namespace candour::journal::summary {
namespace {

std::optional<CharacterFault> fault_of(UChar32 c) {
  if (c == '\n' || c == '\t') return std::nullopt;
  if (u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL)) return CharacterFault::direction;
  if (u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT)) return CharacterFault::invisible;
  constexpr auto breaks_and_formats = U_GC_CF_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK;
  if ((U_GET_GC_MASK(c) & breaks_and_formats) != 0 || c == 0x2800) return CharacterFault::invisible;
  constexpr auto never_text = U_GC_CC_MASK | U_GC_CS_MASK | U_GC_CO_MASK | U_GC_CN_MASK;
  if ((U_GET_GC_MASK(c) & never_text) != 0) return CharacterFault::control;
  return std::nullopt;
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

// Latin letters outside of what languages write today, as the small capitals of phonetics, and which finding does not
// fold to plain ones: they are there to look like others.
bool imitates_a_letter(UChar32 c, UScriptCode script) {
  UErrorCode status = U_ZERO_ERROR;
  if (c < 0x80 || script != USCRIPT_LATIN) return false;
  const auto* usual = icu::UnicodeSet::fromUSet(uspoof_getRecommendedSet(&status));
  const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
  if (U_FAILURE(status)) return true;
  return !usual->contains(c) && decompose->isNormalized(icu::UnicodeString(c), status);
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
    if (imitates_a_letter(c, script)) return true;
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

std::optional<CharacterPlace> find_deceptive_character(std::string_view text) {
  WordScript word;
  for (std::size_t next = 0; next < text.size();) {
    const auto offset = next;
    const UChar32 c = next_character(text, next);
    if (c == not_a_character) return CharacterPlace{CharacterFault::not_utf8, offset, 0};
    const auto character = static_cast<char32_t>(c);
    if (const auto fault = fault_of(c)) return CharacterPlace{*fault, offset, character};
    if (word.clashes(c)) return CharacterPlace{CharacterFault::mixed_word, offset, character};
  }
  return std::nullopt;
}

}  // namespace candour::journal::summary
