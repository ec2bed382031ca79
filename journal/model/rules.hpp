// What an edit may do. One function, for refusing an own act with a sentence and for marking a received one RULE.
#pragma once

#include "journal/model/change.hpp"
#include "journal/model/field_state.hpp"
#include "journal/model/kind.hpp"

namespace candour::journal::model {

// An edit with who made it and in which space it came.
struct WrittenEdit {
  const Edit& edit;
  const MemberKey& writer;
  Space space = Space::everyone;
};

// How an edit stands, judged against what its basis shows: `versions` are the versions of that field of that item, with
// their standing. What is not in the past of the basis changes nothing, so the order of arrival does not matter.
Standing judge(const KindRegistry& kinds, const WrittenEdit& written, const std::vector<FieldVersion>& versions);

}  // namespace candour::journal::model
