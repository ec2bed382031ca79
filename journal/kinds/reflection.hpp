// What one member wrote afterwards, for all to read. Its author edits it, the others comment.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::reflection {

inline constexpr model::FieldNumber text = 1;
inline constexpr model::FieldNumber meeting = 2;

inline model::KindSpec spec() {
  return {
      .kind = model::ItemKind::reflection,
      .word = "reflection",
      .label = "Reflection",
      .plural = "Reflections",
      .headline = text,
      .fields = {{.field = text, .name = "text", .label = "What I am thinking", .type = model::FieldType::prose,
                  .searchable = true, .required = true},
                 {.field = meeting, .name = "meeting", .label = "After which meeting", .type = model::FieldType::link,
                  .leads_to = {model::ItemKind::meeting}}},
      .prompts = {"What stayed with me?",
                  "What did I hear that I did not know?",
                  "What did I not say, and why?",
                  "When did I feel defensive, and what was I defending?",
                  "What did we laugh about?",
                  "Who did most of the talking?",
                  "What am I now noticing that I used to walk past?",
                  "What do I want to check that I understood?",
                  "What will I do before we next meet?",
                  "What should we leave alone for a while?",
                  "What happened, what did it mean, what next?",
                  "What is the kindest true thing I could say about today?"},
  };
}

}  // namespace candour::journal::kinds::reflection
