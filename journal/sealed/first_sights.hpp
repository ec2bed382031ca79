// When records were first seen here, all arrivals judged together (protocol.md B7): a clock that was wrong for a while
// and then put right shows in what it said before and after. Knows names and the clock's readings, nothing else.
#pragma once

#include <cstdint>
#include <vector>

#include "base/ids.hpp"

namespace candour::sealed {

// When a record was first seen here, by the clock and the calendar of this computer. ms is 0 where an earlier Candour
// kept none: `day` is then the first on which one did. `order` numbers what this computer saw, in that order; 0 where
// that is not known.
struct FirstSight {
  std::uint64_t ms = 0;
  std::uint32_t day = 0;
  std::uint64_t order = 0;
  bool operator==(const FirstSight&) const = default;
};

// Whether a record bears out what the clock here said when it came: one of another device that claims the same day, give
// or take one.
enum class Witness : std::uint8_t { none, another_clock };

// Time does not go back. Where the clock's days do, it is held to have been right on the days that can all be true
// together: of all selections in which no day is before an earlier one the weightiest, and of two that weigh the same
// the one that ends later, since a clock that jumps back was most likely put right. A day weighs one, however much
// arrived on it, and two if another clock bears it out. What arrived between two such days is held to have been seen
// when the next thing was, and what arrived after all of them, when the last one was. A function of the set of arrivals,
// whatever the order in which they are told.
class FirstSights {
 public:
  // `sight` without ms or order takes no part.
  void add(const EnvelopeId& id, const FirstSight& sight, Witness witness);

  // Whose first sight is held to be another now than when this was last asked; at first that is its own.
  struct Held {
    EnvelopeId id;
    FirstSight sight;
  };
  std::vector<Held> take_changed();

 private:
  struct Arrival {
    EnvelopeId id;
    FirstSight own;
    FirstSight held;
    Witness witness = Witness::none;
  };
  // FirstSights of one day in a row, [begin, end).
  struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool is_held_right = false;
  };
  std::vector<Run> runs() const;

  std::vector<Arrival> arrivals_;  // by order
  bool is_unjudged_ = false;
  bool has_gone_back_ = false;
};

}  // namespace candour::sealed
