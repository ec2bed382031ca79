// The rest of the vault, as a pairing is handed it. Private to the façade.
#pragma once

#include "journal/vault/pairing_needs.hpp"
#include "journal/vault/vault.hpp"

namespace candour::journal {

class VaultForPairing final : public PairingNeeds {
 public:
  explicit VaultForPairing(Vault::State& state) : state_(state) {}

  Result<StepUpKeys> step_up(const crypto::Passphrase& passphrase) override;
  Result<> give_up_journal(const crypto::Passphrase& passphrase) override;
  Result<> reread() override;
  void follow(const MailboxId& mailbox) override;
  Result<> seal(sealed::RecordKind kind, ByteView body) override;
  Result<> say_alive() override;
  Result<> fold_members() override;
  std::vector<sealed::Tip> ends_of(const DeviceKey& device) const override;
  bool is_shared() const override;
  Result<> remember_verified(const MemberKey& partner) override;

 private:
  Vault::State& state_;
};

}  // namespace candour::journal
