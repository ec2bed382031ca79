// What stands between a summary and the door: its text composed anew, searched, and looked at for deceptive characters.
// Runs before a proposal, before each approval and before the export.
#pragma once

#include <optional>

#include "journal/summary/compose.hpp"
#include "journal/summary/finder.hpp"
#include "base/text/deceptive.hpp"

namespace candour::journal::summary {

using text::CharacterFault;
using text::CharacterPosition;
using text::find_deceptive_character;

// A listed name in the text, as it is shown to a person.
struct Hit {
  std::optional<std::size_t> passage;  // index; nothing if the name only arises where two passages meet
  std::size_t line = 0;                // of the composed text, from 1
  std::size_t offset = 0;              // bytes into the passage's text, or into the composed text without a passage
  std::size_t size = 0;
  std::string as_written;
  std::string sentence;   // around it
  std::size_t entry = 0;  // index in the people list
  std::string alias;
  std::string replacement;
  bool is_allowed = false;  // by the passage's author, for exactly this text
};

struct RefusedCharacter {
  std::size_t passage = 0;
  std::size_t line = 0;  // of the composed text
  CharacterPosition place;  // in the passage's text
};

struct SummaryCheck {
  std::string text;
  std::vector<Hit> hits;
  std::optional<RefusedCharacter> refused;

  // True if nothing in the text keeps it here.
  bool may_leave() const;
};

SummaryCheck check_summary(const std::vector<Passage>& passages, const std::vector<ListedName>& list);

}  // namespace candour::journal::summary
