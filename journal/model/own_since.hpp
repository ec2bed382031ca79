// An edit that took a while: what its writer himself wrote in between belongs to what he knows.
#pragma once

#include <vector>

#include "journal/model/field_state.hpp"

namespace candour::journal::model {

// The basis of an edit that `me` makes after `seen`: the tips of the field that `me` wrote since, and what of `seen` none
// of them has seen. A tip that has seen something by another that `seen` has not is left out: its writer knew those
// words, and the text that goes on from `seen` does not hold them. `writers` is of the index of `versions`. Ascending, at
// most max_basis names. Linear in the graph for each tip.
Basis with_own_since(const std::vector<FieldVersion>& versions, const std::vector<MemberKey>& writers,
                     const Basis& seen, const MemberKey& me);

}  // namespace candour::journal::model
