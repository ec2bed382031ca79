#include "journal/kinds/registry.hpp"

#include <cassert>

#include "journal/content/content.hpp"

namespace candour::journal::kinds {

// One line a kind: kinds/NAME.cpp defines NAME_kind().
#define CANDOUR_KINDS(KIND) \
  KIND(reflection)          \
  KIND(private_note)        \
  KIND(comment)             \
  KIND(summary)             \
  KIND(passage)             \
  KIND(people_entry)        \
  KIND(meeting)             \
  KIND(agenda_item)         \
  KIND(verification)

#define CANDOUR_DECLARE(name) model::KindSpec name##_kind();
CANDOUR_KINDS(CANDOUR_DECLARE)
#undef CANDOUR_DECLARE

model::KindSpec with_words(model::KindSpec kind) {
  if (const auto* words = content::words_of(kind.word)) kind.words = *words;
  const auto* of_every_kind = content::words_of("every_kind");
  if (of_every_kind != nullptr) kind.words.insert(of_every_kind->begin(), of_every_kind->end());
  for (auto& field : kind.fields) field.label = kind.say(std::string("field.") + field.name);
  return kind;
}

const model::KindRegistry& registry() {
#define CANDOUR_ENTER(name) with_words(name##_kind()),
  static const model::KindRegistry all({CANDOUR_KINDS(CANDOUR_ENTER)});
#undef CANDOUR_ENTER
  return all;
}

}  // namespace candour::journal::kinds
