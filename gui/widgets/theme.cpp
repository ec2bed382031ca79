#include "gui/widgets/theme.hpp"

#include <algorithm>
#include <cmath>

namespace candour::gui {

namespace {

constexpr Colour rgb(std::uint32_t hex) {
  return 0xFF000000u | (hex & 0xFF) << 16 | (hex & 0xFF00) | (hex >> 16 & 0xFF);
}

constexpr Theme light{.paper = rgb(0xFBF9F5),
                      .panel = rgb(0xF1EDE5),
                      .raised = rgb(0xFFFFFF),
                      .ink = rgb(0x1F2328),
                      .muted = rgb(0x5A5F66),
                      .line = rgb(0x84807A),
                      .hair = rgb(0xDDD7CC),
                      .accent = rgb(0x1F5F6B),
                      .on_accent = rgb(0xFFFFFF),
                      .focus = rgb(0x0B57A4),
                      .mine = rgb(0x6A3E8E),
                      .mentors = rgb(0x8A4B08),
                      .everyone = rgb(0x1F5F6B),
                      .good = rgb(0x22663A),
                      .care = rgb(0x7A4B00),
                      .alarm = rgb(0xA11D2A),
                      .selection = rgb(0xCFE3E6)};

constexpr Theme dark{.paper = rgb(0x1C1E22),
                     .panel = rgb(0x24272C),
                     .raised = rgb(0x2C3036),
                     .ink = rgb(0xECE9E2),
                     .muted = rgb(0xB1B3B6),
                     .line = rgb(0x85888E),
                     .hair = rgb(0x3A3E45),
                     .accent = rgb(0x6FC3D0),
                     .on_accent = rgb(0x10161A),
                     .focus = rgb(0x8EC5FF),
                     .mine = rgb(0xCBA6E8),
                     .mentors = rgb(0xF0B36B),
                     .everyone = rgb(0x6FC3D0),
                     .good = rgb(0x86D19B),
                     .care = rgb(0xF0C060),
                     .alarm = rgb(0xFF9AA2),
                     .selection = rgb(0x2F4A52)};

constexpr Theme high_contrast{.paper = rgb(0x000000),
                              .panel = rgb(0x000000),
                              .raised = rgb(0x0A0A0A),
                              .ink = rgb(0xFFFFFF),
                              .muted = rgb(0xE6E6E6),
                              .line = rgb(0xFFFFFF),
                              .hair = rgb(0x9A9A9A),
                              .accent = rgb(0x7FE3FF),
                              .on_accent = rgb(0x000000),
                              .focus = rgb(0xFFEB3B),
                              .mine = rgb(0xE3C2FF),
                              .mentors = rgb(0xFFCB80),
                              .everyone = rgb(0x7FE3FF),
                              .good = rgb(0x9CFFB0),
                              .care = rgb(0xFFE066),
                              .alarm = rgb(0xFFB3B8),
                              .selection = rgb(0x003C8F)};

double linear(std::uint32_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Colour colour) {
  return 0.2126 * linear(colour & 0xFF) + 0.7152 * linear(colour >> 8 & 0xFF) + 0.0722 * linear(colour >> 16 & 0xFF);
}

}  // namespace

const Theme& theme(ThemeName name) {
  switch (name) {
    case ThemeName::light:
      return light;
    case ThemeName::dark:
      return dark;
    case ThemeName::high_contrast:
      return high_contrast;
  }
  return light;
}

const char* name_of(ThemeName name) {
  switch (name) {
    case ThemeName::light:
      return "light";
    case ThemeName::dark:
      return "dark";
    case ThemeName::high_contrast:
      return "contrast";
  }
  return "";
}

double contrast(Colour a, Colour b) {
  const double first = luminance(a);
  const double second = luminance(b);
  return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace candour::gui
