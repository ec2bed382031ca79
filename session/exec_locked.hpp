// Locking ends the process image: a fresh one of the same program takes its place, with what a Handover holds in a
// memory file, the vault's lock by its descriptor and a short list of environment variables. Nothing else crosses.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/handover.hpp"

namespace candour::session {

// `arguments` without the program's name; `--locked M,L` is added. Returns only if it failed, and then nothing changed.
// The caller has written its drafts and sealed its queue.
// `also_kept` are further descriptors that the fresh image needs; every other one above standard error is closed.
// SIGUSR1 is blocked across the exchange: the fresh image hears it once it listens, and is never ended by it. What else
// the caller blocks stays blocked and pending.
Error exec_locked(const Handover& handover, int lock_descriptor, std::vector<std::string> arguments,
                  const std::vector<int>& also_kept = {});

// What a fresh image was given.
struct Inherited {
  int lock_descriptor = -1;
  bool has_told = false;  // the lock file says that this program is locked
  std::optional<Handover> handover;  // nothing if it could not be read: locked all the same, without sync
};
// Takes `--locked M,L` out of `arguments` if it is there, says in the lock file that this program is locked, and reads
// the memory file, which is closed afterwards. The first thing that a program does.
std::optional<Inherited> take_inherited(std::vector<std::string>& arguments);

}  // namespace candour::session
