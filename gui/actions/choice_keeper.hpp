// What a person chose for the window. What tells something about them stands in the vault: how soon it locks, which
// letters they like.
#pragma once

#include "gui/actions/journal_holder.hpp"
#include "gui/actions/notices.hpp"
#include "gui/widgets/preferences.hpp"

namespace candour::gui {

class ChoiceKeeper {
 public:
  ChoiceKeeper(Choices at_first, JournalHolder& journal, Notices& notices)
      : choices_(at_first), journal_(journal), notices_(notices) {}

  const Choices& now() const { return choices_; }
  // From now on: what tells nothing about anybody.
  void choose(const Choices& choices) { choices_ = choices; }
  // The same, and in the vault if one is open.
  void keep(const Choices& choices);
  // Those of the vault; what is missing or broken there means the usual, strict ones.
  void read();

 private:
  Choices choices_;
  JournalHolder& journal_;
  Notices& notices_;
};

}  // namespace candour::gui
