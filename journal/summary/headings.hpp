// The twelve headings a summary may have, in the order in which they stand in the text.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace candour::journal::summary {

inline constexpr std::array<std::string_view, 12> headings{
    "Why we did this",     "How we worked",         "What was listened to",        "What was learned",
    "What was acted on",   "Findings by level",     "Where we saw it differently", "What each of us gained",
    "What got in the way", "What others could use", "What we did not get to",      "Care taken with this text"};

// The heading of a number from 1, or nothing: a later Candour may know more of them.
constexpr std::optional<std::string_view> heading_at(std::uint16_t number) {
  if (number < 1 || number > headings.size()) return std::nullopt;
  return headings[number - 1U];
}

}  // namespace candour::journal::summary
