// What somebody writes for himself. A passage of it may be shared as a new copy; the note itself never is.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::private_note {

inline constexpr model::FieldNumber text = 1;
inline constexpr model::FieldNumber meeting = 2;

inline model::KindSpec spec() {
  return {
      .kind = model::ItemKind::private_note,
      .word = "note",
      .label = "Private note",
      .plural = "Private notes",
      .space = model::Space::mine,
      .headline = text,
      .fields = {{.field = text, .name = "text", .label = "For myself", .type = model::FieldType::prose,
                  .searchable = true, .required = true},
                 {.field = meeting, .name = "meeting", .label = "For which meeting", .type = model::FieldType::link,
                  .leads_to = {model::ItemKind::meeting}}},
      .prompts = {"What am I not willing to talk about, at least for now?",
                  "What did that conversation cost me, and what would make the next one lighter?",
                  "One word for how I am leaving.",
                  "One thing that would help before next time."},
  };
}

}  // namespace candour::journal::kinds::private_note
