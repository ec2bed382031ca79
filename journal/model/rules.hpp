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

// How an edit stands, by itself: no other version enters, so neither the order of arrival matters nor how many there are.
Standing judge(const KindRegistry& kinds, const WrittenEdit& written);

}  // namespace candour::journal::model
