// The text that may leave the journal, once everybody has approved its exact bytes (house.md section 4a).
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::summary {

inline constexpr model::FieldNumber audience = 1;
inline constexpr model::FieldNumber valid_until = 2;
inline constexpr model::FieldNumber left_out = 3;   // entries: link of a passage, IK of who left it out
inline constexpr model::FieldNumber file = 4;       // of a proposal: the exact bytes
inline constexpr model::FieldNumber statement = 5;  // of a proposal: the exact text (protocol.md B17)

inline constexpr std::uint16_t for_coordinator = 1;
inline constexpr std::uint16_t for_cohort = 2;
inline constexpr std::uint16_t for_board = 3;
inline constexpr std::uint16_t for_public = 4;

inline model::KindSpec spec() {
  return {
      .kind = model::ItemKind::summary,
      .word = "summary",
      .label = "Summary",
      .plural = "Summaries",
      .authorship = model::Authorship::co_edited,
      .sending = model::Sending::slotted_always,
      .headline = audience,
      .fields = {{.field = audience, .name = "audience", .label = "For whom", .type = model::FieldType::choice,
                  .required = true,
                  .choices = {{for_coordinator, "coordinator"}, {for_cohort, "cohort"}, {for_board, "board"},
                              {for_public, "public"}}},
                 {.field = valid_until, .name = "valid-until", .label = "Valid until", .type = model::FieldType::date},
                 {.field = left_out, .name = "left-out", .label = "Left out", .type = model::FieldType::set,
                  .rule = model::FieldRule::own_entries},
                 {.field = file, .name = "file", .label = "Proposed file", .type = model::FieldType::bytes},
                 {.field = statement, .name = "statement", .label = "Statement", .type = model::FieldType::bytes}},
  };
}

}  // namespace candour::journal::kinds::summary
