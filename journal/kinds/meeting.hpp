// A meeting that all plan together. Its time keeps the hour on the wall when the clocks change.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::meeting {

inline constexpr model::FieldNumber title = 1;
inline constexpr model::FieldNumber when = 2;
inline constexpr model::FieldNumber place = 3;
inline constexpr model::FieldNumber minutes = 4;  // how long

inline model::KindSpec spec() {
  return {
      .kind = model::ItemKind::meeting,
      .word = "meeting",
      .label = "Meeting",
      .plural = "Meetings",
      .authorship = model::Authorship::co_edited,
      .headline = title,
      .fields = {{.field = title, .name = "title", .label = "Title", .type = model::FieldType::line,
                  .searchable = true},
                 {.field = when, .name = "when", .label = "When", .type = model::FieldType::time, .required = true},
                 {.field = place, .name = "place", .label = "Where", .type = model::FieldType::line,
                  .searchable = true},
                 {.field = minutes, .name = "minutes", .label = "Minutes", .type = model::FieldType::number,
                  .least = 1, .most = 24 * 60}},
  };
}

}  // namespace candour::journal::kinds::meeting
