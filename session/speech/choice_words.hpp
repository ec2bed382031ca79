// Two wordings of one passage in words, the same in the window and on the command line.
#pragma once

#include <string>

#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::session {

struct ChoiceWords {
  std::string says;    // what stands in the text, and until when
  std::string first;   // "Dani wrote", or "One wording" where nobody can be named
  std::string second;  // "Meg wrote"; "Taken out" where there is no second wording
};

// `item` is the one whose text it is: of what one member alone may change, it is that member's to choose.
ChoiceWords words_of_choice(const journal::Vault& vault, const journal::model::ItemKey& item,
                            const journal::ChoiceView& choice);

}  // namespace candour::session
