#include "journal/model/field_state.hpp"

#include <algorithm>
#include <map>

#include "journal/model/version_graph.hpp"

namespace candour::journal::model {

namespace {

// A set entry and the versions that added it and are still in force: an entry is there while one of them is.
using Entries = std::map<Bytes, std::set<std::size_t>>;

// A set as one version, or several merged, leave it; `past` are the versions that entered, themselves included.
struct SetState {
  Entries entries;
  std::vector<bool> past;
};

class SetFold {
 public:
  SetFold(const VersionGraph& graph) : graph_(graph), states_(graph.size()) {  // NOLINT(google-explicit-constructor)
    for (const auto node : graph.causal_order()) {
      if (graph.is_in(node)) states_[node] = after(node);
    }
  }

  // An entry's adder stays if every one of these that has seen it still has it: who has seen it and has it no more took it
  // out. Counted for all at once, so that the work is that of reading them, however many there are.
  SetState merged(const std::vector<std::size_t>& nodes) const {
    if (nodes.size() == 1) return states_[nodes.front()];
    SetState out{{}, std::vector<bool>(graph_.size())};
    std::vector<std::size_t> seen_by(graph_.size());
    std::map<Bytes, std::map<std::size_t, std::size_t>> had_by;
    for (const auto node : nodes) {
      const auto& state = states_[node];
      for (std::size_t i = 0; i < state.past.size(); ++i) {
        if (!state.past[i]) continue;
        out.past[i] = true;
        ++seen_by[i];
      }
      for (const auto& [entry, adders] : state.entries) {
        for (const auto adder : adders) ++had_by[entry][adder];
      }
    }
    for (const auto& [entry, adders] : had_by) {
      for (const auto& [adder, count] : adders) {
        if (count == seen_by[adder]) out.entries[entry].insert(adder);
      }
    }
    return out;
  }

 private:
  SetState after(std::size_t node) const {
    auto state = merged(graph_.parents(node));
    state.past[node] = true;
    const auto& version = graph_.version(node);
    if (version.standing != Standing::counts) return state;
    const auto parsed = parse_value(FieldType::set, version.value);
    if (!parsed) return state;
    const auto* set = std::get_if<SetValue>(&*parsed);
    const SetValue value = set != nullptr ? *set : SetValue();
    for (auto entry = state.entries.begin(); entry != state.entries.end();) {
      entry = value.count(entry->first) != 0 ? std::next(entry) : state.entries.erase(entry);
    }
    for (const auto& entry : value) {
      if (state.entries.count(entry) == 0) state.entries[entry] = {node};
    }
    return state;
  }

  const VersionGraph& graph_;
  std::vector<SetState> states_;
};

EncodedValue merged_set(const VersionGraph& graph, const std::vector<std::size_t>& tips) {
  SetValue set;
  for (const auto& [entry, adders] : SetFold(graph).merged(tips).entries) set.insert(entry);
  auto encoded = encode_value(FieldType::set, set);
  // Above 65,535 entries there is no byte form; no such set can come in one record.
  return encoded ? std::move(*encoded) : EncodedValue{};
}

}  // namespace

FieldState fold(FieldType type, const std::vector<FieldVersion>& versions) {
  const VersionGraph graph(versions);
  const auto tips = graph.tips();
  FieldState state;
  if (tips.empty()) return state;
  for (const auto tip : tips) state.tips.push_back(graph.version(tip).name);

  // Words that were taken back never hide words that stand.
  const auto shown = std::find_if(tips.rbegin(), tips.rend(), [&](auto tip) {
    return graph.version(tip).standing == Standing::counts;
  });
  const auto& version = graph.version(shown != tips.rend() ? *shown : tips.back());
  state.shown = version.name;
  state.value = type == FieldType::set ? merged_set(graph, tips) : version.value;
  return state;
}

}  // namespace candour::journal::model
