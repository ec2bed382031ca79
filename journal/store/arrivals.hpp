// What came since somebody last looked: by the order in which versions came here.
#pragma once

#include "journal/store/projection.hpp"

namespace candour::journal::store {

struct Arrival {
  model::ItemKey item;
  MemberKey writer;
  bool is_new = false;  // the item itself came, and not only a change of it
  std::vector<model::FieldNumber> fields;  // that came, ascending
};

// The number of the version that came last, 0 while there is none.
Result<std::int64_t> newest_version(sqlite::Connection& database);
// Items with versions that came after that one and count, newest first, at most `limit`; those of `but_not` are left out.
// Of what is put away only that it was put away.
Result<std::vector<Arrival>> arrived_after(sqlite::Connection& database, std::int64_t version,
                                           const std::optional<MemberKey>& but_not, std::size_t limit);

}  // namespace candour::journal::store
