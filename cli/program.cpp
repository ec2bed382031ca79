#include "cli/program.hpp"

#include <algorithm>
#include <iostream>

#include "base/relay_address.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/passphrase.hpp"
#include "journal/vault/post_views.hpp"
#include "session/relay_question.hpp"
#include "session/speech/draft_words.hpp"

namespace candour::cli {

using std::chrono::milliseconds;

namespace {

// A little beyond the time after which a request is given up by itself.
constexpr std::chrono::seconds relay_patience{40};

Answer<crypto::Passphrase> as_used(Answer<crypto::SecretText> typed) {
  if (!typed) return typed.error();
  auto passphrase = journal::prepared(*typed);
  if (!passphrase) return passphrase.error();
  return std::move(*passphrase);
}

}  // namespace

Program::Program(World world, Running running)
    : world_(std::move(world)),
      running_(running),
      client_(world_.clock, sync_options(), [pipe = world_.wake.write_end()] { WakePipe::wake(pipe); }) {
  if (auto inherited = std::exchange(world_.inherited, std::nullopt)) client_.inherit(std::move(*inherited));
}

Program::~Program() = default;

LineInput& Program::lines() {
  if (!lines_) lines_ = world_.open_lines(while_waiting());
  return *lines_;
}

Answer<crypto::Passphrase> Program::ask_while(std::string_view prompt, const WhileWaiting& waiting) {
  for (;;) {
    auto typed = world_.passphrases.next(prompt, waiting);
    const bool is_stopped = !typed && typed.error().code == ErrorCode::stopped;
    if (!is_stopped || client_.vault() || asked() != Asked::suspend) return as_used(std::move(typed));
    take(Asked::suspend);
    stop_here();
  }
}

Answer<crypto::Passphrase> Program::ask_passphrase(std::string_view prompt) {
  return ask_while(prompt, WhileWaiting{.stop = &world_.stop});
}

// What was begun and not finished is said by the program that opens the vault next, whichever it is.
void Program::tell_unfinished() {
  const auto all = session::drafts(vault());
  if (!all || all.value().empty()) return;
  const auto today = journal::model::today_here(world_.clock).number;
  const Fact fact{"Unfinished", session::words_of_unfinished(all.value(), today)};
  if (is_shell() || is_json()) {
    announcements_.push_back(fact);
  } else {
    progress(fact.name + ": " + fact.value);
  }
}

// What came while it was locked is said by the program that opens it. What cannot be kept keeps nobody out: it is fetched
// again.
void Program::take_arrivals() {
  const auto came = [this]() -> Result<std::vector<session::Came>> {
    CANDOUR_CHECK(stages_.look(vault()));
    CANDOUR_TRY(const auto absorbed, client_.absorb());
    return session::what_came(vault(), absorbed, stages_);
  }();
  if (!came) {
    const auto why = failure_of(came.error());
    announcements_.push_back({"Not taken in", why.what + " What came while it was locked is fetched again. " + why.next});
  } else if (!came->empty()) {
    announcements_.push_back({"Announcement", session::announcement_of(*came)});
  }
}

// Where no further passphrase can come, it goes on until a signal ends it.
Failure Program::stay_locked(const WhileWaiting& waiting, Failure why) {
  while (why.code == ErrorCode::vault_locked) {
    const auto woken = wait_once(waiting);
    if (woken) waiting.on_wake();
    if (woken || take(Asked::lock)) continue;  // it is locked already
    if (!take(Asked::suspend)) return failure_of(Error{ErrorCode::stopped, "wait for a passphrase"});
    stop_here();
  }
  return why;
}

// Said by the image that it is true of.
void Program::say_that_it_is_locked() {
  Facts facts{{"Locked", client_.goes_on() ? "What is shared and waiting goes on its way meanwhile"
                                           : "Nothing is sent or fetched until it is unlocked"}};
  if (world_.answer_was_cut) {
    world_.printer.say("");
    facts.push_back({"Not shown", "The end of the answer before this; once it is unlocked, `list` and `drafts` show what was kept"});
  }
  world_.printer.print("lock", Outcome(std::move(facts)));
}

// While somebody types the passphrase, the locked session goes on. A wrong one is said, and asked for again.
std::optional<Failure> Program::unlock_inherited() {
  world_.passphrases.forget_waiting();  // before it is said: who hears it may write the next one
  say_that_it_is_locked();
  const auto waiting = while_waiting();
  while (!client_.vault()) {
    auto passphrase = ask_while("Passphrase:", waiting);
    if (!passphrase && passphrase.error().code == ErrorCode::stopped && take(Asked::lock)) continue;  // it is locked
    const auto is_it = [&](ErrorCode code) { return !passphrase && passphrase.error().code == code; };
    if (is_it(ErrorCode::wrong_passphrase) || is_it(ErrorCode::not_text)) {
      world_.printer.print("lock", Outcome(passphrase.error()));
      continue;
    }
    if (!passphrase && !world_.passphrases.is_typed()) return stay_locked(waiting, passphrase.error());
    if (!passphrase) return passphrase.error();
    if (const auto opened = unlock_with(*passphrase); !opened) world_.printer.print("lock", Outcome(opened.error()));
  }
  tell_unfinished();
  take_arrivals();
  return std::nullopt;
}

Result<> Program::unlock_with(const crypto::Passphrase& passphrase) {
  return client_.unlock(world_.globals.vault_folder, passphrase, "candour-cli");
}

std::optional<Failure> Program::lock(Then then) {
  if (!client_.vault()) return std::nullopt;
  const auto refused = client_.lock([this, then](const session::Handover& handover, int lock_descriptor) {
    world_.printer.flush();
    if (world_.printer.was_cut_off()) world_.arguments.insert(world_.arguments.begin(), answer_was_cut_option);
    lines_.reset();  // gives the terminal back as it was
    std::vector<int> kept;
    if (world_.globals.passphrase_fd) kept.push_back(*world_.globals.passphrase_fd);
    if (then == Then::stop) stop_after_exec();
    return session::exec_locked(handover, lock_descriptor, world_.arguments, kept);
  });
  has_ended_ = true;
  return failure_of(client_.unsealed().value_or(refused));
}

std::optional<Failure> Program::unlock() {
  if (client_.life() == session::Client::Life::locked) return unlock_inherited();
  auto passphrase = ask_passphrase("Passphrase:");
  if (!passphrase) return passphrase.error();
  progress("Unlocking; this takes about a second.");
  if (const auto opened = unlock_with(*passphrase); !opened) return failure_of(opened.error());
  if (vault().keys().is_read_only()) warn("This folder can be read here and not written: nothing new can be kept.");
  if (running_ == Running::one_command) typed_passphrase_ = std::move(passphrase).value();
  tell_unfinished();
  return std::nullopt;
}

Answer<crypto::Passphrase> Program::passphrase_again() {
  if (typed_passphrase_) return std::move(*std::exchange(typed_passphrase_, std::nullopt));
  return ask_passphrase("Your passphrase once more:");
}

session::SyncOptions Program::sync_options() const {
  session::SyncOptions options;
  options.ca_file = world_.globals.ca_file;
  if (world_.globals.slot_milliseconds) options.slot_interval = milliseconds(*world_.globals.slot_milliseconds);
  return options;
}

session::Session& Program::connected() {
  return client_.begin(is_shell() ? session::Sending::slots : session::Sending::at_once);
}

Result<bool> Program::work_until(const std::function<bool()>& is_done, milliseconds limit) {
  const auto end = world_.clock.steady() + limit;
  auto waiting = while_waiting();
  for (;;) {
    pump_and_announce();
    if (is_done()) return true;
    const auto left = end - world_.clock.steady();
    if (left <= milliseconds(0)) return false;
    waiting.milliseconds_left = [this, left] {
      const int due = milliseconds_left();
      const int most = static_cast<int>(std::min<long long>(left.count(), 60'000));
      return due < 0 ? most : std::min(due, most);
    };
    CANDOUR_TRY([[maybe_unused]] const bool is_awake, wait_once(waiting));
  }
}

Result<RelayId> Program::relay_at(std::string_view address) {
  CANDOUR_TRY(const auto parsed, parse_relay_address(address));
  session::RelayQuestion question(parsed, sync_options(), [pipe = world_.wake.write_end()] { WakePipe::wake(pipe); });
  CANDOUR_TRY(const bool is_answered, work_until([&question] { return question.answer().has_value(); }, relay_patience));
  if (!is_answered) return Error{ErrorCode::relay_unreachable, "ask the relay who it is"};
  return *question.answer();
}

std::optional<Failure> Program::close() {
  client_.seal();
  if (client_.unsealed()) return failure_of(*client_.unsealed());
  client_.close();
  return std::nullopt;
}

void Program::progress(std::string_view line) {
  if (!is_json()) std::cerr << line << std::endl;
}

void Program::warn(std::string_view line) { std::cerr << line << std::endl; }

WhileWaiting Program::while_waiting() {
  return {&world_.stop, &world_.wake, [this] { return milliseconds_left(); }, [this] { return pump_and_announce(); }};
}

int Program::milliseconds_left() const {
  const auto due = client_.next_deadline();
  if (!due) return -1;
  const auto left = *due - world_.clock.steady();
  return static_cast<int>(std::clamp<long long>(left.count(), 0, 60'000));
}

bool Program::pump_and_announce() {
  const auto looked = client_.session() ? stages_.look(vault()) : Result<>();
  const auto absorbed = looked ? client_.pump() : Result<journal::Absorbed>(looked.error());
  if (!absorbed) return announce(failure_of(absorbed.error()).what);
  if (!client_.session()) return false;
  bool has_said = false;
  const bool sends_quickly = client_.session()->state().sends_quickly;
  if (sent_quickly_ && !sends_quickly) has_said = announce("Sending quickly is over; things go at regular moments again.");
  sent_quickly_ = sends_quickly;
  const auto came = session::what_came(vault(), *absorbed, stages_);
  if (!came) return announce(failure_of(came.error()).what);
  if (!came->empty()) has_said = announce(session::announcement_of(*came));
  if (absorbed->pairing_moved && is_shell())
    has_said = announce("The pairing went on; `status` shows how.") || has_said;
  return has_said;
}

bool Program::announce(std::string_view line) {
  if (is_json()) {
    const Fact fact{"Announcement", std::string(line)};
    if (std::find(announcements_.begin(), announcements_.end(), fact) == announcements_.end()) {
      announcements_.push_back(fact);
    }
    return false;
  }
  if (lines().is_interactive()) world_.printer.say("");
  world_.printer.say(line);
  return true;
}

}  // namespace candour::cli
