// Brings what is shown up to date with the versions. Internal to journal/store.
#pragma once

#include "journal/store/version_table.hpp"

namespace candour::journal::store {

// Judges, folds and shows these fields anew, and all that depends on them; then their items, the others that were touched
// and the search index.
Result<> settle(const Projection& projection, Touched touched);

// What versions of a name enter the fold as, from their own judgement and their siblings': one edit against a rule
// takes its whole change with it, because a change is all its edits or none.
Result<> restand(sqlite::Connection& database, const model::VersionName& name);

}  // namespace candour::journal::store
