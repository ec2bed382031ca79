// The words of an invitation that nobody has answered, while they are shown. They are there again after a lock.
#pragma once

#include "gui/actions/trail.hpp"
#include "journal/vault/pairing_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::gui {

class Invitation {
 public:
  const journal::InvitationWords& words() const { return words_; }
  void show(journal::InvitationWords words) { words_ = std::move(words); }
  void forget() { words_ = {}; }
  // The pairing goes on by itself: whoever looks at one of its screens is taken along.
  void follow(journal::Vault& vault, Trail& trail);

 private:
  journal::InvitationWords words_;
};

}  // namespace candour::gui
