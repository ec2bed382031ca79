// The graph that the bases of one field's versions make.
#pragma once

#include <map>
#include <vector>

#include "journal/model/field_state.hpp"

namespace candour::journal::model {

// Nodes are numbered by name, ascending. A version that does not count is passed over: whoever names it names what it
// names. A basis that is no version of the field is ignored. The versions must outlive the graph.
class VersionGraph {
 public:
  explicit VersionGraph(const std::vector<FieldVersion>& versions);

  std::size_t size() const { return nodes_.size(); }
  const FieldVersion& version(std::size_t node) const { return *nodes_[node]; }
  // Counts, or was withdrawn: its place in the graph stays.
  bool is_in(std::size_t node) const;
  // What a version saw directly, others passed over.
  std::vector<std::size_t> parents(std::size_t node) const;
  // Versions that no version in the graph names, ascending.
  std::vector<std::size_t> tips() const;
  // All nodes, every one after all that its basis names.
  std::vector<std::size_t> causal_order() const;

 private:
  std::vector<std::size_t> named(std::size_t node) const;

  std::vector<const FieldVersion*> nodes_;
  std::map<VersionName, std::size_t> numbers_;
};

}  // namespace candour::journal::model
