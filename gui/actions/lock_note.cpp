#include "gui/actions/lock_note.hpp"

#include <cstdio>

namespace candour::gui {

std::string LockNote::encode() const {
  std::string note;
  if (lost_since) note += "\nlost " + std::to_string(lost_since->time_since_epoch().count());
  if (unsealed) note += "\nunsealed " + std::to_string(static_cast<int>(*unsealed));
  return note;
}

LockNote LockNote::read(const std::string& note) {
  LockNote read;
  long long since = 0;
  int why = 0;
  if (const auto at = note.find("\nlost "); at != std::string::npos && std::sscanf(&note[at], "\nlost %lld", &since) == 1) {
    read.lost_since = WallTime(std::chrono::milliseconds(since));
  }
  if (const auto at = note.find("\nunsealed "); at != std::string::npos && std::sscanf(&note[at], "\nunsealed %d", &why) == 1) {
    read.unsealed = static_cast<ErrorCode>(why);
  }
  return read;
}

}  // namespace candour::gui
