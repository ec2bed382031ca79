// What helps with a new passphrase: one to take, and how soon the one that is being typed could be guessed.
#pragma once

#include <cstdint>
#include <string>

#include "crypto/secret.hpp"
#include "gui/model/place.hpp"
#include "gui/widgets/shelf.hpp"

namespace candour::gui {

class PassphraseHelp {
 public:
  explicit PassphraseHelp(Shelf& shelf) : shelf_(shelf) {}

  const crypto::SecretText& suggestion() const { return suggestion_; }
  void suggest();
  void forget_suggestion() { suggestion_ = {}; }
  // In words; empty while nothing is typed.
  const std::string& strength() const { return strength_; }
  // True if it was judged anew, since something else is typed on that screen.
  bool judge(Screen screen);

 private:
  Shelf& shelf_;
  crypto::SecretText suggestion_;
  std::string strength_;
  std::uint64_t judged_ = 0;  // revision of what was typed
};

}  // namespace candour::gui
