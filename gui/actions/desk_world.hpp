// What the program gives the desk: where the vault stands, the clock, and the ways to hide, to lock and to end.
#pragma once

#include <filesystem>
#include <functional>

#include "base/clock.hpp"
#include "crypto/passphrase.hpp"
#include "session/exec_locked.hpp"
#include "session/session.hpp"

namespace candour::gui {

// What main hands in; all of it outlives the desk.
struct DeskWorld {
  std::filesystem::path folder;    // of the vault
  std::filesystem::path programs;  // where candour-relay stands
  std::filesystem::path scratch;   // for the example: gone after a while by itself, in memory where that can be
  const Clock& clock;
  session::SyncOptions sync;
  crypto::Argon2Cost cost;
  std::function<void()> wake;  // from any thread: a frame is due
  // The page is gone from the screen when it returns; it waits for nobody.
  std::function<void()> hide;
  // Ends this image of the process; returns if it could not, and then the desk closes the vault instead. The fresh one
  // opens the vault of `folder`. Before the bytes of Handover::place, which are the desk's, main puts its own.
  std::function<Error(session::Handover&, int lock_descriptor, const std::filesystem::path& folder)> lock;
  std::function<void()> quit;
  bool is_closing = false;  // it was closed with things still to go: it ends by itself once they are there
};

// True if a vault stands in `folder`.
bool has_vault(const std::filesystem::path& folder);

}  // namespace candour::gui
