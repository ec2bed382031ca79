// The text that may leave the journal, once everybody has approved its exact bytes. Its number and those of its fields.
#pragma once

#include "journal/model/kind.hpp"
#include "journal/summary/statement.hpp"

namespace candour::journal::kinds::summary {

inline constexpr auto kind = model::ItemKind::summary;

inline constexpr model::FieldNumber audience = 1;
inline constexpr model::FieldNumber valid_until = 2;
inline constexpr model::FieldNumber left_out = 3;   // entries: link of a passage, IK of who left it out
inline constexpr model::FieldNumber file = 4;       // of a proposal: the exact bytes
inline constexpr model::FieldNumber statement = 5;  // of a proposal: the exact text (protocol.md B17)

// The choice that means an audience.
constexpr std::uint16_t number_of(journal::summary::Audience for_whom) {
  return static_cast<std::uint16_t>(static_cast<std::uint16_t>(for_whom) + 1);
}
constexpr journal::summary::Audience audience_of(std::uint16_t number) {
  return static_cast<journal::summary::Audience>(number - 1);
}
inline constexpr auto for_coordinator = number_of(journal::summary::Audience::coordinator);
inline constexpr auto for_cohort = number_of(journal::summary::Audience::cohort);
inline constexpr auto for_board = number_of(journal::summary::Audience::board);
inline constexpr auto for_public = number_of(journal::summary::Audience::public_text);

}  // namespace candour::journal::kinds::summary
