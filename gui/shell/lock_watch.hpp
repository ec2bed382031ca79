// When an idle session is locked: the limit, the warning before it, and the one extension for a meeting.
#pragma once

#include <chrono>
#include <optional>

#include "base/clock.hpp"

namespace candour::gui {

// Why the window locks. `idle` is said by whoever watches an IdleLimit; the others come from Logind as they happen.
enum class LockReason { session_lock, sleep, user_switch, lid, idle };

// What the desktop says of all programs of the session together; unknown where nobody says it.
enum class SessionUse { unknown, in_use, idle };

// The shortest, usual and longest limits; there is no "never".
inline constexpr std::chrono::minutes shortest_idle{1};
inline constexpr std::chrono::minutes usual_idle{5};
inline constexpr std::chrono::minutes longest_idle{30};
// How long before an idle lock a quiet line says so.
inline constexpr std::chrono::seconds idle_warning{30};

// The limit a settings file names in minutes; anything missing or out of range gives the usual one.
std::chrono::minutes idle_limit_of(std::optional<long long> minutes);

// Decides when an unlocked window locks for idleness. Input in the window counts at once. Input in other programs
// counts only on a desktop that was seen to report an idle session within the limit: a desktop that reports late,
// or never, must not keep the window open. Whatever is reported, silence of 30 minutes locks.
class IdleLimit {
 public:
  // A limit outside 1 to 30 minutes is the usual one. `now` counts as the first input.
  IdleLimit(std::chrono::minutes limit, SteadyTime now);

  // A key, click or scroll in the window.
  void input_at(SteadyTime now);
  // What the desktop says now; saying the same again changes nothing.
  void session_at(SessionUse use, SteadyTime now);
  // "Stay open for 30 minutes": one stretch of at most 30 minutes, once in the life of an unlocked window.
  // False when it was used already.
  bool keep_open_for_meeting(SteadyTime now);
  // The meeting ended: the extension is over, and is not given again.
  void meeting_ended();

  // When the window locks unless something happens before; not earlier than `warning_at`.
  SteadyTime deadline() const;
  // When the quiet line appears.
  SteadyTime warning_at() const { return deadline() - idle_warning; }

 private:
  bool desktop_is_prompt() const;
  SteadyTime ordinary_deadline() const;

  std::chrono::minutes limit_;
  SteadyTime window_input_;
  SteadyTime session_changed_;
  SessionUse session_ = SessionUse::unknown;
  // The shortest time from an input of ours to the desktop's report of idleness: it reports no later than this.
  std::optional<std::chrono::milliseconds> reports_after_;
  bool meeting_used_ = false;
  std::optional<SteadyTime> meeting_until_;
};

}  // namespace candour::gui
