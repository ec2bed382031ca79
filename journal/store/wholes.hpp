// Parts go where their whole goes: a comment, an agenda item or a passage is away while what it belongs to is. Internal
// to journal/store.
#pragma once

#include <set>

#include "journal/store/version_table.hpp"

namespace candour::journal::store {

// Brings `item.away` of these items up to date, and of the parts of each that turns. A thing is a part of what the one
// link shows that its kind requires; it is away if it was set aside or its whole is away, at most `most_wholes` links
// up. A whole that is not here is not away.
inline constexpr std::size_t most_wholes = 64;
Result<> follow_wholes(sqlite::Connection& database, const model::KindRegistry& kinds, std::set<ItemRow> items);

}  // namespace candour::journal::store
