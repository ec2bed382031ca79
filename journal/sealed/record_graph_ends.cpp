// What the next record names, and what a Welcome tells: the loose records and the ends of a device (protocol.md B0,
// B7).
#include <algorithm>
#include <limits>

#include "base/defence.hpp"
#include "journal/sealed/record_graph.hpp"

namespace candour::sealed {

namespace {

Tip tip_of(const GraphRecord& record) { return {record.device, record.chain, record.seq, record.env_id}; }

}  // namespace

std::vector<Tip> RecordGraph::loose(const ChainId& chain, const EnvelopeId& prev, std::size_t most) const {
  std::vector<const Node*> nameable;
  for (const auto& id : loose_)
    if (const auto& node = nodes_.at(id); may_be_named(node.record)) nameable.push_back(&node);
  auto best = best_of_each_chain(nameable);
  std::erase_if(best, [&](const Node* node) {
    const auto& record = node->record;
    return record.env_id == prev || (record.device == own_ && record.chain == chain);
  });
  sort_by_log(best);
  if (best.size() > most) best.resize(most);
  std::vector<Tip> tips;
  for (const auto* node : best) tips.push_back(tip_of(node->record));
  sort_tips(tips);
  return tips;
}

EnvelopeId RecordGraph::last_own() const {
  const auto written = by_device_.find(own_);
  if (written == by_device_.end()) return {};
  std::vector<EnvelopeId> whole;
  std::unordered_set<EnvelopeId> named;
  for (const auto& id : written->second) {
    const auto& record = nodes_.at(id).record;
    if (record.kind == RecordKind::part) continue;
    whole.push_back(id);
    named.insert(record.prev);
  }
  const auto last =
      std::find_if(whole.rbegin(), whole.rend(), [&](const EnvelopeId& id) { return !named.contains(id); });
  return last == whole.rend() ? EnvelopeId() : *last;
}

std::vector<Tip> RecordGraph::ends(const DeviceKey& device) const {
  const auto written = by_device_.find(device);
  if (written == by_device_.end()) return {};
  std::unordered_set<EnvelopeId> named;
  for (const auto& id : written->second)
    for (const auto& link : nodes_.at(id).links) named.insert(link.id);
  std::vector<const Node*> unnamed;
  for (const auto& id : written->second)
    if (!named.contains(id)) unnamed.push_back(&nodes_.at(id));
  auto best = best_of_each_chain(unnamed);
  sort_by_log(best);
  if (best.size() > most_tips) best.erase(best.begin(), best.end() - most_tips);
  std::vector<Tip> tips;
  for (const auto* node : best) tips.push_back(tip_of(node->record));
  sort_tips(tips);
  return tips;
}

// Of a body in parts only the last is named, an own one only after it was read back (B7).
bool RecordGraph::may_be_named(const GraphRecord& record) const {
  if (record.kind != RecordKind::part) return true;
  const bool is_read_back = record.device != own_ || log_.contains(record.env_id);
  const bool is_unfinished = record.seq != record.part_count || !is_read_back;
  return !CANDOUR_DEFENCE("110", is_unfinished);
}

std::size_t RecordGraph::log_position(const EnvelopeId& env_id) const {
  const auto position = log_.find(env_id);
  return position == log_.end() ? std::numeric_limits<std::size_t>::max() : position->second;
}

// Of one chain only the highest seq counts, then the smallest env_id.
std::vector<const RecordGraph::Node*> RecordGraph::best_of_each_chain(const std::vector<const Node*>& nodes) const {
  std::map<std::pair<DeviceKey, ChainId>, const Node*> best;
  for (const auto* node : nodes) {
    auto& known = best[{node->record.device, node->record.chain}];
    const bool is_better = !known || node->record.seq > known->record.seq ||
                           (node->record.seq == known->record.seq && node->record.env_id < known->record.env_id);
    if (is_better) known = node;
  }
  std::vector<const Node*> out;
  for (const auto& [chain, node] : best) out.push_back(node);
  return out;
}

void RecordGraph::sort_by_log(std::vector<const Node*>& nodes) const {
  std::stable_sort(nodes.begin(), nodes.end(), [&](const Node* a, const Node* b) {
    return log_position(a->record.env_id) < log_position(b->record.env_id);
  });
}

}  // namespace candour::sealed
