// A set in which each member has entries of their own: those that end with their IK. What a member left out is what
// their own newest versions hold; another's version neither adds to it nor removes from it.
#pragma once

#include <vector>

#include "journal/model/field_state.hpp"

namespace candour::journal::model {

// The versions that are their writer's newest, as indices: they stand, and no version of the same writer that stands
// has seen them. `writers` is of the same index. Linear in the graph for each writer.
std::vector<std::size_t> newest_of_each_writer(const std::vector<FieldVersion>& versions,
                                               const std::vector<MemberKey>& writers);

struct WrittenValue {
  MemberKey writer;
  EncodedValue value;
};

// What the newest versions hold of their writers' own entries. A set has a byte form up to 65,535 entries: each writer
// has an equal share of that, the smallest of his entries, so that nobody can crowd out another's.
SetValue own_entries_of(const std::vector<WrittenValue>& newest);

}  // namespace candour::journal::model
