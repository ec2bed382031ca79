// Bodies that do not fit one envelope travel as parts, each a record of its own in a chain made for this body
// (protocol.md B10).
#pragma once

#include <map>
#include <set>
#include <utility>
#include <vector>

#include "journal/sealed/record.hpp"

namespace candour::sealed {

inline constexpr std::uint32_t most_parts = 2048;
inline constexpr std::size_t most_unfinished_wholes = 64;  // a device
inline constexpr std::size_t part_prefix_size = 5;

// The most bytes that a whole of this kind may have.
constexpr std::size_t longest_whole(RecordKind kind) {
  return kind == RecordKind::attachment ? std::size_t{4} << 20 : std::size_t{262'144};
}

// The body of a record of kind 4. Its place among the parts is its record's seq.
struct Part {
  RecordKind whole = RecordKind::change;
  std::uint32_t count = 2;
  Bytes piece;
  bool operator==(const Part&) const = default;
};
Bytes encode(const Part& part);
Result<Part> parse_part(ByteView body);

// The bodies of the parts, in order; too_long over the limits, malformed for a kind that is never cut, for a body that
// fits one piece, or a piece size of zero.
Result<std::vector<Bytes>> cut_into_parts(RecordKind kind, ByteView body, std::size_t piece_size);

struct Whole {
  RecordKind kind = RecordKind::change;
  Bytes body;
  EnvelopeId env_id;              // of the last part: it names the whole
  std::vector<EnvelopeId> parts;  // in order
  bool operator==(const Whole&) const = default;
};

// What a part brought: wholes that are now complete, and parts (this one or others of its chain) that get the mark
// NEWER.
struct PartOutcome {
  std::vector<EnvelopeId> refused;
  std::vector<Whole> wholes;
};

// Joins parts in whatever order they come. A whole is what its last part reaches through prev: so two parts at one
// place of a chain never mix, and every order gives the same wholes. A chain that passes the limit of its whole is
// refused altogether, and so are new chains of a device beyond most_unfinished_wholes.
class Reassembler {
 public:
  // `header` and `env_id` are of the part's own authentic record. A part that is already here changes nothing.
  PartOutcome add(const RecordHeader& header, const EnvelopeId& env_id, const Part& part);
  std::size_t unfinished(const DeviceKey& device) const;

 private:
  using ChainName = std::pair<DeviceKey, ChainId>;
  struct Held {
    ChainName chain;
    std::uint64_t seq = 1;
    EnvelopeId prev;
    Part part;
  };
  struct Chain {
    std::size_t bytes = 0;
    bool is_refused = false;
    bool is_finished = false;
    std::vector<EnvelopeId> parts;
  };

  bool is_next(const Held& later, const Held& earlier) const;
  bool has_room_for(const ChainName& chain) const;
  void keep(const EnvelopeId& env_id, Held held, PartOutcome& outcome);
  void refuse_mismatched(const EnvelopeId& env_id, PartOutcome& outcome);
  void join_from(const EnvelopeId& last, PartOutcome& outcome);

  std::map<EnvelopeId, Held> held_;
  std::map<EnvelopeId, std::set<EnvelopeId>> later_;    // by their prev
  std::map<EnvelopeId, std::set<EnvelopeId>> waiting_;  // missing part -> last parts that wait for it
  std::map<ChainName, Chain> chains_;
  std::map<DeviceKey, std::size_t> unfinished_;
};

}  // namespace candour::sealed
