// The help of each screen: a few sentences, here and nowhere else, so that it opens without a network.
#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace candour::gui::words {

using Lines = std::span<const std::string_view>;
extern const Lines journal_help, write_help, share_help, pairing_help, summary_help, meeting_help, form_help, who_help,
    general_help;
// Keys and what they do, the same on every screen.
std::span<const std::pair<std::string_view, std::string_view>> key_list();

inline constexpr const char* keys = "Keys";

}  // namespace candour::gui::words
