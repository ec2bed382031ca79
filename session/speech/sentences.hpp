// Every error and every end of a pairing as sentences for people: what happened, what became of their
// words, and what to do next. The window and the command line say the same.
#pragma once

#include <string_view>

#include "base/error.hpp"
#include "journal/vault/pairing_views.hpp"

namespace candour::session {

// Plain British English, second person. All three are always there.
struct Sentence {
  std::string_view what;
  std::string_view kept;
  std::string_view next;
};

Sentence sentence_for(ErrorCode code);
// PairingEnd::none says that no pairing has ended.
Sentence sentence_for(journal::PairingEnd end);
// More came in a day that nothing here can open than is kept without asking.
Sentence sentence_for_flood();

}  // namespace candour::session
