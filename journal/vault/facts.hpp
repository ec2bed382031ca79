// What is true of an item beside its fields. Private to the folder.
#pragma once

#include "journal/kinds/registry.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/reading.hpp"

namespace candour::journal {

// Of those facts of its kind that say something of it. no_such_item.
Result<std::vector<FactView>> facts_of(const Reading& reading, const model::ItemKey& item);

// The first fact that the verb needs and that is not true of the item now; empty if nothing is in the way.
Result<std::string> fact_in_the_way(const Reading& reading, const model::ItemKey& item, const model::Verb& verb);

// The state that the item shows; 0 for none.
std::uint16_t state_of(const model::KindSpec& kind, const store::StoredItem& item);

// An item as facts and trees read it.
model::HeldItem held_item(const model::KindSpec& kind, const store::StoredItem& stored);

}  // namespace candour::journal
