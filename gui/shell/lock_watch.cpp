#include "gui/shell/lock_watch.hpp"

#include <algorithm>

namespace candour::gui {

std::chrono::minutes idle_limit_of(std::optional<long long> minutes) {
  if (!minutes || *minutes < shortest_idle.count() || *minutes > longest_idle.count()) return usual_idle;
  return std::chrono::minutes(*minutes);
}

IdleLimit::IdleLimit(std::chrono::minutes limit, SteadyTime now)
    : limit_(idle_limit_of(limit.count())), window_input_(now), session_changed_(now) {}

void IdleLimit::input_at(SteadyTime now) { window_input_ = std::max(window_input_, now); }

void IdleLimit::session_at(SessionUse use, SteadyTime now) {
  if (use == session_) return;
  if (use == SessionUse::idle) {
    const auto quiet = now - window_input_;
    reports_after_ = std::min(reports_after_.value_or(quiet), quiet);
  }
  session_ = use;
  session_changed_ = now;
}

bool IdleLimit::keep_open_for_meeting(SteadyTime now) {
  if (meeting_used_) return false;
  meeting_used_ = true;
  meeting_until_ = now + longest_idle;
  return true;
}

void IdleLimit::meeting_ended() { meeting_until_.reset(); }

SteadyTime IdleLimit::deadline() const {
  const SteadyTime ordinary = ordinary_deadline();
  return meeting_until_ ? std::max(ordinary, *meeting_until_) : ordinary;
}

bool IdleLimit::desktop_is_prompt() const { return reports_after_ && *reports_after_ <= limit_; }

SteadyTime IdleLimit::ordinary_deadline() const {
  const SteadyTime by_window = window_input_ + limit_;
  if (session_ == SessionUse::unknown || !desktop_is_prompt()) return by_window;
  if (session_ == SessionUse::in_use) return std::max(window_input_, session_changed_) + longest_idle;
  // The session was already quiet for up to `reports_after_` when the desktop said so.
  const SteadyTime by_session =
      session_changed_ + std::max<std::chrono::milliseconds>(limit_ - *reports_after_, idle_warning);
  return std::max(by_window, by_session);
}

}  // namespace candour::gui
