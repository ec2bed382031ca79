// What a field shows: the fold of its versions by the graph of their bases. Pure; any order of arrival, any duplication
// gives the same state, because only the set of versions enters.
#pragma once

#include <vector>

#include "journal/model/value.hpp"

namespace candour::journal::model {

// How one version enters the fold.
enum class Standing : std::uint8_t {
  counts,
  newer,      // not understood here: kept, passed over
  rule,       // against a rule: kept, passed over
  withdrawn,  // its words are gone, its place in the graph stays
  waiting,    // for a version that it names and that is not here: kept, passed over until it comes
};

struct FieldVersion {
  VersionName name;
  Basis basis;
  EncodedValue value;
  Standing standing = Standing::counts;
};

struct FieldState {
  // Versions that no counting version has seen, ascending: the basis of the next edit.
  Basis tips;
  // Greatest of the tips; nothing if the field has none.
  std::optional<VersionName> shown;
  // The value to show: of `shown`, or of a set the merge of all tips. Empty bytes are no value.
  EncodedValue value;
};

// The state of a field of `type` with these versions, in any order, each name once.
FieldState fold(FieldType type, const std::vector<FieldVersion>& versions);

}  // namespace candour::journal::model
