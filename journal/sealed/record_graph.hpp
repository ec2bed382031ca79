// Links and delivery, marks and authority of the records of one space, as functions of what is held (protocol.md B8.2
// to B8.4). Knows headers only: no key, no body, no clock.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <variant>
#include <vector>

#include "journal/sealed/first_sights.hpp"
#include "journal/sealed/authentic_record.hpp"

namespace candour::sealed {

// How long a record waits for a link, in milliseconds.
inline constexpr std::uint64_t patience_ms = 15 * 60 * 1000;

enum class Origin : std::uint8_t { written_here, arrived };

// Where a record stands in time (protocol.md B7).
enum class Lateness : std::uint8_t { none, late, late_of_unknown_arrival };
struct ShownTime {
  std::uint64_t ms = 0;  // as claimed, or of the day on which it is held to have been seen first if it is LATE
  std::uint64_t claimed_ms = 0;
  Lateness lateness = Lateness::none;
  std::uint64_t depth = 1;  // of the longest way back through what is delivered: what has seen a record is deeper
  bool operator==(const ShownTime&) const = default;
};

// What the graph needs to know of an authentic record.
struct GraphRecord {
  EnvelopeId env_id;
  DeviceKey device;
  ChainId chain;
  std::uint64_t seq = 1;
  EnvelopeId prev;
  std::vector<Tip> heads;
  RecordKind kind = RecordKind::change;
  std::uint32_t part_count = 0;  // of a part, how many there are
  bool is_newer = false;
  Origin origin = Origin::arrived;
  std::uint64_t waits_ms = 0;    // wall clock: where the 15 minutes of a missing link begin
  std::uint64_t claimed_ms = 0;  // its own time
  FirstSight came;
};
GraphRecord graph_record(const AuthenticRecord& record, const EpochId& root, Origin origin);

enum class MarkType : std::uint8_t { gap, hole, newer, restored, equivocation, copied, false_head, late };
// A record's mark names the record, a device's the device; LATE, which is said beside each item too, the device that
// writes such records.
struct Mark {
  MarkType type = MarkType::gap;
  std::variant<EnvelopeId, DeviceKey> on;
  auto operator<=>(const Mark&) const = default;
  bool operator==(const Mark&) const = default;
};

class RecordGraph {
 public:
  static constexpr std::size_t no_limit = static_cast<std::size_t>(-1);
  explicit RecordGraph(const DeviceKey& own_device) : own_(own_device) {}

  // An authentic record. One that is here already changes nothing.
  void add(GraphRecord record);
  // The same for one that was delivered in an earlier run: delivered records stay delivered.
  void add_delivered(GraphRecord record);
  // An envelope of the log mirror, in log order, whatever it turns out to be; a drop too.
  void note_in_log(const EnvelopeId& env_id);
  // One that stood in the log before my Welcome: never a HOLE.
  void note_before_welcome(const EnvelopeId& env_id);
  // A Tip of my Welcome.
  void note_welcome_tip(const EnvelopeId& env_id);
  // A record named by a withdraw of the member who owns `device`: it counts as held.
  void note_withdrawn(const EnvelopeId& env_id, const DeviceKey& device);

  // Delivers what can be delivered, at most `most`; returns it in canonical order (always the smallest env_id that may be
  // next). `reached_ms` is the wall clock when a fetch last reached the head: a missing link is waited for until one did
  // 15 minutes after the record came (B8.2).
  std::vector<EnvelopeId> settle(std::uint64_t reached_ms, std::size_t most = no_limit);
  // Where the clock stands before the arrival of records that wait their 15 minutes begin anew: true if any do.
  bool begin_waiting_anew(std::uint64_t ms);
  // When the next record stops waiting for a link that did not come; nothing if none waits.
  std::optional<std::uint64_t> next_due_ms() const;

  // The time of a delivered record; nothing for another.
  std::optional<ShownTime> shown_time(const EnvelopeId& env_id) const;
  // When a record of the device is held to have been seen here last; nothing if none was, or its arrival was not kept.
  std::optional<std::uint64_t> last_sight_ms(const DeviceKey& device) const;
  // Records whose shown time is another since they were delivered, because something of their past came after them, or
  // because what came later tells that the clock of this computer was wrong when they did.
  std::vector<EnvelopeId> take_retimed();

  bool holds(const EnvelopeId& env_id) const { return nodes_.contains(env_id); }
  bool is_delivered(const EnvelopeId& env_id) const;
  std::size_t size() const { return nodes_.size(); }
  std::size_t delivered_count() const { return delivered_; }
  // Every delivered record: again and again the smallest env_id whose delivered links are all taken.
  std::vector<EnvelopeId> canonical_order() const;

  // Heads for the next record of (own device, chain): every record that no other names, one a chain, oldest in the log
  // first, at most `most`, ascending. Neither `prev` nor the chain itself.
  std::vector<Tip> loose(const ChainId& chain, const EnvelopeId& prev, std::size_t most = most_heads) const;
  // prev for seq 1 of a new chain: the last own record that is no part and that no own record has as its prev, else
  // zero.
  EnvelopeId last_own() const;
  // The ends of a device, ascending, at most 16 (the last in the log).
  std::vector<Tip> ends(const DeviceKey& device) const;

