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

// What becomes of an item of the agenda, for all to change: where it stands now, whether it was parked, and with whom.
inline constexpr model::ItemKind course{60'001};

namespace course_field {
inline constexpr model::FieldNumber of = 1;  // the item of the agenda
inline constexpr model::FieldNumber at = 2;  // the meeting
inline constexpr model::FieldNumber state = 3;
inline constexpr model::FieldNumber with = 4;  // who brings it back
}  // namespace course_field

namespace course_state {
inline constexpr std::uint16_t open = 1;
inline constexpr std::uint16_t carried = 2;
inline constexpr std::uint16_t parked = 3;
inline constexpr std::uint16_t talked_about = 4;
inline constexpr std::uint16_t dropped = 5;
}  // namespace course_state

// A text that is in force while every member has signed it as it stands.
inline constexpr model::ItemKind ground_rules{60'002};
inline constexpr model::ItemKind signature{60'003};

namespace signature_field {
inline constexpr model::FieldNumber of = 1;
inline constexpr model::FieldNumber text = 2;
inline constexpr model::FieldNumber is_signed = 3;
}  // namespace signature_field

// What became of an action, of either member; several of one action.
inline constexpr model::ItemKind review{60'004};

namespace review_field {
inline constexpr model::FieldNumber of = 1;
inline constexpr model::FieldNumber direction = 2;
inline constexpr model::FieldNumber learned = 3;
}  // namespace review_field

// A question to everybody, and what each member answers alone: the others read it once all are ready.
inline constexpr model::ItemKind question{60'005};
inline constexpr model::ItemKind answer{60'006};        // in `mine`
inline constexpr model::ItemKind shown_answer{60'007};  // what the reveal makes of it

namespace question_field {
inline constexpr model::FieldNumber text = 1;
}  // namespace question_field

// The first three bear the same numbers in both.
namespace answer_field {
inline constexpr model::FieldNumber of = 1;
inline constexpr model::FieldNumber words = 2;
inline constexpr model::FieldNumber wording = 3;
inline constexpr model::FieldNumber secret = 4;
inline constexpr model::FieldNumber state = 5;
}  // namespace answer_field

namespace answer_state {
inline constexpr std::uint16_t written = 1;
inline constexpr std::uint16_t ready = 2;
}  // namespace answer_state

// An interview, its questions with what follows on them, and whether each was asked, for all to say.
inline constexpr model::ItemKind interview{60'008};
inline constexpr model::ItemKind script{60'009};
inline constexpr model::ItemKind asking{60'010};

namespace script_field {
inline constexpr model::FieldNumber of = 1;
inline constexpr model::FieldNumber text = 2;
inline constexpr model::FieldNumber under = 3;
inline constexpr model::FieldNumber order = 4;
}  // namespace script_field

namespace asking_field {
inline constexpr model::FieldNumber of = 1;
inline constexpr model::FieldNumber is_asked = 2;
}  // namespace asking_field

// The kinds of the programs and these.
const model::KindRegistry& registry();

// In a test program with draft_registry.cpp: vaults that are opened from here on, and all that they ask, know those kinds
// alone. They must outlive them.
void know_only(const model::KindRegistry& kinds);

}  // namespace candour::journal::kinds::drafts
