// Dani and Meg's example: two real vaults in a folder of their own, made on the spot by writing their story into them.
// Gone with its owner.
#pragma once

#include <filesystem>
#include <memory>

#include "journal/vault/vault.hpp"
#include "session/example/story_clock.hpp"

namespace candour::session::example {

class Journal {
 public:
  // Plays the story in a fresh folder below `where`, in about a second. io_failed, disk_full; nothing stays then.
  static Result<std::unique_ptr<Journal>> play(const std::filesystem::path& where);
  ~Journal();
  Journal(const Journal&) = delete;
  Journal& operator=(const Journal&) = delete;

  // Dani's, as she opens it on the evening after the last scene; from there time passes as that of `clock` does. One at
  // a time; `clock` and this outlive it.
  Result<std::unique_ptr<journal::Vault>> open(const Clock& clock);
  // Of the vault that open() gave.
  const Clock& clock() const { return *evening_; }
  // Five words; whoever looks around needs them where a signature asks for them.
  const crypto::SecretText& passphrase() const { return passphrase_; }
  const std::filesystem::path& folder() const { return folder_; }

 private:
  explicit Journal(std::filesystem::path folder) : folder_(std::move(folder)) {}
  std::filesystem::path folder_;
  crypto::SecretText passphrase_;
  WallTime last_scene_{};
  std::unique_ptr<Evening> evening_;
};

}  // namespace candour::session::example
