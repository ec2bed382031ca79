// Something that one member wants to talk about at a meeting.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::agenda_item {

inline constexpr model::FieldNumber meeting = 1;
inline constexpr model::FieldNumber text = 2;
inline constexpr model::FieldNumber order = 3;

inline model::KindSpec spec() {
  return {
      .kind = model::ItemKind::agenda_item,
      .word = "agenda",
      .label = "Agenda item",
      .plural = "Agenda",
      .headline = text,
      .fields = {{.field = meeting, .name = "meeting", .label = "At the meeting", .type = model::FieldType::link,
                  .required = true, .rule = model::FieldRule::set_once, .leads_to = {model::ItemKind::meeting}},
                 {.field = text, .name = "text", .label = "What to talk about", .type = model::FieldType::prose,
                  .searchable = true, .required = true},
                 {.field = order, .name = "order", .label = "Place", .type = model::FieldType::order}},
  };
}

}  // namespace candour::journal::kinds::agenda_item
