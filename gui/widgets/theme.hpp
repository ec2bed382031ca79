// The colours of the window, in one table, and what they must keep to (WCAG 2, relative luminance and contrast).
#pragma once

#include <cstdint>
#include <string_view>

namespace candour::gui {

using Colour = std::uint32_t;  // 0xAABBGGRR, as a draw list takes it

struct Theme {
  Colour paper, panel, raised;     // page, rail, cards and fields
  Colour ink, muted;               // text, secondary text
  Colour line, hair;               // borders of fields, decoration only
  Colour accent, on_accent;        // the one main button of a screen
  Colour focus;                    // ring
  Colour mine, mentors, everyone;  // audience, always with its words and edge pattern
  Colour good, care, alarm;        // states, always with a word
  Colour selection;
};

enum class ThemeName : std::uint8_t { light, dark, high_contrast };
inline constexpr ThemeName all_themes[] = {ThemeName::light, ThemeName::dark, ThemeName::high_contrast};
const Theme& theme(ThemeName name);
const char* name_of(ThemeName name);  // "light", "dark", "contrast": in settings and file names

// WCAG 2: 1 to 21.
double contrast(Colour a, Colour b);

}  // namespace candour::gui
