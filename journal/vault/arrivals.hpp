// What came, as it is told.
#pragma once

#include <optional>
#include <vector>

#include "journal/store/database.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/members.hpp"

namespace candour::journal {

// What came after a version, newest first, at most `limit` items; what `but_not` wrote is left out.
Result<std::vector<ArrivalView>> arrivals_after(sqlite::Connection& database, const Members& members,
                                                std::int64_t version, const std::optional<MemberKey>& but_not,
                                                std::size_t limit);

}  // namespace candour::journal
