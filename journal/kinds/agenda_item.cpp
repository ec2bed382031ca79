#include "journal/kinds/agenda_item.hpp"

namespace candour::journal::kinds {

model::KindSpec agenda_item_kind() {
  using namespace agenda_item;
  return {
      .kind = model::ItemKind::agenda_item,
      .word = "agenda",
      .headline = text,
      .fields = {{.field = meeting, .name = "meeting", .type = model::FieldType::link, .required = true,
                  .rule = model::FieldRule::set_once, .leads_to = {model::ItemKind::meeting}},
                 {.field = text, .name = "text", .type = model::FieldType::prose, .searchable = true, .required = true},
                 {.field = order, .name = "order", .type = model::FieldType::order}},
      .stands_in = meeting,
      .listed = model::Listed::on_its_page,
      .offered = {text},
  };
}

}  // namespace candour::journal::kinds
