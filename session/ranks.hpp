// Where something new stands among what is there already.
#pragma once

#include "journal/vault/item_views.hpp"


namespace candour::session {

// The order value of `item` in its field `order`, or nothing.
std::optional<journal::model::Order> rank_of(const journal::ItemView& item, journal::model::FieldNumber order);
// After the last of `items`.
journal::model::Order rank_at_end(const std::vector<journal::ItemView>& items, journal::model::FieldNumber order);
// Right after `item` among `items`; before all of them without it.
journal::model::Order rank_after(const std::vector<journal::ItemView>& items, journal::model::FieldNumber order,
                                  const std::optional<journal::model::ItemKey>& item);

}  // namespace candour::session
