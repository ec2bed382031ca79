#include "journal/model/own_since.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "journal/model/change.hpp"
#include "journal/model/version_graph.hpp"

namespace candour::journal::model {

namespace {

using Nodes = std::set<std::size_t>;

// `start` and all that it has seen, as far as `stop` does not hold it.
Nodes past_of(const VersionGraph& graph, std::size_t start, const Nodes& stop) {
  Nodes past;
  std::vector<std::size_t> waiting{start};
  while (!waiting.empty()) {
    const auto node = waiting.back();
    waiting.pop_back();
    if (stop.contains(node) || !past.insert(node).second) continue;
    const auto parents = graph.parents(node);
    waiting.insert(waiting.end(), parents.begin(), parents.end());
  }
  return past;
}

Nodes past_of_all(const VersionGraph& graph, const Basis& names) {
  Nodes past;
  for (std::size_t node = 0; node < graph.size(); ++node) {
    if (std::find(names.begin(), names.end(), graph.version(node).name) != names.end()) past.merge(past_of(graph, node, past));
  }
  return past;
}

}  // namespace

Basis with_own_since(const std::vector<FieldVersion>& versions, const std::vector<MemberKey>& writers,
                     const Basis& seen, const MemberKey& me) {
  std::map<VersionName, MemberKey> writer_of;
  for (std::size_t i = 0; i < versions.size(); ++i) writer_of.emplace(versions[i].name, writers[i]);
  const VersionGraph graph(versions);
  const auto is_mine = [&](std::size_t node) { return writer_of.at(graph.version(node).name) == me; };
  const auto known = past_of_all(graph, seen);
  Basis basis;
  std::set<VersionName> seen_by_them;
  for (const auto tip : graph.tips()) {
    const auto since = past_of(graph, tip, known);
    if (since.empty() || !std::all_of(since.begin(), since.end(), is_mine)) continue;
    basis.push_back(graph.version(tip).name);
    for (const auto node : past_of(graph, tip, {})) seen_by_them.insert(graph.version(node).name);
  }
  for (const auto& name : seen) {
    if (!seen_by_them.contains(name)) basis.push_back(name);
  }
  std::sort(basis.begin(), basis.end());
  if (basis.size() > max_basis) basis.resize(max_basis);
  return basis;
}

}  // namespace candour::journal::model
