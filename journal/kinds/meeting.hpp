// A meeting that all plan together. Its time keeps the hour on the wall when the clocks change. Its number and those of its fields.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::meeting {

inline constexpr auto kind = model::ItemKind::meeting;

inline constexpr model::FieldNumber title = 1;
inline constexpr model::FieldNumber when = 2;
inline constexpr model::FieldNumber place = 3;
inline constexpr model::FieldNumber minutes = 4;  // how long

}  // namespace candour::journal::kinds::meeting
