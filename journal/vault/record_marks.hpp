// What the graph of records has to tell. Private to the room of post.
#pragma once

#include <vector>

#include "journal/vault/held.hpp"
#include "journal/vault/mark_views.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/membership.hpp"

namespace candour::journal {

std::vector<MarkView> marks_of(const Held& held, const Membership& members, const Members& names);

}  // namespace candour::journal
