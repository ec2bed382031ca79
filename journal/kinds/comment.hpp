// A reply to somebody's words. What it answers is set once.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::comment {

inline constexpr model::FieldNumber about = 1;
inline constexpr model::FieldNumber text = 2;

// Three answers of one press. They are comments like any other, sent on purpose: there are no receipts.
inline constexpr const char* replies[] = {"I have read this. Thank you.", "I want to think before I answer.",
                                          "Can we talk about it when we meet?"};

inline model::KindSpec spec() {
  return {
      .kind = model::ItemKind::comment,
      .word = "comment",
      .label = "Comment",
      .plural = "Comments",
      .headline = text,
      .fields = {{.field = about, .name = "about", .label = "About", .type = model::FieldType::link, .required = true,
                  .rule = model::FieldRule::set_once},
                 {.field = text, .name = "text", .label = "Comment", .type = model::FieldType::prose,
                  .searchable = true, .required = true}},
  };
}

}  // namespace candour::journal::kinds::comment
