#include "cli/wide_text.hpp"

#include "base/text/utf8.hpp"

namespace candour::cli {

static_assert(sizeof(wchar_t) == 4);

std::wstring wide_of(std::string_view text) {
  std::wstring out;
  for (std::size_t at = 0; at < text.size();) {
    const auto character = text::next_character(text, at);
    out += static_cast<wchar_t>(character == text::not_a_character ? 0xFFFD : character);
  }
  return out;
}

std::string narrow_of(std::wstring_view text) {
  std::string out;
  for (const wchar_t wide : text) {
    const auto c = static_cast<std::uint32_t>(wide);  // NOLINT(bugprone-signed-char-misuse): it is no char
    const bool is_none = c > 0x10FFFF || (c >= 0xD800 && c < 0xE000);
    text::append(out, is_none ? U'\uFFFD' : static_cast<char32_t>(c));
  }
  return out;
}

}  // namespace candour::cli
