#include "journal/kinds/private_note.hpp"

namespace candour::journal::kinds {

model::KindSpec private_note_kind() {
  using namespace private_note;
  return {
      .kind = model::ItemKind::private_note,
      .word = "note",
      .space = model::Space::mine,
      .headline = text,
      .fields = {{.field = text, .name = "text", .type = model::FieldType::prose, .searchable = true, .required = true},
                 {.field = meeting, .name = "meeting", .type = model::FieldType::link,
                  .leads_to = {model::ItemKind::meeting}}},
      .stands_in = meeting,
      .short_command = "note",
  };
}

}  // namespace candour::journal::kinds
