#include "cli/wide_text.hpp"

#include "base/bytes.hpp"
#include "journal/sealed/utf8.hpp"

namespace candour::cli {

static_assert(sizeof(wchar_t) == 4);

std::wstring wide_of(std::string_view text) {
  std::wstring out;
  auto rest = as_bytes(text);
  while (!rest.empty()) {
    const auto before = rest;
    const auto character = sealed::next_character(rest);
    if (!character) rest = before.subspan(1);
    out += static_cast<wchar_t>(character.value_or(U'\xFFFD'));
  }
  return out;
}

std::string narrow_of(std::wstring_view text) {
  std::string out;
  const auto put = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
  for (const wchar_t wide : text) {
    auto c = static_cast<std::uint32_t>(wide);
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
    if (c < 0x80) {
      put(c);
    } else if (c < 0x800) {
      put(0xC0 | c >> 6);
      put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      put(0xE0 | c >> 12);
      put(0x80 | (c >> 6 & 0x3F));
      put(0x80 | (c & 0x3F));
    } else {
      put(0xF0 | c >> 18);
      put(0x80 | (c >> 12 & 0x3F));
      put(0x80 | (c >> 6 & 0x3F));
      put(0x80 | (c & 0x3F));
    }
  }
  return out;
}

}  // namespace candour::cli