  // All marks.
  std::set<Mark> marks() const;
  // Class 2: not NEWER.
  bool counts(const EnvelopeId& env_id) const;
  // Class 3: besides, no EQUIVOCATION in its own past, and that is held complete.
  bool has_authority(const EnvelopeId& env_id) const;
  // Itself and all held that is reached through prev and heads.
  std::set<EnvelopeId> past(const EnvelopeId& env_id) const;
  // The same through links to the same device only.
  std::set<EnvelopeId> own_past(const EnvelopeId& env_id) const;
  // For each of `records`: true if it is held and each of `needed` is in its past, which it is not itself.
  std::vector<bool> have_seen(const std::vector<EnvelopeId>& records, const std::set<EnvelopeId>& needed) const;
  // Those of `asked` that some record of `later` has in its past, which it is not itself. One walk, however many both
  // are.
  std::set<EnvelopeId> seen_by(const std::vector<EnvelopeId>& later, const std::set<EnvelopeId>& asked) const;
  // has_authority() of each of `records`.
  std::vector<bool> have_authority(const std::vector<EnvelopeId>& records) const;
  // How a head names a held record.
  std::optional<Tip> tip(const EnvelopeId& env_id) const;
  // What records name that is not accounted for although they waited for it: the ids behind the GAP marks.
  std::set<EnvelopeId> gaps() const;
  // Own records in the past of no authentic record of the device, in the order in which they were added.
  std::vector<EnvelopeId> not_covered_by(const DeviceKey& device) const;
  // True if `ancestor` is in the past of some authentic record of the device.
  bool covers(const DeviceKey& device, const EnvelopeId& ancestor) const;

 private:
  using Position = std::tuple<DeviceKey, ChainId, std::uint64_t>;
  struct Link {
    EnvelopeId id;
    DeviceKey device;  // of the linked record, as claimed
  };
  struct Node {
    GraphRecord record;
    std::vector<Link> links;
    bool is_delivered = false;
    bool is_due = false;
    FirstSight sight;                  // as it is held to be, see FirstSights
    std::uint64_t latest_before = 0;   // the latest shown time in its past that is not of a LATE record
    std::uint64_t latest_with_it = 0;  // the same with itself
    ShownTime time;
  };
  enum class LinkState : std::uint8_t { held, withdrawn, tip, before_welcome, bytes, own, missing };

  Node* insert(GraphRecord record);
  LinkState state_of(const Link& link, const Node& of) const;
  bool blocks(const Link& link, const Node& of) const;
  void reconsider(Node& node);
  void reconsider_children(const EnvelopeId& env_id);
  void become_due(std::uint64_t reached_ms);
  bool set_time(Node& node);
  void retime();
  void deliver(Node& node);
  bool may_be_named(const GraphRecord& record) const;
  std::size_t log_position(const EnvelopeId& env_id) const;
  std::vector<const Node*> best_of_each_chain(const std::vector<const Node*>& nodes) const;
  void sort_by_log(std::vector<const Node*>& nodes) const;
  bool breaks_chain(const Node& node) const;
  bool contradicts(const Node& node) const;
  bool has_own_gap(const Node& node) const;
  std::vector<EnvelopeId> held_links(const EnvelopeId& env_id) const;
  std::set<EnvelopeId> reach(std::vector<EnvelopeId> from, const DeviceKey* only_device) const;
  bool is_gap(const Link& link, const Node& of) const;
  void mark_record(const Node& node, std::set<Mark>& marks) const;
  void mark_heads(const Node& node, std::set<Mark>& marks) const;
  void mark_devices(std::set<Mark>& marks) const;

  DeviceKey own_;
  std::size_t delivered_ = 0;
  std::unordered_map<EnvelopeId, Node> nodes_;
  std::unordered_map<EnvelopeId, std::vector<EnvelopeId>> children_;  // who names it
  std::unordered_map<EnvelopeId, std::size_t> log_;                   // position
  std::unordered_set<EnvelopeId> before_welcome_;
  std::unordered_set<EnvelopeId> tips_;
  std::set<std::pair<EnvelopeId, DeviceKey>> withdrawn_;
  std::map<Position, std::vector<EnvelopeId>> positions_;
  std::map<DeviceKey, std::vector<EnvelopeId>> by_device_;
  std::set<EnvelopeId> ready_;
  std::set<EnvelopeId> loose_;
  FirstSights sights_;
  std::set<std::pair<std::uint64_t, EnvelopeId>> patience_;  // when a record with missing links is due
  std::set<std::pair<std::uint64_t, EnvelopeId>> to_retime_;  // by depth
  std::set<EnvelopeId> retimed_;                              // and not told yet
};

}  // namespace candour::sealed
