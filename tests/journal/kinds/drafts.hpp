// Kinds that no program has, for what a declaration can say and no kind of the programs says yet. The laws of all kinds
// run over them. Numbers from 60,000.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::drafts {

inline constexpr model::ItemKind action{60'000};

namespace action_field {
inline constexpr model::FieldNumber text = 1;
inline constexpr model::FieldNumber owner = 2;
inline constexpr model::FieldNumber first_step = 3;
inline constexpr model::FieldNumber by = 4;
inline constexpr model::FieldNumber state = 5;
inline constexpr model::FieldNumber learned = 6;
}  // namespace action_field

namespace action_state {
inline constexpr std::uint16_t idea = 1;
inline constexpr std::uint16_t agreed = 2;
inline constexpr std::uint16_t under_way = 3;
inline constexpr std::uint16_t done = 4;
inline constexpr std::uint16_t let_go = 5;
}  // namespace action_state

// The kinds of the programs and these.
const model::KindRegistry& registry();

}  // namespace candour::journal::kinds::drafts
