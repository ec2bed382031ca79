// A person, place or thing that must not be recognised in a summary. What one member lists no other can take out. Its number and those of its fields.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::people_entry {

inline constexpr auto kind = model::ItemKind::people_entry;

inline constexpr model::FieldNumber name = 1;
inline constexpr model::FieldNumber aliases = 2;  // entries: UTF-8
inline constexpr model::FieldNumber replacement = 3;
inline constexpr model::FieldNumber also_a_word = 4;  // as Will or Grace: counts only with a capital letter

}  // namespace candour::journal::kinds::people_entry
