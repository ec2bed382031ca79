#include "base/clock.hpp"

#include <fstream>

namespace candour {

namespace {

std::chrono::seconds shift_in(const std::filesystem::path& file) {
  if (file.empty()) return {};
  std::ifstream in(file);
  long long seconds = 0;
  return in >> seconds ? std::chrono::seconds(seconds) : std::chrono::seconds{};
}

}  // namespace

WallTime ProgramClock::wall() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()) + shift_in(shift_file_);
}

SteadyTime ProgramClock::steady() const {
  return std::chrono::floor<std::chrono::milliseconds>(std::chrono::steady_clock::now());
}

}  // namespace candour
