// The edits that a change is made of, from values and the declaration of their kind. Private to the folder.
#pragma once

#include <vector>

#include "journal/kinds/registry.hpp"
#include "journal/model/change.hpp"
#include "journal/vault/item_views.hpp"

namespace candour::journal {

// bad_argument for a kind that this program does not know.
Result<const model::KindSpec*> known_kind(model::ItemKind kind);

// Whether every required field is there and holds something.
bool is_complete(const model::KindSpec& spec, const std::vector<FieldValue>& fields);

// One field set to a value, on that basis. bad_argument for a field that the kind has not; the errors of encode_value.
Result<model::Edit> edit_of(const model::KindSpec& spec, const ItemId& item, const FieldValue& given,
                            model::Basis basis);
// Those of a new item, its first state among them.
Result<std::vector<model::Edit>> edits_of_new(const model::KindSpec& spec, const ItemId& item,
                                              const std::vector<FieldValue>& fields);

}  // namespace candour::journal
