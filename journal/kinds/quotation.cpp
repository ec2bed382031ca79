// Somebody's words that rang true, with where they stand. No summary has them unless their author offers them.
#include "journal/model/kind.hpp"

namespace candour::journal::kinds {

model::KindSpec quotation_kind() {
  constexpr model::FieldNumber words = 1;
  constexpr model::FieldNumber source = 2;
  constexpr model::FieldNumber why = 3;
  return {
      .kind = model::ItemKind{10},
      .word = "quotation",
      .headline = words,
      .fields = {{.field = words, .name = "words", .type = model::FieldType::prose, .searchable = true, .required = true},
                 {.field = source, .name = "source", .type = model::FieldType::line, .searchable = true, .required = true},
                 {.field = why, .name = "why", .type = model::FieldType::prose, .searchable = true}},
      .card = {source},
      .offered = {words},
  };
}

}  // namespace candour::journal::kinds
