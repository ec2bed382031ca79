// When a slot's envelope goes (protocol.md B9.1): one uniform moment in each interval, whatever there is to send.
#pragma once

#include "base/clock.hpp"
#include "sync/client/draw.hpp"

namespace candour::sync {

struct Tempo {
  std::chrono::milliseconds quiet = std::chrono::minutes(10);
  std::chrono::milliseconds quick = std::chrono::seconds(20);
  // `slot_interval`, for tests and demo: both tempos alike.
  static Tempo of(std::chrono::milliseconds interval) { return {interval, interval}; }
};

inline constexpr std::chrono::minutes quick_after_start{10};
inline constexpr std::chrono::hours quick_after_pairing{2};
inline constexpr std::chrono::hours quick_on_request{2};

// Where a schedule stands, as plain times: what a locked program is handed and hands back.
struct SlotState {
  Tempo tempo;
  SteadyTime quick_until{};
  SteadyTime start{};
  std::chrono::milliseconds length{};
  SteadyTime moment{};
  bool is_used = false;
};

// Cuts time from `start` into intervals and draws one moment in each. Nothing but its owner's tempo changes what it
// does: it never learns what is sent. Times passed in never go backwards.
class SlotSchedule {
 public:
  SlotSchedule(Tempo tempo, SteadyTime start, Draw draw);

  // Goes on where another schedule stood.
  SlotSchedule(const SlotState& state, Draw draw);
  SlotState state() const { return {tempo_, quick_until_, start_, length_, moment_, is_used_}; }

  // Quick for two hours from now, from the next interval on.
  void was_paired(SteadyTime now) { quicken_until(now + quick_after_pairing); }
  void send_quickly(SteadyTime now) { quicken_until(now + quick_on_request); }
  // Quiet from the next interval on: its owner took back what he asked for.
  void send_quietly(SteadyTime now) { quick_until_ = std::min(quick_until_, now); }

  // The moment at which due() becomes true next. May come nearer or go further when the tempo changes.
  SteadyTime next_moment() const;
  // True once for each interval, at or after its moment and before its end. Moments of intervals that have passed
  // are not made up.
  bool due(SteadyTime now);

  SteadyTime interval_end() const { return start_ + length_; }
  bool is_quick(SteadyTime now) const { return now < quick_until_; }

 private:
  void quicken_until(SteadyTime until) { quick_until_ = std::max(quick_until_, until); }
  std::chrono::milliseconds length_at(SteadyTime interval_start) const;
  void begin_interval(SteadyTime start);

  Tempo tempo_;
  Draw draw_;
  SteadyTime quick_until_;
  SteadyTime start_;
  std::chrono::milliseconds length_;
  SteadyTime moment_;
  std::uint64_t next_fraction_;  // where in the next interval its moment lies, in 2^-32 of its length
  bool is_used_ = false;
};

}  // namespace candour::sync
