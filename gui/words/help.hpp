// The help of each screen: a few sentences, here and nowhere else, so that it opens without a network.
#pragma once

#include <span>
#include <string_view>
#include <utility>

#include "gui/model/place.hpp"

namespace candour::gui::words {

std::span<const std::string_view> help_for(Screen screen);
// Keys and what they do, the same on every screen.
std::span<const std::pair<std::string_view, std::string_view>> key_list();

inline constexpr const char* keys = "Keys";

}  // namespace candour::gui::words
