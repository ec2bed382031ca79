#include "journal/kinds/kinds.hpp"

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
  KIND(verification)        \
  KIND(quotation)

#define CANDOUR_DECLARE(name) model::KindSpec name##_kind();
CANDOUR_KINDS(CANDOUR_DECLARE)
#undef CANDOUR_DECLARE

std::vector<model::KindSpec> of_the_programs() {
#define CANDOUR_ENTER(name) name##_kind(),
  return {CANDOUR_KINDS(CANDOUR_ENTER)};
#undef CANDOUR_ENTER
}

}  // namespace candour::journal::kinds
