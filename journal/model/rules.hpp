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
  const ItemOf* item_of = nullptr;  // of the journal; needed for a kind whose ids are computed
  CameBy came_by = CameBy::change;
};

// What an edit names and its change sets. is_whole is false while a version that it names is not here.
struct SeenFields {
  std::vector<SeenField> fields;
  bool is_whole = true;
};

// Whether edits of that field are steps from one state to another: only these are judged by what they name.
bool is_step(const KindRegistry& kinds, ItemKind kind, FieldNumber field);

// How an edit stands, by itself and, for a step, by what it names: no other version enters, so neither the order of
// arrival matters nor how many there are. waiting: a step until all that it names is here.
Standing judge(const KindRegistry& kinds, const WrittenEdit& written, const SeenFields& seen = {});

}  // namespace candour::journal::model
