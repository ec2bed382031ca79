// What a passphrase opens, and the lock that one program at a time holds.
#pragma once

#include <filesystem>

#include "base/result.hpp"
#include "crypto/passphrase.hpp"
#include "journal/vault/step_up.hpp"

namespace candour::journal {

class Keys {
 public:
  struct State;
  explicit Keys(State& state) : state_(state) {}
  Keys(const Keys&) = delete;

  // True while another program holds the vault of `folder`; of this moment, and nothing is promised for the next.
  static bool is_in_use(const std::filesystem::path& folder);
  // True if it was opened for reading, because its folder takes no writing.
  bool is_read_only() const;
  // Of the folder's lock, to be kept across exec.
  int lock_descriptor() const;
  // "New words, nobody knew the old ones": wraps the master key and the step-up seal anew.
  Result<> change_passphrase(const crypto::Passphrase& old_one, const crypto::Passphrase& new_one);
  // The passphrase once more, for one act that signs or lets something out. wrong_passphrase. Takes about a second.
  Result<StepUp> step_up(const crypto::Passphrase& passphrase) const;

 private:
  State& state_;
};

}  // namespace candour::journal
