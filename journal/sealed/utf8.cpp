#include "journal/sealed/utf8.hpp"

namespace candour::sealed {

namespace {

struct Lead {
  std::size_t length;
  char32_t bits;
  char32_t smallest;  // below this the form is overlong
};

std::optional<Lead> read_lead(std::uint8_t byte) {
  if (byte < 0x80) return Lead{1, byte, 0};
  if (byte >> 5 == 0b110) return Lead{2, byte & 0x1fu, 0x80};
  if (byte >> 4 == 0b1110) return Lead{3, byte & 0x0fu, 0x800};
  if (byte >> 3 == 0b11110) return Lead{4, byte & 0x07u, 0x10000};
  return std::nullopt;
}

}  // namespace

std::optional<char32_t> next_character(ByteView& text) {
  if (text.empty()) return std::nullopt;
  const auto lead = read_lead(text.front());
  if (!lead || text.size() < lead->length) return std::nullopt;
  char32_t value = lead->bits;
  for (std::size_t i = 1; i < lead->length; ++i) {
    if (text[i] >> 6 != 0b10) return std::nullopt;
    value = value << 6 | (text[i] & 0x3fu);
  }
  const bool is_surrogate = value >= 0xd800 && value <= 0xdfff;
  if (value < lead->smallest || value > 0x10ffff || is_surrogate) return std::nullopt;
  text = text.subspan(lead->length);
  return value;
}

}  // namespace candour::sealed
