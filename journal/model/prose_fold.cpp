#include "journal/model/prose_fold.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace candour::journal::model {

namespace {

using Nodes = std::vector<std::size_t>;  // ascending, which is by name
using Past = std::vector<bool>;          // by number

class ProseFold {
 public:
  ProseFold(const VersionGraph& graph, const TextOf& text_of) : graph_(graph), text_of_(text_of) {}

  Result<MergedText> merged(const Nodes& nodes) {
    if (const auto known = known_.find(nodes); known != known_.end()) return known->second;
    CANDOUR_TRY(auto all, single(nodes.front()));
    auto past = past_of(nodes.front());
    for (auto next = nodes.begin() + 1; next != nodes.end(); ++next) {
      CANDOUR_TRY(const auto one, single(*next));
      const auto its_past = past_of(*next);
      CANDOUR_TRY(const auto basis, basis_of(past, its_past));
      all = together(basis, all, one);
      for (std::size_t i = 0; i < past.size(); ++i) past[i] = past[i] || its_past[i];
    }
    return known_.emplace(nodes, std::move(all)).first->second;
  }

 private:
  bool counts(std::size_t node) const { return graph_.version(node).standing == Standing::counts; }

  // Itself and all that it saw, directly or not.
  Past past_of(std::size_t node) const {
    Past past(graph_.size());
    Nodes waiting{node};
    while (!waiting.empty()) {
      const auto next = waiting.back();
      waiting.pop_back();
      if (past[next]) continue;
      past[next] = true;
      const auto parents = graph_.parents(next);
      waiting.insert(waiting.end(), parents.begin(), parents.end());
    }
    return past;
  }

  // Those of `past` that count and that no other of it has seen.
  Nodes newest_of(const Past& past) const {
    Past is_seen(past.size());
    for (std::size_t node = 0; node < past.size(); ++node) {
      if (!past[node] || !counts(node)) continue;
      auto seen = past_of(node);
      seen[node] = false;
      for (std::size_t i = 0; i < seen.size(); ++i) is_seen[i] = is_seen[i] || seen[i];
    }
    Nodes newest;
    for (std::size_t node = 0; node < past.size(); ++node)
      if (past[node] && counts(node) && !is_seen[node]) newest.push_back(node);
    return newest;
  }

  Result<std::string> basis_of(const Past& one, const Past& other) {
    Past both(one.size());
    for (std::size_t i = 0; i < both.size(); ++i) both[i] = one[i] && other[i];
    auto nearest = newest_of(both);
    if (nearest.empty()) return std::string();
    if (nearest.size() > most_merged_tips || merges_ >= most_merges) nearest = {nearest.back()};
    if (nearest.size() == 1) return text_of_(nearest.front());
    CANDOUR_TRY(auto basis, merged(nearest));
    return std::move(basis.text);
  }

  MergedText together(const std::string& basis, const MergedText& one, const MergedText& other) {
    ++merges_;
    auto merged = merge3(basis, one.text, other.text);
    for (const auto* before : {&one, &other}) {
      for (auto& wordings : still_open(merged.text, before->open)) {
        const bool is_said = std::find(merged.open.begin(), merged.open.end(), wordings) != merged.open.end();
        if (!is_said) merged.open.push_back(std::move(wordings));
      }
    }
    return merged;
  }

  // One version as it was written, with what its writer left to be chosen: wordings of the last merge before it that
  // still stand side by side.
  Result<MergedText> single(std::size_t node) {
    CANDOUR_TRY(auto text, text_of_(node));
    auto parents = graph_.parents(node);
    for (std::size_t steps = 0; parents.size() == 1 && steps < graph_.size(); ++steps)
      parents = graph_.parents(parents.front());
    std::erase_if(parents, [this](std::size_t parent) { return !counts(parent); });
    std::sort(parents.begin(), parents.end());
    if (parents.size() < 2 || parents.size() > most_merged_tips || merges_ >= most_merges)
      return MergedText{std::move(text), {}};
    CANDOUR_TRY(const auto before, merged(parents));
    auto open = still_open(text, before.open);
    return MergedText{std::move(text), std::move(open)};
  }

  const VersionGraph& graph_;
  const TextOf& text_of_;
  std::map<Nodes, MergedText> known_;
  std::size_t merges_ = 0;
};

}  // namespace

Result<MergedText> fold_prose(const VersionGraph& graph, const TextOf& text_of) {
  auto tips = graph.tips();
  std::erase_if(tips, [&](std::size_t tip) { return graph.version(tip).standing != Standing::counts; });
  if (tips.empty()) return MergedText{};
  if (tips.size() > most_merged_tips) tips.erase(tips.begin(), tips.end() - most_merged_tips);
  return ProseFold(graph, text_of).merged(tips);
}

}  // namespace candour::journal::model
