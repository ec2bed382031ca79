// Something that one member wants to talk about at a meeting. Its field numbers.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::agenda_item {

inline constexpr model::FieldNumber meeting = 1;
inline constexpr model::FieldNumber text = 2;
inline constexpr model::FieldNumber order = 3;

}  // namespace candour::journal::kinds::agenda_item
