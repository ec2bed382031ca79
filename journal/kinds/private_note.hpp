// What somebody writes for themselves. A passage of it may be shared as a new copy; the note itself never is. Its number and those of its fields.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::private_note {

inline constexpr auto kind = model::ItemKind::private_note;

inline constexpr model::FieldNumber text = 1;
inline constexpr model::FieldNumber meeting = 2;

}  // namespace candour::journal::kinds::private_note
