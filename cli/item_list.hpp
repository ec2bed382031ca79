// Lists: a number for each line, which the next commands take in place of a short name, and as many lines as are wanted.
#pragma once

#include "cli/program.hpp"

namespace candour::cli {

inline constexpr std::size_t usual_lines = 100;
inline constexpr std::size_t all_lines = 1'000'000;  // to be counted

// The words of a list that say how much of it is wanted: "newest 10".
Parameter portion_parameter(std::string name, std::string help);
// Takes "newest N" out of `words`; as many as usual without it.
Answer<std::size_t> portion_in(std::vector<std::string>& words);

// How much is said of each: all that it holds, or its first words.
enum class Told : std::uint8_t { whole, first_words };
// The lines of a list with their numbers, and how many were left out of it.
Outcome outcome_of_list(Program& program, const std::vector<journal::model::ItemKey>& items, std::size_t left_out, Told told);

}  // namespace candour::cli
