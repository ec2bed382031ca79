#include "journal/kinds/people_entry.hpp"

namespace candour::journal::kinds {

model::KindSpec people_entry_kind() {
  using namespace people_entry;
  return {
      .kind = model::ItemKind::people_entry,
      .word = "person",
      .sending = model::Sending::slotted_always,
      .headline = name,
      .fields = {{.field = name, .name = "name", .type = model::FieldType::line, .searchable = true, .required = true},
                 {.field = aliases, .name = "aliases", .type = model::FieldType::set,
                  .holds_lines = true, .form = "UTF-8", .option = "alias"},
                 {.field = replacement, .name = "replacement", .type = model::FieldType::line, .required = true},
                 {.field = also_a_word, .name = "also-a-word", .type = model::FieldType::flag}},
      .listed = model::Listed::on_its_page,
      .command = "people",
  };
}

}  // namespace candour::journal::kinds
