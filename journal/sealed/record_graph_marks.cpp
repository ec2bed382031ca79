// Marks and authority (protocol.md B8.3, B8.4): functions of what is held, never of the order in which it came.
#include <algorithm>

#include "base/defence.hpp"
#include "journal/sealed/record_graph.hpp"

namespace candour::sealed {

std::set<Mark> RecordGraph::marks() const {
  std::set<Mark> marks;
  for (const auto& [id, node] : nodes_) {
    mark_record(node, marks);
    mark_heads(node, marks);
  }
  mark_devices(marks);
  return marks;
}

bool RecordGraph::is_gap(const Link& link, const Node& of) const {
  const bool waited_long_enough = of.is_due || of.is_delivered;
  return CANDOUR_DEFENCE("20", waited_long_enough && state_of(link, of) == LinkState::missing);
}

std::set<EnvelopeId> RecordGraph::gaps() const {
  std::set<EnvelopeId> missing;
  for (const auto& [id, node] : nodes_)
    for (const auto& link : node.links)
      if (is_gap(link, node)) missing.insert(link.id);
  return missing;
}

void RecordGraph::mark_record(const Node& node, std::set<Mark>& marks) const {
  const auto& record = node.record;
  if (record.is_newer) marks.insert({MarkType::newer, record.env_id});
  const bool is_reflected = record.device == own_ && record.origin == Origin::arrived;
  if (CANDOUR_DEFENCE("26 52", is_reflected)) marks.insert({MarkType::restored, record.env_id});
  if (node.is_delivered && node.time.lateness != Lateness::none) marks.insert({MarkType::late, record.device});
  for (const auto& link : node.links) {
    if (is_gap(link, node)) marks.insert({MarkType::gap, record.env_id});
    if (state_of(link, node) == LinkState::bytes) marks.insert({MarkType::hole, record.env_id});
  }
}

// FALSE-HEAD: a head of mine that I never wrote, or one that names a record by another place than its own.
void RecordGraph::mark_heads(const Node& node, std::set<Mark>& marks) const {
  for (const auto& head : node.record.heads) {
    const auto held = nodes_.find(head.env_id);
    const bool is_false = held == nodes_.end()
                              ? head.device == own_
                              : Position{held->second.record.device, held->second.record.chain, held->second.record.seq} !=
                                    Position{head.device, head.chain, head.seq};
    if (CANDOUR_DEFENCE("60", is_false)) marks.insert({MarkType::false_head, node.record.device});
  }
}

void RecordGraph::mark_devices(std::set<Mark>& marks) const {
  std::map<std::pair<DeviceKey, EnvelopeId>, std::set<ChainId>> chains_after;
  for (const auto& [id, node] : nodes_) {
    const auto& record = node.record;
    if (contradicts(node)) marks.insert({MarkType::equivocation, record.device});
    const auto prev = nodes_.find(record.prev);
    const bool changes_chain = record.seq > 1 && prev != nodes_.end() && prev->second.record.chain != record.chain;
    if (record.kind != RecordKind::part && !changes_chain)
      chains_after[{record.device, record.prev}].insert(record.chain);
  }
  for (const auto& [place, chains] : chains_after)
    if (CANDOUR_DEFENCE("51 52 61", chains.size() > 1)) marks.insert({MarkType::copied, place.first});
}

bool RecordGraph::breaks_chain(const Node& node) const {
  const auto& record = node.record;
  const auto prev = nodes_.find(record.prev);
  if (record.seq == 1 || prev == nodes_.end()) return false;
  const auto& before = prev->second.record;
  return Position{before.device, before.chain, before.seq} != Position{record.device, record.chain, record.seq - 1};
}

bool RecordGraph::contradicts(const Node& node) const {
  const auto& record = node.record;
  const bool is_twofold = positions_.at({record.device, record.chain, record.seq}).size() > 1;
  return CANDOUR_DEFENCE("24", is_twofold) ||
         CANDOUR_DEFENCE("24", breaks_chain(node));
}

bool RecordGraph::has_own_gap(const Node& node) const {
  return std::any_of(node.links.begin(), node.links.end(), [&](const Link& link) {
    return link.device == node.record.device && state_of(link, node) == LinkState::missing;
  });
}

bool RecordGraph::counts(const EnvelopeId& env_id) const {
  const auto node = nodes_.find(env_id);
  return node != nodes_.end() && !node->second.record.is_newer;
}

bool RecordGraph::has_authority(const EnvelopeId& env_id) const {
  if (!counts(env_id)) return false;
  const auto own = own_past(env_id);
  return std::none_of(own.begin(), own.end(), [&](const EnvelopeId& id) {
    const auto& node = nodes_.at(id);
    return contradicts(node) || has_own_gap(node);
  });
}

std::set<EnvelopeId> RecordGraph::past(const EnvelopeId& env_id) const { return reach({env_id}, nullptr); }

std::set<EnvelopeId> RecordGraph::own_past(const EnvelopeId& env_id) const {
  const auto node = nodes_.find(env_id);
  if (node == nodes_.end()) return {};
  return reach({env_id}, &node->second.record.device);
}

bool RecordGraph::covers(const DeviceKey& device, const EnvelopeId& ancestor) const {
  const auto written = by_device_.find(device);
  return written != by_device_.end() && reach(written->second, nullptr).contains(ancestor);
}

std::vector<EnvelopeId> RecordGraph::not_covered_by(const DeviceKey& device) const {
  const auto written = by_device_.find(device);
  const auto own = by_device_.find(own_);
  if (own == by_device_.end()) return {};
  const auto covered = reach(written == by_device_.end() ? std::vector<EnvelopeId>() : written->second, nullptr);
  std::vector<EnvelopeId> out;
  for (const auto& id : own->second)
    if (!covered.contains(id)) out.push_back(id);
  return out;
}

std::set<EnvelopeId> RecordGraph::reach(std::vector<EnvelopeId> from, const DeviceKey* only_device) const {
  std::set<EnvelopeId> reached;
  while (!from.empty()) {
    const auto id = from.back();
    from.pop_back();
    const auto node = nodes_.find(id);
    if (node == nodes_.end() || (only_device && node->second.record.device != *only_device)) continue;
    if (!reached.insert(id).second) continue;
    for (const auto& link : node->second.links) from.push_back(link.id);
  }
  return reached;
}

}  // namespace candour::sealed
