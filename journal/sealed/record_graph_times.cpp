// Shown time and LATE (protocol.md B7): a function of what is delivered and of when it was first seen here.
#include <algorithm>

#include "base/defence.hpp"
#include "journal/sealed/record_graph.hpp"

namespace candour::sealed {

namespace {

constexpr auto ms_of_a_day = day_as_ms(1);
constexpr std::uint64_t tolerance_ms = 10 * 60 * 1000;

// Later than it was seen, by more than clocks and calendars differ: a claim of whole days is rounded.
bool is_ahead(std::uint64_t claimed_ms, const FirstSight& sight) {
  const auto seen = sight.ms != 0 ? sight.ms : sight.day * ms_of_a_day;
  return claimed_ms > seen + (claimed_ms % ms_of_a_day == 0 ? ms_of_a_day : tolerance_ms);
}

// Where a LATE record stands. If its arrival was not kept: after what it has seen, and not after the first day on which
// arrivals were.
std::uint64_t day_of_arrival(std::uint64_t claimed_ms, const FirstSight& sight, std::uint64_t latest_before) {
  const auto day = std::uint64_t{sight.day};
  if (sight.ms != 0) return day * ms_of_a_day;
  return std::min(day, latest_before > claimed_ms ? latest_before / ms_of_a_day : day) * ms_of_a_day;
}

}  // namespace

// True if what others in its future read of it is another now.
bool RecordGraph::set_time(Node& node) {
  const auto& record = node.record;
  const auto before = std::pair(node.latest_with_it, node.time.depth);
  node.latest_before = 0;
  node.time.depth = 1;
  for (const auto& link : node.links) {
    const auto linked = nodes_.find(link.id);
    if (linked == nodes_.end() || !linked->second.is_delivered) continue;
    node.latest_before = std::max(node.latest_before, linked->second.latest_with_it);
    node.time.depth = std::max(node.time.depth, linked->second.time.depth + 1);
  }
  const bool is_behind = CANDOUR_DEFENCE("98", record.claimed_ms < node.latest_before);
  const bool is_late = is_behind || CANDOUR_DEFENCE("98", is_ahead(record.claimed_ms, node.sight));
  node.time.claimed_ms = record.claimed_ms;
  node.time.ms = is_late ? day_of_arrival(record.claimed_ms, node.sight, node.latest_before) : record.claimed_ms;
  node.time.lateness = !is_late            ? Lateness::none
                       : node.sight.ms != 0 ? Lateness::late
                                             : Lateness::late_of_unknown_arrival;
  node.latest_with_it = is_late ? node.latest_before : record.claimed_ms;
  return std::pair(node.latest_with_it, node.time.depth) != before;
}

std::optional<ShownTime> RecordGraph::shown_time(const EnvelopeId& env_id) const {
  const auto node = nodes_.find(env_id);
  if (node == nodes_.end() || !node->second.is_delivered) return std::nullopt;
  return node->second.time;
}

std::optional<std::uint64_t> RecordGraph::last_sight_ms(const DeviceKey& device) const {
  std::optional<std::uint64_t> last;
  const auto written = by_device_.find(device);
  if (written == by_device_.end()) return last;
  for (const auto& id : written->second) {
    const auto ms = nodes_.at(id).sight.ms;
    if (ms != 0 && (!last || *last < ms)) last = ms;
  }
  return last;
}

// The shallowest first, so that what a record has seen stands before it does.
void RecordGraph::retime() {
  for (const auto& [id, sight] : sights_.take_changed()) {
    auto& node = nodes_.at(id);
    node.sight = sight;
    if (node.is_delivered) to_retime_.insert({node.time.depth, id});
  }
  while (!to_retime_.empty()) {
    const auto id = to_retime_.extract(to_retime_.begin()).value().second;
    auto& node = nodes_.at(id);
    const auto before = node.time;
    const bool concerns_others = set_time(node);
    if (node.time != before) retimed_.insert(id);
    const auto children = children_.find(id);
    if (!concerns_others || children == children_.end()) continue;
    for (const auto& child : children->second) {
      const auto& named_by = nodes_.at(child);
      if (named_by.is_delivered) to_retime_.insert({named_by.time.depth, child});
    }
  }
}

std::vector<EnvelopeId> RecordGraph::take_retimed() {
  retime();  // what was delivered in an earlier run came without settle()
  std::vector<EnvelopeId> out(retimed_.begin(), retimed_.end());
  retimed_.clear();
  return out;
}

}  // namespace candour::sealed
