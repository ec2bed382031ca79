#include "gui/text/clean.hpp"

#include <glib.h>

namespace candour::gui::text {

std::size_t length_of(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

std::string utf8_of(char32_t character) {
  char bytes[6];
  return {bytes, static_cast<std::size_t>(g_unichar_to_utf8(character, bytes))};
}

std::string cleaned(std::string_view any, Breaks breaks) {
  std::string out;
  out.reserve(any.size());
  const char line_break = breaks == Breaks::keep ? '\n' : ' ';
  for (std::size_t at = 0; at < any.size();) {
    const auto character = g_utf8_get_char_validated(&any[at], static_cast<gssize>(any.size() - at));
    if (static_cast<gint32>(character) < 0) {
      out += "\uFFFD";
      ++at;
      continue;
    }
    const auto length = length_of(static_cast<unsigned char>(any[at]));
    const bool is_cr = character == '\r';
    if (is_cr && at + 1 < any.size() && any[at + 1] == '\n') ++at;
    if (is_cr || character == '\n' || character == 0x2028 || character == 0x2029)
      out += line_break;
    else if (character == '\t')
      out += ' ';
    else if (character >= 0x20 && character != 0x7F && !(character >= 0x80 && character < 0xA0))
      out += any.substr(at, length);
    at += length;
  }
  return out;
}

}  // namespace candour::gui::text
