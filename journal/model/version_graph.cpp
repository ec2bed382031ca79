#include "journal/model/version_graph.hpp"

#include <algorithm>

namespace candour::journal::model {

VersionGraph::VersionGraph(const std::vector<FieldVersion>& versions) {
  for (const auto& version : versions) nodes_.push_back(&version);
  std::sort(nodes_.begin(), nodes_.end(), [](const auto* a, const auto* b) { return a->name < b->name; });
  for (std::size_t node = 0; node < nodes_.size(); ++node) numbers_[nodes_[node]->name] = node;
}

bool VersionGraph::is_in(std::size_t node) const {
  const auto standing = version(node).standing;
  return standing == Standing::counts || standing == Standing::withdrawn;
}

std::vector<std::size_t> VersionGraph::named(std::size_t node) const {
  std::vector<std::size_t> out;
  for (const auto& name : version(node).basis) {
    if (const auto found = numbers_.find(name); found != numbers_.end()) out.push_back(found->second);
  }
  return out;
}

std::vector<std::size_t> VersionGraph::parents(std::size_t node) const {
  std::vector<std::size_t> out;
  std::vector<bool> seen(size());
  auto waiting = named(node);
  while (!waiting.empty()) {
    const auto next = waiting.back();
    waiting.pop_back();
    if (seen[next]) continue;
    seen[next] = true;
    if (is_in(next)) {
      out.push_back(next);
      continue;
    }
    const auto further = named(next);
    waiting.insert(waiting.end(), further.begin(), further.end());
  }
  return out;
}

std::vector<std::size_t> VersionGraph::tips() const {
  std::vector<bool> is_seen(size());
  for (std::size_t node = 0; node < size(); ++node) {
    if (!is_in(node)) continue;
    for (const auto parent : parents(node)) is_seen[parent] = true;
  }
  std::vector<std::size_t> out;
  for (std::size_t node = 0; node < size(); ++node) {
    if (is_in(node) && !is_seen[node]) out.push_back(node);
  }
  return out;
}

std::vector<std::size_t> VersionGraph::causal_order() const {
  std::vector<std::size_t> order;
  std::vector<bool> entered(size());
  // Depth first with a stack of our own: a history may be longer than the program's stack is deep.
  std::vector<std::pair<std::size_t, bool>> stack;
  for (std::size_t start = 0; start < size(); ++start) {
    stack.emplace_back(start, false);
    while (!stack.empty()) {
      const auto [node, is_left] = stack.back();
      stack.pop_back();
      if (is_left) {
        order.push_back(node);
        continue;
      }
      if (entered[node]) continue;
      entered[node] = true;
      stack.emplace_back(node, true);
      for (const auto before : named(node)) stack.emplace_back(before, false);
    }
  }
  return order;
}

}  // namespace candour::journal::model
