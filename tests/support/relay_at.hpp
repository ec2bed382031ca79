// Who the relay at an address says it is, waited for, which no program does: for tests that have nothing else to do.
#pragma once

#include <chrono>
#include <thread>

#include "session/relay_question.hpp"

namespace candour::test {

inline Result<RelayId> relay_at(std::string_view address) {
  CANDOUR_TRY(const auto parsed, parse_relay_address(address));
  const session::RelayQuestion question(parsed, {}, [] {});
  for (;;) {
    if (const auto answer = question.answer()) return *answer;
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
}

}  // namespace candour::test
