// What others wrote since somebody last looked: by the order in which versions came here.
#pragma once

#include "journal/store/projection.hpp"

namespace candour::journal::store {

struct Arrival {
  model::ItemKey item;
  MemberKey writer;
  bool is_new = false;  // the item itself came, and not only a change of it
};

// The number of the version that came last, 0 while there is none.
Result<std::int64_t> newest_version(sqlite::Connection& database);
// Items with versions of others that came after that one, newest first, at most `limit`. Of what is put away only that
// they put it away.
Result<std::vector<Arrival>> arrived_after(sqlite::Connection& database, std::int64_t version, const MemberKey& me,
                                           std::size_t limit);

}  // namespace candour::journal::store
