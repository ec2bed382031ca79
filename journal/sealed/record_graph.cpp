#include "journal/sealed/record_graph.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "journal/sealed/parts.hpp"

namespace candour::sealed {

namespace {

Witness witness_of(const GraphRecord& record, const DeviceKey& own) {
  const auto claimed = record.claimed_ms / day_as_ms(1);
  const auto came = record.came.ms / day_as_ms(1);
  const bool is_same_day = claimed <= came + 1 && came <= claimed + 1;
  return record.device != own && is_same_day ? Witness::another_clock : Witness::none;
}

EnvelopeId last_id() {
  EnvelopeId id;
  id.bytes.fill(0xff);
  return id;
}

}  // namespace

GraphRecord graph_record(const AuthenticRecord& record, const EpochId& root, Origin origin) {
  const auto& header = record.header();
  GraphRecord out;
  out.env_id = record.env_id();
  out.device = header.device;
  out.chain = header.chain;
  out.seq = header.seq;
  out.prev = header.prev;
  out.heads = header.heads;
  out.kind = header.kind;
  out.is_newer = is_newer(record, root);
  out.origin = origin;
  out.claimed_ms = header.time_ms;
  if (header.kind == RecordKind::part) {
    const auto part = parse_part(record.body());
    if (part) out.part_count = part->count;
  }
  return out;
}

RecordGraph::Node* RecordGraph::insert(GraphRecord record) {
  const auto id = record.env_id;
  const auto [entry, is_new] = nodes_.try_emplace(id);
  if (!is_new) return nullptr;
  auto& node = entry->second;
  if (!record.prev.is_zero()) node.links.push_back({record.prev, record.device});
  for (const auto& head : record.heads) node.links.push_back({head.env_id, head.device});
  for (const auto& link : node.links) {
    children_[link.id].push_back(id);
    loose_.erase(link.id);
  }
  if (!children_.contains(id)) loose_.insert(id);
  positions_[{record.device, record.chain, record.seq}].push_back(id);
  by_device_[record.device].push_back(id);
  sights_.add(id, record.came, witness_of(record, own_));
  node.sight = record.came;
  node.record = std::move(record);
  return &node;
}

void RecordGraph::add(GraphRecord record) {
  auto* node = insert(std::move(record));
  if (!node) return;
  reconsider(*node);
  reconsider_children(node->record.env_id);  // who named mere bytes now waits for the record
}

void RecordGraph::add_delivered(GraphRecord record) {
  auto* node = insert(std::move(record));
  if (node) deliver(*node);
}

void RecordGraph::note_in_log(const EnvelopeId& env_id) {
  if (log_.try_emplace(env_id, log_.size()).second) reconsider_children(env_id);
}

void RecordGraph::note_before_welcome(const EnvelopeId& env_id) {
  if (before_welcome_.insert(env_id).second) reconsider_children(env_id);
}

void RecordGraph::note_welcome_tip(const EnvelopeId& env_id) {
  if (tips_.insert(env_id).second) reconsider_children(env_id);
}

void RecordGraph::note_withdrawn(const EnvelopeId& env_id, const DeviceKey& device) {
  if (withdrawn_.insert({env_id, device}).second) reconsider_children(env_id);
}

std::vector<EnvelopeId> RecordGraph::settle(std::uint64_t reached_ms, std::size_t most) {
  become_due(reached_ms);
  std::vector<EnvelopeId> delivered;
  while (!ready_.empty() && delivered.size() < most) {
    const auto id = *ready_.begin();
    deliver(nodes_.at(id));
    delivered.push_back(id);
  }
  retime();  // marks and times are of what is delivered now
  return delivered;
}

std::optional<std::uint64_t> RecordGraph::next_due_ms() const {
  if (patience_.empty()) return std::nullopt;
  return patience_.begin()->first;
}

bool RecordGraph::is_delivered(const EnvelopeId& env_id) const {
  const auto node = nodes_.find(env_id);
  return node != nodes_.end() && node->second.is_delivered;
}

std::vector<EnvelopeId> RecordGraph::canonical_order() const {
  std::unordered_map<EnvelopeId, std::size_t> open_links;
  std::set<EnvelopeId> takeable;
  for (const auto& [id, node] : nodes_) {
    if (!node.is_delivered) continue;
    const auto open =
        std::count_if(node.links.begin(), node.links.end(), [&](const Link& link) { return is_delivered(link.id); });
    open_links[id] = static_cast<std::size_t>(open);
    if (open == 0) takeable.insert(id);
  }
  std::vector<EnvelopeId> order;
  while (!takeable.empty()) {
    const auto id = takeable.extract(takeable.begin()).value();
    order.push_back(id);
    const auto children = children_.find(id);
    if (children == children_.end()) continue;
    for (const auto& child : children->second)
      if (is_delivered(child) && --open_links[child] == 0) takeable.insert(child);
  }
  return order;
}

// What stands behind a link, in the order in which B8.2 asks.
RecordGraph::LinkState RecordGraph::state_of(const Link& link, const Node& of) const {
  if (nodes_.contains(link.id)) return LinkState::held;
  if (withdrawn_.contains({link.id, link.device})) return LinkState::withdrawn;
  if (tips_.contains(link.id)) return LinkState::tip;
  if (before_welcome_.contains(link.id)) return LinkState::before_welcome;
  if (log_.contains(link.id)) return LinkState::bytes;
  const bool is_own = of.record.device == own_ || link.device == own_;
  return CANDOUR_DEFENCE("60", is_own) ? LinkState::own : LinkState::missing;
}

bool RecordGraph::blocks(const Link& link, const Node& of) const {
  const auto state = state_of(link, of);
  if (state == LinkState::held) return CANDOUR_DEFENCE("19", !is_delivered(link.id));
  return state == LinkState::missing && !CANDOUR_DEFENCE("58", of.is_due);
}

void RecordGraph::reconsider(Node& node) {
  if (node.is_delivered) return;
  const auto& id = node.record.env_id;
  const auto is_missing = [&](const Link& link) { return state_of(link, node) == LinkState::missing; };
  const auto is_blocking = [&](const Link& link) { return blocks(link, node); };
  const std::pair due{node.record.waits_ms + patience_ms, id};
  if (!node.is_due && std::any_of(node.links.begin(), node.links.end(), is_missing))
    patience_.insert(due);
  else
    patience_.erase(due);
  if (std::any_of(node.links.begin(), node.links.end(), is_blocking))
    ready_.erase(id);
  else
    ready_.insert(id);
}

void RecordGraph::reconsider_children(const EnvelopeId& env_id) {
  const auto children = children_.find(env_id);
  if (children == children_.end()) return;
  for (const auto& child : children->second) reconsider(nodes_.at(child));
}

bool RecordGraph::begin_waiting_anew(std::uint64_t ms) {
  const auto later = patience_.upper_bound({ms + patience_ms, last_id()});
  const std::vector<std::pair<std::uint64_t, EnvelopeId>> waiting(later, patience_.end());
  patience_.erase(later, patience_.end());
  for (const auto& [due, id] : waiting) {
    nodes_.at(id).record.waits_ms = ms;
    patience_.insert({ms + patience_ms, id});
  }
  return !waiting.empty();
}

void RecordGraph::become_due(std::uint64_t reached_ms) {
  while (!patience_.empty() && patience_.begin()->first <= reached_ms) {
    auto& node = nodes_.at(patience_.begin()->second);
    patience_.erase(patience_.begin());
    node.is_due = true;
    reconsider(node);
  }
}

void RecordGraph::deliver(Node& node) {
  const auto id = node.record.env_id;
  ready_.erase(id);
  node.is_delivered = true;
  ++delivered_;
  set_time(node);
  const auto children = children_.find(id);
  if (children == children_.end()) return;
  for (const auto& child : children->second) {
    auto& named_by = nodes_.at(child);
    reconsider(named_by);
    if (named_by.is_delivered) to_retime_.insert({named_by.time.depth, child});
  }
}

}  // namespace candour::sealed
