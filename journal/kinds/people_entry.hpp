// A person, place or thing that must not be recognised in a summary. What one member lists no other can take out.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::people_entry {

inline constexpr model::FieldNumber name = 1;
inline constexpr model::FieldNumber aliases = 2;  // entries: UTF-8
inline constexpr model::FieldNumber replacement = 3;
inline constexpr model::FieldNumber also_a_word = 4;  // as Will or Grace: counts only with a capital letter

inline model::KindSpec spec() {
  return {
      .kind = model::ItemKind::people_entry,
      .word = "person",
      .label = "Entry of the people list",
      .plural = "People list",
      .sending = model::Sending::slotted_always,
      .headline = name,
      .fields = {{.field = name, .name = "name", .label = "Name", .type = model::FieldType::line,
                  .searchable = true, .required = true},
                 {.field = aliases, .name = "aliases", .label = "Also called", .type = model::FieldType::set,
                  .holds_lines = true},
                 {.field = replacement, .name = "replacement", .label = "Say instead", .type = model::FieldType::line},
                 {.field = also_a_word, .name = "also-a-word", .label = "Also an ordinary word",
                  .type = model::FieldType::flag}},
  };
}

}  // namespace candour::journal::kinds::people_entry
