// What one member wrote afterwards, for all to read. Its author edits it, the others comment. Its number and those of its fields.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::reflection {

inline constexpr auto kind = model::ItemKind::reflection;

inline constexpr model::FieldNumber text = 1;
inline constexpr model::FieldNumber meeting = 2;

}  // namespace candour::journal::kinds::reflection
