// A session driven by a test that has nothing else to wait for.
#pragma once

#include <functional>
#include <thread>

#include "session/session.hpp"

namespace candour::test {

// Pumps until `is_done` or until `limit` has passed; false if the time ran out.
inline Result<bool> run_until(session::Session& session, const std::function<bool()>& is_done,
                              std::chrono::milliseconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  for (;;) {
    CANDOUR_CHECK(session.pump());
    if (is_done()) return true;
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

// `sync --now`: relay_unreachable and the like as they are.
inline Result<> send_now(session::Session& session, std::chrono::milliseconds limit) {
  CANDOUR_CHECK(session.begin_sending());
  const auto has_failed = [&session] { return session.state().last_failure.has_value(); };
  CANDOUR_CHECK(run_until(session, [&] { return session.has_sent() || has_failed(); }, limit));
  if (!session.has_sent()) return session.state().last_failure.value_or(Error{ErrorCode::relay_unreachable, "send and read"});
  CANDOUR_CHECK(run_until(session, [&] { return session.state().heard_head || has_failed(); }, std::chrono::seconds(3)));
  return {};
}

}  // namespace candour::test
