// The command line of the window.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "session/interval.hpp"

namespace candour::gui {

struct Options {
  std::filesystem::path vault;
  std::filesystem::path clock_file;
  std::string ca_file;
  std::optional<std::chrono::milliseconds> slot_interval;
  bool is_light = false;  // a new vault asks for the least work that is allowed
  bool wants_help = false;
  bool reports_power = false;
  bool dumps_tree = false;
  bool is_closing = false;  // said by the program to itself: ends once everything is sent
  std::string place;      // of the window: "X Y WIDTH HEIGHT"
  std::string wrong;  // what cannot be read; empty if all is well
};

// `words` without the program's name. `data_home` is where a vault stands when none is named.
Options read_options(const std::vector<std::string>& words, const std::filesystem::path& data_home);
const char* usage();

// The words with which a fresh image of the program goes on with the vault of `folder`.
std::vector<std::string> words_for(std::vector<std::string> words, const std::filesystem::path& folder, bool is_closing);

using session::interval_from;

// 0 in peace, 1 what it needs is missing, 2 the command line cannot be read.
inline constexpr int exit_missing = 1;
inline constexpr int exit_misuse = 2;

}  // namespace candour::gui
