// A mark, or news of the post box, as both programs tell it: the sentence with its particulars.
#pragma once

#include <optional>
#include <string>

#include "journal/vault/mark_views.hpp"


namespace candour::session {

struct Notice {
  std::string what;  // with whom it is about, the day, and how much was missing
  std::string kept;
  std::string next;

  std::string whole() const { return what + " " + kept + " " + next; }
};

// "2026-11-30 15:42", as clocks here show it.
std::string moment_of(WallTime at);

// Nothing for a mark that has no sentence.
std::optional<Notice> notice_of(const journal::MarkView& mark);

}  // namespace candour::session
