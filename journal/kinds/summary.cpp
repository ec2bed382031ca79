#include "journal/kinds/summary.hpp"

namespace candour::journal::kinds {

model::KindSpec summary_kind() {
  using namespace summary;
  return {
      .kind = model::ItemKind::summary,
      .word = "summary",
      .authorship = model::Authorship::co_edited,
      .sending = model::Sending::slotted_always,
      .headline = audience,
      .fields = {{.field = audience, .name = "audience", .type = model::FieldType::choice, .required = true,
                  .choices = {{for_coordinator, "coordinator"}, {for_cohort, "cohort"}, {for_board, "board"},
                              {for_public, "public"}}},
                 {.field = valid_until, .name = "valid-until", .type = model::FieldType::date},
                 {.field = left_out, .name = "left-out", .type = model::FieldType::set,
                  .rule = model::FieldRule::own_entries, .form = "link, IK"},
                 {.field = file, .name = "file", .type = model::FieldType::bytes},
                 {.field = statement, .name = "statement", .type = model::FieldType::bytes}},
      .listed = model::Listed::on_its_page,
  };
}

}  // namespace candour::journal::kinds
