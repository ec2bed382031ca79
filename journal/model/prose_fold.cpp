#include "journal/model/prose_fold.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "journal/model/change.hpp"

namespace candour::journal::model {

namespace {

using Nodes = std::vector<std::size_t>;  // ascending, which is by name
using Past = std::vector<bool>;          // by number

// What one edit can name is merged as a whole.
constexpr std::size_t most_parents_merged = max_basis;

class ProseFold {
 public:
  enum class Asked : std::uint8_t { text_alone, choices_too };

  ProseFold(const VersionGraph& graph, const TextOf& text_of, Asked asked)
      : graph_(graph), text_of_(text_of), asked_(asked), oldest_first_(graph.causal_order()) {
    for (std::size_t node = 0; node < graph.size(); ++node) parents_.push_back(graph.parents(node));
  }

  // With what these merges left to be chosen.
  Result<MergedText> merged(const Nodes& nodes) {
    if (const auto known = known_.find(nodes); known != known_.end()) return known->second;
    merges_ += nodes.size() - 1;
    MergedText all;
    CANDOUR_TRY(all.text, text_of_(nodes.front()));
    auto past = past_of(nodes.front());
    for (auto next = nodes.begin() + 1; next != nodes.end(); ++next) {
      CANDOUR_TRY(const auto one, text_of_(*next));
      const auto its_past = past_of(*next);
      CANDOUR_TRY(const auto basis, basis_of(past, its_past));
      all = together(basis, all, one);
      for (std::size_t i = 0; i < past.size(); ++i) past[i] = past[i] || its_past[i];
    }
    return known_.emplace(nodes, std::move(all)).first->second;
  }

  // Beyond the work that one text may cost both stand whole, one after the other: no word is lost then either.
  MergedText together(const std::string& basis, const MergedText& all, const std::string& one) {
    worked_ += basis.size() + all.text.size() + one.size();
    if (worked_ > most_merged_bytes) return {all.text + "\n\n" + one, {}};
    auto merged = merge3(basis, all.text, one);
    if (asked_ == Asked::text_alone) return {std::move(merged.text), {}};
    return with(std::move(merged), all.open);
  }

  // What the merges before these versions left to be chosen, wherever it stands now.
  Result<std::vector<TwoWordings>> left_before(const Nodes& nodes) {
    std::vector<TwoWordings> left;
    std::set<std::size_t> entered(nodes.begin(), nodes.end());
    auto waiting = nodes;
    std::size_t looked_back = 0;
    for (std::size_t at = 0; at < waiting.size() && looked_back < most_looked_back; ++at) {
      const auto parents = last_merged_before(waiting[at]);
      if (parents.size() < 2) continue;
      ++looked_back;
      CANDOUR_TRY(const auto before, merged(parents));
      for (const auto& wordings : before.open) {
        if (!wordings.second.empty()) left.push_back(wordings);
      }
      for (const auto parent : parents) {
        if (entered.insert(parent).second) waiting.push_back(parent);
      }
    }
    return left;
  }

  // `merged` with those of `open` that still stand in it.
  static MergedText with(MergedText merged, const std::vector<TwoWordings>& open) {
    auto all = merged.open;
    for (const auto& wordings : open) {
      const TwoWordings turned{wordings.second, wordings.first};
      const auto is_it = [&](const auto& known) { return known == wordings || known == turned; };
      if (std::none_of(all.begin(), all.end(), is_it)) all.push_back(wordings);
    }
    if (all.size() > most_open) all.resize(most_open);
    merged.open = still_open(merged.text, all);
    return merged;
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
      waiting.insert(waiting.end(), parents_[next].begin(), parents_[next].end());
    }
    return past;
  }

  // Those of `past` that count and that no other of it that counts has seen.
  Nodes newest_of(const Past& past) const {
    Past is_seen(past.size());
    Nodes newest;
    for (auto next = oldest_first_.rbegin(); next != oldest_first_.rend(); ++next) {
      if (!past[*next] || (!counts(*next) && !is_seen[*next])) continue;
      if (!is_seen[*next]) newest.push_back(*next);
      for (const auto parent : parents_[*next]) is_seen[parent] = true;
    }
    std::erase_if(newest, [&](std::size_t node) { return !counts(node); });
    std::sort(newest.begin(), newest.end());
    return newest;
  }

  Result<std::string> basis_of(const Past& one, const Past& other) {
    Past both(one.size());
    for (std::size_t i = 0; i < both.size(); ++i) both[i] = one[i] && other[i];
    auto nearest = newest_of(both);
    if (nearest.empty()) return std::string();
    if (nearest.size() > most_parents_merged || merges_ >= most_merges) nearest = {nearest.back()};
    CANDOUR_TRY(auto basis, merged(nearest));
    return std::move(basis.text);
  }

  // The versions that were merged last before this one was written; fewer than two if none were, or more than are merged.
  Nodes last_merged_before(std::size_t node) const {
    auto parents = parents_[node];
    for (std::size_t steps = 0; parents.size() == 1 && steps < graph_.size(); ++steps)
      parents = parents_[parents.front()];
    std::erase_if(parents, [this](std::size_t parent) { return !counts(parent); });
    std::sort(parents.begin(), parents.end());
    if (parents.size() > most_parents_merged) parents.clear();
    return parents;
  }

  const VersionGraph& graph_;
  const TextOf& text_of_;
  Asked asked_;
  Nodes oldest_first_;
  std::vector<Nodes> parents_;
  std::map<Nodes, MergedText> known_;
  std::size_t merges_ = 0;
  std::size_t worked_ = 0;  // bytes
};

}  // namespace

std::vector<std::size_t> merged_tips(const VersionGraph& graph) {
  auto tips = graph.tips();
  std::erase_if(tips, [&](std::size_t tip) { return graph.version(tip).standing != Standing::counts; });
  constexpr std::ptrdiff_t half = most_merged_tips / 2;
  if (tips.size() > most_merged_tips) tips.erase(tips.begin() + half, tips.end() - half);
  return tips;
}

Result<std::string> merged_prose(const VersionGraph& graph, const TextOf& text_of) {
  const auto tips = merged_tips(graph);
  if (tips.empty()) return std::string();
  CANDOUR_TRY(auto merged, ProseFold(graph, text_of, ProseFold::Asked::text_alone).merged(tips));
  return std::move(merged.text);
}

Result<MergedText> fold_prose(const VersionGraph& graph, const TextOf& text_of) {
  const auto tips = merged_tips(graph);
  if (tips.empty()) return MergedText{};
  ProseFold fold(graph, text_of, ProseFold::Asked::choices_too);
  CANDOUR_TRY(auto merged, fold.merged(tips));
  CANDOUR_TRY(const auto before, fold.left_before(tips));
  return ProseFold::with(std::move(merged), before);
}

}  // namespace candour::journal::model
