// The verbs of a thing that has states, in words. Nothing here changes anything.
#pragma once

#include <string>
#include <vector>

#include "base/result.hpp"
#include "gui/model/screens.hpp"

namespace candour::gui {

// Those that lead on from where it stands, in the order of its declaration; those that a guard refuses now say why.
Result<std::vector<VerbButton>> build_verbs(const journal::Vault& vault, const journal::model::ItemKey& item);

// Why that verb cannot be done now, in a sentence; empty if it can.
Result<std::string> refusal_of_verb(const journal::Vault& vault, const journal::model::ItemKey& item, std::string_view verb);

// What a step says that needs a field which holds nothing; empty if no step to where the verb leads needs it.
std::string missing_for_verb(const journal::model::KindSpec& spec, const journal::model::Verb& verb,
                             journal::model::FieldNumber field);

// The verb of that name; nothing if the kind has none.
const journal::model::Verb* verb_of(const journal::model::KindSpec& spec, std::string_view name);

}  // namespace candour::gui
