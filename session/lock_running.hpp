// Asking the program that has a vault open to lock, from another program of the same person.
#pragma once

#include <filesystem>

#include "base/result.hpp"

namespace candour::session {

// Sends SIGUSR1 to the process that holds the lock of `folder`, as the kernel names it: a number that was left behind
// is never signalled. no_vault if there is none, vault_locked if nobody has it open.
Result<> lock_running(const std::filesystem::path& folder);

}  // namespace candour::session
