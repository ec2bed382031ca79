// The running command line: the vault once it is unlocked, the session around it, and the few ways in which a command
// speaks with the person. Commands get one of these and nothing global.
#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "base/clock.hpp"
#include "cli/command.hpp"
#include "cli/line_input.hpp"
#include "cli/passphrases.hpp"
#include "cli/printer.hpp"
#include "cli/process.hpp"
#include "journal/vault/vault.hpp"
#include "session/arrivals.hpp"
#include "session/client/client.hpp"

namespace candour::cli {

// Among the arguments of a fresh image: the World's answer_was_cut.
inline constexpr const char* answer_was_cut_option = "--answer-was-cut";

// What main hands in; all of it outlives the Program.
struct World {
  const Globals& globals;
  const Clock& clock;
  Printer& printer;
  Passphrases& passphrases;
  const WakePipe& stop;
  const WakePipe& wake;
  std::function<std::unique_ptr<LineInput>(WhileWaiting)> open_lines;
  std::vector<std::string> arguments;             // as the program was started, for a fresh image of it
  std::optional<session::Inherited> inherited{};  // after a lock
  bool answer_was_cut = false;                    // before that lock nobody read the end of an answer
};

enum class Running : std::uint8_t { one_command, shell };

class Program {
 public:
  Program(World world, Running running);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  // ---- the vault
  // Asks for the passphrase and unlocks. Takes about a second and says so.
  std::optional<Failure> unlock();
  // True once if a signal asked for `what`.
  bool take(Asked what) const { return cli::take(world_.stop, what); }
  // Seals what is shared and queued and replaces this image by a locked one, which stops at once if that is wanted.
  // Returns only if it could not: then the vault is closed and the program must end.
  enum class Then : std::uint8_t { ask_for_passphrase, stop };
  std::optional<Failure> lock(Then then);
  journal::Vault& vault() { return *client_.vault(); }
  // The passphrase typed again. For a single command the one that unlocked it counts, once.
  Answer<crypto::Passphrase> passphrase_again();
  // Asks for a passphrase. With no vault open Ctrl+Z stops the program while it waits, and the question comes again;
  // else it is an Error `stopped`, so that the vault is locked first.
  Answer<crypto::Passphrase> ask_passphrase(std::string_view prompt);
  Passphrases& passphrases() { return world_.passphrases; }

  // ---- the network
  // The session, made at the first call; starts what can be started by now.
  session::Session& connected();
  session::SyncOptions sync_options() const;
  // The session if there is one.
  session::Session* session() { return client_.session(); }
  // Works until `is_done` or until `limit` has passed (false). Error `stopped` after a signal. Whatever a command waits
  // for goes through here, so that nothing a post box does holds up a lock.
  Result<bool> work_until(const std::function<bool()>& is_done, std::chrono::milliseconds limit);
  // Who the post box at this address says it is; the request is given up when the program is asked to stop.
  Result<RelayId> relay_at(std::string_view address);
  // Seals what is shared and queued, and lets the vault go: nothing is left to do but to exit. Where it cannot be sealed
  // all stays as it is.
  std::optional<Failure> close();

  // ---- the person
  LineInput& lines();
  Printer& printer() { return world_.printer; }
  bool is_json() const { return world_.printer.format() == Format::json; }
  // A line about work that takes a while; to the error stream, and only for people.
  void progress(std::string_view line);
  // A line that must not be missed and is no answer; to the error stream.
  void warn(std::string_view line);
  // What was announced since the last call, for an output that cannot be interrupted by it.
  Facts take_announcements() { return std::exchange(announcements_, {}); }

  const Globals& globals() const { return world_.globals; }
  const Clock& clock() const { return world_.clock; }
  bool is_shell() const { return running_ == Running::shell; }
  // `lock` and `quit`: the shell ends after this command.
  void end() { has_ended_ = true; }
  bool has_ended() const { return has_ended_; }

 private:
  std::optional<Failure> unlock_inherited();
  void say_that_it_is_locked();
  Result<> unlock_with(const crypto::Passphrase& passphrase);
  Answer<crypto::Passphrase> ask_while(std::string_view prompt, const WhileWaiting& waiting);
  void tell_unfinished();
  void take_arrivals();
  Failure stay_locked(const WhileWaiting& waiting, Failure why);
  WhileWaiting while_waiting();
  bool pump_and_announce();
  bool announce(std::string_view line);
  int milliseconds_left() const;

  World world_;
  Running running_;
  session::Client client_;
  std::unique_ptr<LineInput> lines_;
  std::optional<crypto::Passphrase> typed_passphrase_;
  Facts announcements_;
  session::SummaryStages stages_;
  bool has_ended_ = false;
  bool sent_quickly_ = false;  // when that was looked at last
};

}  // namespace candour::cli
