#include "journal/kinds/meeting.hpp"

namespace candour::journal::kinds {

model::KindSpec meeting_kind() {
  using namespace meeting;
  return {
      .kind = model::ItemKind::meeting,
      .word = "meeting",
      .authorship = model::Authorship::co_edited,
      .headline = title,
      .fields = {{.field = title, .name = "title", .type = model::FieldType::line, .searchable = true},
                 {.field = when, .name = "when", .type = model::FieldType::time, .required = true},
                 {.field = place, .name = "place", .type = model::FieldType::line, .searchable = true},
                 {.field = minutes, .name = "minutes", .type = model::FieldType::number,
                  .least = 1, .most = 24 * 60}},
  };
}

}  // namespace candour::journal::kinds
