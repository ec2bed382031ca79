#include "base/text/unseen.hpp"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/text/icu.hpp"
#include "base/text/utf8.hpp"

namespace candour::text {

namespace {

constexpr UChar32 non_joiner = 0x200C;
constexpr UChar32 joiner = 0x200D;
constexpr UChar32 emoji_style = 0xFE0F;
constexpr std::size_t longest_emoji = 16;  // characters; the longest of the list has ten

bool has(UChar32 c, UProperty property) { return c >= 0 && u_hasBinaryProperty(c, property) != 0; }

bool is_pictograph(UChar32 c) { return has(c, UCHAR_EXTENDED_PICTOGRAPHIC) || has(c, UCHAR_EMOJI_MODIFIER); }

std::int32_t joining_type(UChar32 c) { return c < 0 ? U_JT_NON_JOINING : u_getIntPropertyValue(c, UCHAR_JOINING_TYPE); }

UChar32 before(const std::vector<Placed>& text, std::size_t at) { return at == 0 ? -1 : text[at - 1].character; }
UChar32 after(const std::vector<Placed>& text, std::size_t at) {
  return at + 1 < text.size() ? text[at + 1].character : -1;
}

bool follows_virama(const std::vector<Placed>& text, std::size_t at) {
  const auto c = before(text, at);
  return c >= 0 && u_getCombiningClass(c) == 9;
}

// The nearest character that is not transparent to joining, in the direction of `step`.
UChar32 joining_neighbour(const std::vector<Placed>& text, std::size_t at, int step) {
  auto i = static_cast<std::ptrdiff_t>(at) + step;
  while (i >= 0 && i < std::ssize(text)) {
    const auto c = text[static_cast<std::size_t>(i)].character;
    if (c != non_joiner && c != joiner && joining_type(c) != U_JT_TRANSPARENT) return c;
    i += step;
  }
  return -1;
}

// RFC 5892, appendix A.1: a letter that joins to the next one stands before, one that joins to the last one after.
bool parts_joined_letters(const std::vector<Placed>& text, std::size_t at) {
  const auto left = joining_type(joining_neighbour(text, at, -1));
  const auto right = joining_type(joining_neighbour(text, at, 1));
  return (left == U_JT_LEFT_JOINING || left == U_JT_DUAL_JOINING) &&
         (right == U_JT_RIGHT_JOINING || right == U_JT_DUAL_JOINING);
}

// A joiner gives a letter the form that it has beside another one.
bool shapes_a_letter(const std::vector<Placed>& text, std::size_t at) {
  const auto joins = [](std::int32_t type) {
    return type == U_JT_DUAL_JOINING || type == U_JT_LEFT_JOINING || type == U_JT_RIGHT_JOINING;
  };
  return joins(joining_type(joining_neighbour(text, at, -1))) || joins(joining_type(joining_neighbour(text, at, 1)));
}

bool holds_pictographs_together(const std::vector<Placed>& text, std::size_t at) {
  auto left = before(text, at);
  if (left == emoji_style && at >= 2) left = text[at - 2].character;
  return is_pictograph(left) && is_pictograph(after(text, at));
}

bool runs_from_right(UChar32 c) {
  if (c < 0) return false;
  const auto direction = u_charDirection(c);
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

// A direction mark belongs to the nearest letter of either side, past spaces and signs.
bool is_beside_right_to_left(const std::vector<Placed>& text, std::size_t at) {
  for (const int step : {-1, 1}) {
    auto i = static_cast<std::ptrdiff_t>(at) + step;
    while (i >= 0 && i < std::ssize(text)) {
      const auto c = text[static_cast<std::size_t>(i)].character;
      if (c == '\n' || u_isalpha(c)) break;
      i += step;
    }
    if (i >= 0 && i < std::ssize(text) && runs_from_right(text[static_cast<std::size_t>(i)].character)) return true;
  }
  return false;
}

bool is_of_complex_script(UChar32 c) {
  return c >= 0 && u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

// Characters of which Unicode or the registry of ideographs lists variations: emoji for the two styles, ideographs,
// signs and letters of a few scripts for the others.
bool has_variation(UChar32 base, UChar32 selector) {
  if (selector == emoji_style || selector == 0xFE0E) return has(base, UCHAR_EMOJI);
  if (selector >= 0xE0100) return has(base, UCHAR_UNIFIED_IDEOGRAPH);
  if (selector >= 0x180B && selector <= 0x180F) return script_of(base) == USCRIPT_MONGOLIAN;
  if (selector > 0xFE02 || base < 0x80) return false;
  const auto script = script_of(base);
  return has(base, UCHAR_UNIFIED_IDEOGRAPH) || u_charType(base) == U_MATH_SYMBOL || script == USCRIPT_MYANMAR ||
         script == USCRIPT_PHAGS_PA || script == USCRIPT_MANICHAEAN;
}

}  // namespace

std::vector<Placed> placed_characters(std::string_view text) {
  std::vector<Placed> out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = next_character(text, at);
    out.push_back({c, begin, at});
  }
  return out;
}

bool is_unseen(std::int32_t c) {
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

bool is_needed(const std::vector<Placed>& text, std::size_t at) {
  const auto c = text[at].character;
  switch (c) {
    case non_joiner: return follows_virama(text, at) || parts_joined_letters(text, at);
    case joiner: return follows_virama(text, at) || shapes_a_letter(text, at) || holds_pictographs_together(text, at);
    case 0x200B: return is_of_complex_script(before(text, at)) && is_of_complex_script(after(text, at));
    case 0x200E:
    case 0x200F:
    case 0x61C: return is_beside_right_to_left(text, at);
    case 0x600: case 0x601: case 0x602: case 0x603: case 0x604: case 0x605: case 0x6DD: case 0x70F: case 0x110BD:
      return true;  // signs that enclose digits or letters: format characters that are seen
    default: return u_hasBinaryProperty(c, UCHAR_VARIATION_SELECTOR) != 0 && has_variation(before(text, at), c);
  }
}

std::size_t length_of_emoji(std::string_view text, const std::vector<Placed>& characters, std::size_t at) {
  if (!has(characters[at].character, UCHAR_EMOJI)) return 0;
  for (auto length = std::min(longest_emoji, characters.size() - at); length > 1; --length) {
    const auto begin = characters[at].begin;
    const auto bytes = text.substr(begin, characters[at + length - 1].end - begin);
    const auto wide = icu::UnicodeString::fromUTF8(icu::StringPiece(bytes.data(), static_cast<std::int32_t>(bytes.size())));
    if (u_stringHasBinaryProperty(wide.getBuffer(), wide.length(), UCHAR_RGI_EMOJI) != 0) return length;
  }
  return 0;
}

}  // namespace candour::text
