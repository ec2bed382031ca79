// What is not as it should be, and whose matter it is.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"

namespace candour::journal {

// What became of what the relay lacked.
struct RepairView {
  enum class State : std::uint8_t {
    goes,   // it is looked for or put back by this vault
    waits,  // a whole refill went within the hour, or four within the day: not before `at`
    done,   // nothing is missing there since `at`
  };
  State state = State::goes;
  std::optional<WallTime> at;  // an earlier Candour did not keep when it was done
};

// A mark of protocol.md B8.3, or news of the relay.
enum class MarkType : std::uint8_t {
  gap, hole, false_head, equivocation, copied, restored, newer, late,
  own_clock,  // a day of one's own that cannot be true: nobody else is told
  stale,
  as_of,      // a device was not heard for three days: who reads is known until then
  relay_rollback, relay_rewrite, relay_restart, relay_fork,
};
inline constexpr auto last_mark = MarkType::relay_fork;

struct MarkView {
  MarkType type = MarkType::gap;
  std::string who;   // member it is about, or empty
  std::string item;  // short hex of the envelope, or empty
  WallTime when{};   // of news of the relay: when it was found out; of STALE: when the device was heard last
  std::size_t missing = 0;  // of news of the relay: how many envelopes it lacked
  std::optional<RepairView> repair;  // of news of a log that lacked something or may have
};

}  // namespace candour::journal
