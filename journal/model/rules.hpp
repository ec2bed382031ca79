// What an edit may do. One function, for refusing an own act with a sentence and for marking a received one RULE.
#pragma once

#include "journal/model/change.hpp"
#include "journal/model/field_state.hpp"
#include "journal/model/kind.hpp"

namespace candour::journal::model {

// How an edit by `writer` stands, judged against what its basis shows: `versions` are all versions of that field of
// that item, with their standing. Versions that came later or are not in the past of the basis change nothing.
Standing judge(const KindRegistry& kinds, const Edit& edit, const MemberKey& writer,
               const std::vector<FieldVersion>& versions);

}  // namespace candour::journal::model
