// Unfinished texts in words, for whoever lists them.
#pragma once

#include <string>
#include <vector>

#include "session/drafts.hpp"

namespace candour::session {

// "a reflection of Monday", "a comment on 3fa91c, of yesterday": what it is for and when it was begun, never its words.
std::string words_of_draft(const Draft& draft, std::uint32_t today);
// What the next unlock says: the one, or how many; empty if there is none.
std::string words_of_unfinished(const std::vector<Draft>& drafts, std::uint32_t today);

// `text` in parts of at most `limit` bytes (at least 4), cut between paragraphs, else lines, else words, else characters.
std::vector<std::string> divided(std::string_view text, std::size_t limit);

}  // namespace candour::session
