// A reply to somebody's words. What it answers is set once. Its number and those of its fields.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::comment {

inline constexpr auto kind = model::ItemKind::comment;

inline constexpr model::FieldNumber about = 1;
inline constexpr model::FieldNumber text = 2;

}  // namespace candour::journal::kinds::comment
