#include "journal/kinds/verification.hpp"

namespace candour::journal::kinds {

model::KindSpec verification_kind() {
  using namespace verification;
  return {
      .kind = model::ItemKind::verification,
      .word = "verification",
      .space = model::Space::mine,
      .headline = how,
      .fields = {{.field = partner, .name = "partner", .type = model::FieldType::person, .required = true},
                 {.field = journal, .name = "journal", .type = model::FieldType::bytes, .required = true},
                 {.field = day, .name = "day", .type = model::FieldType::date, .required = true},
                 {.field = how, .name = "how", .type = model::FieldType::line, .required = true}},
      .listed = model::Listed::nowhere,
  };
}

}  // namespace candour::journal::kinds
