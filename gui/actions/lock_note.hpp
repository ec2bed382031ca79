// What a lock tells the image of the program after it: two numbers, and no word.
#pragma once

#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/error.hpp"

namespace candour::gui {

struct LockNote {
  std::optional<WallTime> lost_since;  // what was typed could not be kept since then
  std::optional<ErrorCode> unsealed;   // why what was to go could not be made ready

  std::string encode() const;
  static LockNote read(const std::string& note);
};

}  // namespace candour::gui
