// Asking the program that has a vault open to lock, from another program of the same person.
#pragma once

#include <chrono>
#include <filesystem>

#include "base/result.hpp"

namespace candour::session {

// How asking for a lock ended.
enum class LockAnswer : std::uint8_t {
  nothing_open,  // nobody holds the vault
  was_locked,    // the program that holds it had locked itself already
  locked,        // it locked itself, or ended, after it was asked
  no_answer,     // it still holds the vault and has not said that it is locked
};

// Sends SIGUSR1 to the process that holds the lock of `folder`, as the kernel names it: a number that was left behind
// is never signalled. Waits until a fresh image has said in the lock file that it is locked, or the lock is free, or
// `patience` is over. A holder that cannot be found gives no answer. no_vault if there is none, io_failed if the process
// may not be signalled.
Result<LockAnswer> lock_running(const std::filesystem::path& folder, std::chrono::milliseconds patience);

}  // namespace candour::session
