#include "journal/vault/vault_for_pairing.hpp"

#include "journal/kinds/verification.hpp"
#include "journal/vault/acts.hpp"

namespace candour::journal {

Result<StepUpKeys> VaultForPairing::step_up(const crypto::Passphrase& passphrase) {
  return state_.rooms.keys_state.step_up(passphrase);
}

Result<> VaultForPairing::give_up_journal(const crypto::Passphrase& passphrase) {
  return drop_attempt(state_, passphrase);
}

Result<> VaultForPairing::reread() { return load(state_); }

void VaultForPairing::follow(const MailboxId& mailbox) { state_.rooms.members_state.known.mailbox = mailbox; }

Result<> VaultForPairing::seal(sealed::RecordKind kind, ByteView body) {
  CANDOUR_CHECK(seal_act(state_, kind, body, When::at_once, state_.today().number));
  return {};
}

Result<> VaultForPairing::say_alive() { return journal::say_alive(state_, When::at_once); }

Result<> VaultForPairing::fold_members() { return state_.rooms.members_state.fold(); }

std::vector<sealed::Tip> VaultForPairing::ends_of(const DeviceKey& device) const { return state_.graph.ends(device); }

bool VaultForPairing::is_shared() const { return journal::is_shared(state_); }

Result<> VaultForPairing::remember_verified(const MemberKey& partner) {
  CANDOUR_TRY(const auto verified, verified_members(state_));
  if (verified.contains(partner)) return {};
  const auto* spec = kinds::registry().find(model::ItemKind::verification);
  CANDOUR_TRY(auto edits, edits_of_new(*spec, ItemId(crypto::random_bytes<16>()),
                                       {{kinds::verification::partner, partner},
                                        {kinds::verification::journal, to_bytes(*state_.members.journal)},
                                        {kinds::verification::day, state_.today()},
                                        {kinds::verification::how, model::Line{"pairing"}}}));
  CANDOUR_CHECK(save_in_transaction(state_, std::move(edits)));
  return {};
}

}  // namespace candour::journal
