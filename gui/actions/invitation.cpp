#include "gui/actions/invitation.hpp"

#include "journal/vault/pairing.hpp"

namespace candour::gui {

void Invitation::follow(journal::Vault& vault, Trail& trail) {
  const auto stage = vault.pairing().view().stage;
  if (stage != journal::PairingStage::invited) {
    forget();
  } else if (words_.words.empty()) {
    if (auto kept = vault.pairing().invitation_words(); kept && *kept) show(std::move(**kept));
  }
  const auto screen = trail.place().screen;
  const bool is_here = screen == Screen::invite || screen == Screen::join;
  const bool is_through = screen == Screen::invite && stage == journal::PairingStage::done;
  if ((is_here && stage == journal::PairingStage::comparing) || is_through) trail.enter({Screen::compare, {}, {}});
}

}  // namespace candour::gui
