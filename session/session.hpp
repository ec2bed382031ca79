// One running program around one vault: drains the two queues between the window or shell and the sync thread, hands
// envelopes to the vault, feeds the slots and drives the pairing. Used by the thread that owns the vault. Nothing here
// waits for the relay: its owner waits for the wake, and for what asks him to stop or to lock.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/clock.hpp"
#include "base/result.hpp"
#include "journal/vault/post_views.hpp"
#include "journal/vault/vault.hpp"
#include "session/handover.hpp"

namespace candour::session {

struct SyncOptions {
  std::string ca_file;                                     // `--ca FILE`, empty for the system's
  std::optional<std::chrono::milliseconds> slot_interval;  // `--slot-interval`: sets both tempos
};

// What the state line tells: never a guess.
struct SyncState {
  bool is_running = false;
  bool reached_head = false;          // what the relay shows was fetched to its end, since the log last changed
  bool heard_head = false;            // the relay told by its signature what it holds, since that was last asked
  std::optional<Error> last_failure;  // cleared by the next success
  bool asks_before_fetching = false;  // Post::is_flooded: nothing comes before Post::fetch_on or the next day
  std::optional<SteadyTime> next_slot;
  bool sends_quickly = false;  // because somebody asked for it, and not for longer than the two hours
};

enum class Sending : std::uint8_t { slots, at_once };

class Session {
 public:
  Session(journal::Vault& vault, const Clock& clock, SyncOptions options, std::function<void()> wake);
  ~Session();

  // Starts the sync thread; slots run from now on when `sending` is slots. Does nothing while there is no relay yet.
  void start(Sending sending);
  // Applies what arrived and posts what is due. Call when woken and at next_deadline(). Returns what a screen must
  // redraw. With a budget it stops when that is used up, after one slice at least, and has_more() says so.
  Result<journal::Absorbed> pump(std::optional<std::chrono::milliseconds> budget = std::nullopt);
  bool has_more() const;
  SteadyTime next_deadline() const;
  SyncState state() const;

  // True once nothing is left of what a fetch begins: the end of the log was reached, and what the relay had lost is
  // there again, or may not go before another hour.
  bool is_settled() const;
  // Somebody wants an answer now: what rests after a failure is tried at once, and what was heard before counts no
  // longer in state() and is_settled(). Returns at once; the answer comes by pump().
  void ask_anew();
  // `sync --now`: seals what may go at once, and asks anew. has_sent() or state().last_failure tells the end. not_paired
  // while there is no journal to send to.
  Result<> begin_sending();
  // Nothing is left that may go at once, and the log was read to its end.
  bool has_sent() const;
  // Sends quickly for two hours.
  void send_quickly();
  // Ends that before its time.
  void send_quietly();
  // Starts with the moments of a session that went on while the vault was locked.
  void resume(const sync::SlotState& slots);
  // What a locked program needs to go on; the vault's queue should be sealed before.
  Result<Handover> handover() const;
  // Ends the sync thread within a second; what was not sent stays in the outbox.
  void stop();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace candour::session
