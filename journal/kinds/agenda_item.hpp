// Something that one member wants to talk about at a meeting. Its number and those of its fields.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::agenda_item {

inline constexpr auto kind = model::ItemKind::agenda_item;

inline constexpr model::FieldNumber meeting = 1;
inline constexpr model::FieldNumber text = 2;
inline constexpr model::FieldNumber order = 3;

}  // namespace candour::journal::kinds::agenda_item
