#include "base/text/normal.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <unordered_map>

#include "base/text/icu.hpp"
#include "base/text/utf8.hpp"

namespace candour::text {

namespace {

// Letters with a stroke or a joined form, which Unicode does not take apart and people leave out when they type.
const char32_t* plain_letters(UChar32 small) {
  switch (small) {
    case 0xE6: return U"ae";
    case 0xF0:
    case 0x111: return U"d";
    case 0xF8: return U"o";
    case 0xFE: return U"th";
    case 0x127: return U"h";
    case 0x131: return U"i";
    case 0x142: return U"l";
    case 0x153: return U"oe";
    case 0x167: return U"t";
    default: return nullptr;
  }
}

bool is_mark(UChar32 c) { return (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0; }

// Whether people write this script without the marks above and below its letters.
bool leaves_marks_out(UScriptCode script) {
  switch (script) {
    case USCRIPT_LATIN:
    case USCRIPT_GREEK:
    case USCRIPT_CYRILLIC:
    case USCRIPT_HEBREW:
    case USCRIPT_ARABIC:
    case USCRIPT_SYRIAC: return true;
    default: return false;
  }
}

// One character without its case, taken apart, before marks are looked at.
std::u32string taken_apart(UChar32 c) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const auto* apart = icu::Normalizer2::getNFKDInstance(status);
  std::u32string out;
  if (U_FAILURE(status)) return out;
  const auto folded = apart->normalize(casefold->normalize(icu::UnicodeString(c), status), status);
  for (std::int32_t at = 0; U_SUCCESS(status) && at < folded.length(); at = folded.moveIndex32(at, 1)) {
    const auto part = folded.char32At(at);
    if (const auto* plain = plain_letters(part)) {
      out += plain;
    } else {
      out.push_back(static_cast<char32_t>(part));
    }
  }
  return out;
}

const std::u32string& apart_of(UChar32 c) {
  thread_local std::unordered_map<UChar32, std::u32string> known;  // a text uses few different characters
  const auto found = known.find(c);
  if (found != known.end()) return found->second;
  if (known.size() > 10'000) known.clear();
  return known.emplace(c, taken_apart(c)).first->second;
}

// Takes characters in and drops the marks that follow a letter of a script that leaves them out.
class Folder {
 public:
  template <class Out>
  void take(UChar32 c, Out out) {
    if (c < 0x80) {
      drops_marks_ = u_isalpha(c) != 0;
      return out(static_cast<char32_t>(c >= 'A' && c <= 'Z' ? c + 32 : c));
    }
    for (const auto part : apart_of(c)) {
      const auto single = static_cast<UChar32>(part);
      if (is_mark(single)) {
        const auto own = script_of(single);
        const bool is_free = own == USCRIPT_INHERITED || own == USCRIPT_COMMON;
        if (is_free ? drops_marks_ : leaves_marks_out(own)) continue;
      } else {
        drops_marks_ = leaves_marks_out(script_of(single));
      }
      out(part);
    }
  }

 private:
  bool drops_marks_ = true;
};

}  // namespace

std::optional<std::string> nfc(std::string_view text) {
  if (text.size() > max_normalised || !is_utf8(text)) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  const auto* form = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) return std::nullopt;
  const auto normal = form->normalize(wide(text), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string out;
  normal.toUTF8String(out);
  return out;
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  Folder folder;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = next_character(text, at);
    if (c == not_a_character) {
      out += "\uFFFD";
    } else {
      folder.take(c, [&](char32_t part) { append(out, part); });
    }
  }
  return out;
}

std::vector<FoldedCharacter> folded_characters(std::string_view text) {
  std::vector<FoldedCharacter> out;
  Folder folder;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = next_character(text, at);
    const auto before = out.size();
    if (c == not_a_character) {
      out.push_back({0xFFFD, begin, at});
    } else {
      folder.take(c, [&](char32_t part) { out.push_back({part, begin, at}); });
    }
    if (out.size() == before && !out.empty()) out.back().end = at;
  }
  return out;
}

}  // namespace candour::text
