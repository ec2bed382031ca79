#include "journal/vault/vault_for_pairing.hpp"

#include "journal/kinds/verification.hpp"
#include "journal/vault/edits.hpp"
#include "journal/vault/giving_up.hpp"
#include "journal/vault/load.hpp"
#include "journal/vault/state.hpp"

namespace candour::journal {

Result<StepUpKeys> VaultForPairing::step_up(const crypto::Passphrase& passphrase) {
  return state_.rooms.keys_state.step_up(passphrase);
}

Result<> VaultForPairing::give_up_journal(const crypto::Passphrase& passphrase) {
  return journal::give_up_journal(state_, passphrase);
}

Result<> VaultForPairing::reread() { return load(state_); }

void VaultForPairing::follow(const MailboxId& mailbox) { state_.rooms.members_state.known.mailbox = mailbox; }

Result<> VaultForPairing::seal(sealed::RecordKind kind, ByteView body) {
  CANDOUR_CHECK(state_.rooms.sealing.act(kind, body, When::at_once, state_.rooms.reading.today().number));
  return {};
}

Result<> VaultForPairing::say_alive() { return state_.rooms.sealing.say_alive(When::at_once); }

Result<> VaultForPairing::fold_members() { return state_.rooms.members_state.fold(); }

std::vector<sealed::Tip> VaultForPairing::ends_of(const DeviceKey& device) const {
  return state_.rooms.held.graph.ends(device);
}

bool VaultForPairing::is_shared() const { return state_.rooms.sharing.is_shared(); }

Result<> VaultForPairing::remember_verified(const MemberKey& partner) {
  CANDOUR_TRY(const auto verified, state_.rooms.sharing.verified_members());
  if (verified.contains(partner)) return {};
  const auto& reading = state_.rooms.reading;
  CANDOUR_TRY(auto edits,
              edits_of_new(*kinds::registry().find(kinds::verification::kind), ItemId(crypto::random_bytes<16>()),
                           {{kinds::verification::partner, partner},
                            {kinds::verification::journal, to_bytes(*reading.members.journal)},
                            {kinds::verification::day, reading.today()},
                            {kinds::verification::how, model::Line{"pairing"}}}));
  CANDOUR_CHECK(state_.rooms.saving.save_in_transaction(std::move(edits)));
  return {};
}

}  // namespace candour::journal
