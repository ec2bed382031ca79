#include "journal/kinds/comment.hpp"

namespace candour::journal::kinds {

model::KindSpec comment_kind() {
  using namespace comment;
  return {
      .kind = model::ItemKind::comment,
      .word = "comment",
      .headline = text,
      .fields = {{.field = about, .name = "about", .type = model::FieldType::link, .required = true,
                  .rule = model::FieldRule::set_once},
                 {.field = text, .name = "text", .type = model::FieldType::prose, .searchable = true, .required = true}},
      .stands_in = about,
      .listed = model::Listed::on_its_page,
      .offered = {text},
      .short_command = "comment",
  };
}

}  // namespace candour::journal::kinds
