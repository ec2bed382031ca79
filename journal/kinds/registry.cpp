#include "journal/kinds/registry.hpp"

#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/comment.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/kinds/verification.hpp"

namespace candour::journal::kinds {

const model::KindRegistry& registry() {
  static const model::KindRegistry all({
      reflection::spec(),
      private_note::spec(),
      comment::spec(),
      summary::spec(),
      passage::spec(),
      people_entry::spec(),
      meeting::spec(),
      agenda_item::spec(),
      verification::spec(),
  });
  return all;
}

}  // namespace candour::journal::kinds
