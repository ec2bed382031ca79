// The text that may leave the journal, once everybody has approved its exact bytes. Its field numbers.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::summary {

inline constexpr model::FieldNumber audience = 1;
inline constexpr model::FieldNumber valid_until = 2;
inline constexpr model::FieldNumber left_out = 3;   // entries: link of a passage, IK of who left it out
inline constexpr model::FieldNumber file = 4;       // of a proposal: the exact bytes
inline constexpr model::FieldNumber statement = 5;  // of a proposal: the exact text (protocol.md B17)

inline constexpr std::uint16_t for_coordinator = 1;
inline constexpr std::uint16_t for_cohort = 2;
inline constexpr std::uint16_t for_board = 3;
inline constexpr std::uint16_t for_public = 4;

}  // namespace candour::journal::kinds::summary
