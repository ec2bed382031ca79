// A save that only rewrites what is still queued takes its place, so that second thoughts leave no trace. Internal.
#pragma once

#include "journal/store/queue.hpp"

namespace candour::journal::store {

// The number of the queued change that took the new values in, or nothing if there is none that may: it must have all
// these fields, be named by every edit's basis, and nothing else may name it.
Result<std::optional<model::LocalNumber>> merge_with_queued(Projection& projection, const Provenance& by,
                                                            const model::Change& change);

}  // namespace candour::journal::store
