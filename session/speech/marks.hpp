// Marks in words: their names, their sentences, and how much they matter.
#pragma once

#include <optional>
#include <string_view>

#include "journal/vault/mark_views.hpp"
#include "session/speech/sentences.hpp"

namespace candour::session {

// As protocol.md B8.3 writes it: "GAP", "RELAY-FORK".
std::string_view name_of(journal::MarkType type);
// Nothing for as_of, which the line of the readers says.
std::optional<Sentence> sentence_for(journal::MarkType type);

// Somebody is shown something else than others are.
bool is_alarm(journal::MarkType type);
// What the post box did; the others are about computers and their entries.
bool is_of_the_post_box(journal::MarkType type);

}  // namespace candour::session
