// The few choices that stand outside the vault, because they tell nothing: theme and size. A missing or broken file
// means the usual ones.
#pragma once

#include <filesystem>

#include "gui/widgets/preferences.hpp"

namespace candour::gui {

Choices read_settings(const std::filesystem::path& file);
// Replaces the file; a disk that refuses is no reason to stop.
void write_settings(const std::filesystem::path& file, const Choices& choices);

}  // namespace candour::gui
