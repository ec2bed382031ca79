// Two vaults side by side and what carries letters between them without a network: the doors of the vault, and a list
// of letters a mailbox in memory where a relay would be.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <vector>

#include "journal/vault/post_views.hpp"
#include "journal/vault/vault.hpp"
#include "session/example/story_clock.hpp"

namespace candour::session::example {

class TwoVaults {
 public:
  // Makes `folder`/Dani and `folder`/Meg, both opened by `passphrase`, with the least work that Argon2id may be.
  static Result<std::unique_ptr<TwoVaults>> make(const std::filesystem::path& folder,
                                                 crypto::Passphrase passphrase);

  // Meg invites, Dani joins, each types what the other says.
  Result<> pair_up();
  // Seals what both have queued and carries until nothing moves.
  Result<> carry();

  journal::Vault& meg() { return *meg_; }
  journal::Vault& dani() { return *dani_; }
  StoryClock& clock() { return clock_; }

 private:
  explicit TwoVaults(crypto::Passphrase passphrase) : passphrase_(std::move(passphrase)) {}
  void put(const journal::OutgoingEnvelope& letter);
  Result<bool> exchange(journal::Vault& vault);
  Result<bool> read(journal::Vault& vault);

  crypto::Passphrase passphrase_;
  StoryClock clock_;
  std::unique_ptr<journal::Vault> meg_;
  std::unique_ptr<journal::Vault> dani_;
  std::map<MailboxId, std::vector<Bytes>> letters_;
};

}  // namespace candour::session::example
