// How text looks: size in pixels, already scaled.
#pragma once

#include <cstdint>

namespace candour::gui::text {

enum class Face : std::uint8_t { sans, serif, mono };

struct Style {
  float size = 17;
  Face face = Face::sans;
  bool bold = false;
  bool is_marked = false;  // "# ", "> " and "**" are drawn as people mean them; the letters stay as they were typed
  float line_height = 1.5f;  // times the size, from baseline to baseline
  bool operator==(const Style&) const = default;
};

}  // namespace candour::gui::text
