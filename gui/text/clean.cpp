#include "gui/text/clean.hpp"

#include "base/text/utf8.hpp"

namespace candour::gui::text {

std::size_t length_of(unsigned char lead) { return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4; }

std::string utf8_of(char32_t character) {
  std::string out;
  candour::text::append(out, character);
  return out;
}

}  // namespace candour::gui::text
