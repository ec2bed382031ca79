#include "journal/kinds/reflection.hpp"

namespace candour::journal::kinds {

model::KindSpec reflection_kind() {
  using namespace reflection;
  return {
      .kind = model::ItemKind::reflection,
      .word = "reflection",
      .headline = text,
      .fields = {{.field = text, .name = "text", .type = model::FieldType::prose, .searchable = true, .required = true},
                 {.field = meeting, .name = "meeting", .type = model::FieldType::link,
                  .leads_to = {model::ItemKind::meeting}}},
      .stands_in = meeting,
      .offered = {text},
      .short_command = "reflect",
  };
}

}  // namespace candour::journal::kinds
