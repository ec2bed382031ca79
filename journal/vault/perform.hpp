// The verbs of an item that has states. Private to the folder.
#pragma once

#include "journal/kinds/registry.hpp"
#include "journal/model/change.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/reading.hpp"

namespace candour::journal {

// Those that lead on from the state that it shows. no_such_item.
Result<std::vector<VerbView>> verbs_of(const Reading& reading, const model::ItemKey& item);

// What a verb asks for, and what somebody had before him who gives it.
struct AskedValue {
  FieldValue value;
  model::Basis basis;
};

// The edits of one of them, as they would be made now. bad_argument for another verb, or a field that it does not ask
// for.
Result<std::vector<model::Edit>> edits_of_verb(const Reading& reading, const model::ItemKey& item,
                                               std::string_view verb, std::vector<AskedValue> asked);

}  // namespace candour::journal
