// Every error, every end of a pairing and every mark as sentences for people: what happened, what became of their
// words, and what to do next. The window and the command line say the same.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/error.hpp"
#include "journal/vault_types.hpp"

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
// Nothing for a name that is no mark of protocol.md B8.
std::optional<Sentence> sentence_for_mark(std::string_view name);
// All names that sentence_for_mark knows.
std::span<const std::string_view> mark_names();

}  // namespace candour::session
