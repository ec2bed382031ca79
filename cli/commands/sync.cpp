#include "cli/commands/commands.hpp"
#include "cli/text_input.hpp"
#include "journal/vault/post.hpp"
#include "session/speech/marks.hpp"
#include "session/speech/notices.hpp"
#include "session/speech/sentences.hpp"
#include "session/speech/standing.hpp"

namespace candour::cli::commands {

namespace {

constexpr std::chrono::seconds patience{60};
constexpr std::chrono::seconds a_moment{3};
constexpr std::chrono::hours a_day{24};

std::optional<Failure> check_relay(Program& program) {
  const auto mailboxes = program.vault().post().mailboxes();
  if (!mailboxes) return failure_of(mailboxes.error());
  if (!mailboxes->empty()) return std::nullopt;
  return failure_of(Error{ErrorCode::not_paired, "synchronise"});
}

// What the post box did meanwhile is told here too: nobody looks into `status` for it.
Facts news_of_the_post_box(Program& program) {
  Facts facts;
  const auto marks = program.vault().post().marks();
  if (!marks) return facts;
  for (const auto& mark : *marks) {
    const auto notice = session::is_of_the_post_box(mark.type) ? session::notice_of(mark) : std::nullopt;
    if (notice) facts.push_back({"Notice " + std::string(session::name_of(mark.type)), notice->whole()});
  }
  return facts;
}

Facts facts_afterwards(Program& program) {
  const auto overview = program.vault().overview();
  Facts facts{{"Still on its way", std::to_string(overview.queued + overview.unsent)}};
  for (auto& fact : news_of_the_post_box(program)) facts.push_back(std::move(fact));
  const auto* session = program.session();
  if (!session) return facts;
  const auto state = session->state();
  if (state.last_failure) facts.push_back({"Last try", failure_of(*state.last_failure).what});
  return facts;
}

Outcome send_now(Program& program) {
  program.progress("What this shows: whoever runs the post box sees now how long each thing is and when it goes.");
  auto& session = program.connected();
  CANDOUR_CHECK(session.begin_sending());
  const auto has_failed = [&session] { return session.state().last_failure.has_value(); };
  CANDOUR_TRY([[maybe_unused]] const bool is_over,
              program.work_until([&] { return session.has_sent() || has_failed(); }, patience));
  if (!session.has_sent() && has_failed()) return *session.state().last_failure;
  if (!session.has_sent()) return Error{ErrorCode::relay_unreachable, "send and read"};
  // Everything is sent and here; what the post box says of it all may come a moment later, or not.
  CANDOUR_TRY([[maybe_unused]] const bool heard,
              program.work_until([&] { return session.state().heard_head || has_failed(); }, a_moment));
  Facts facts{{"Shown", "Whoever runs the post box saw how long each thing is and when it went, and no word of it"},
              {"Sent", "Everything that may go at once; the rest keeps to its regular moments"}};
  for (auto& fact : facts_afterwards(program)) facts.push_back(std::move(fact));
  return facts;
}

constexpr const char* what_quickly_tells =
    "Whoever runs the post box sees that one of you switched this on and when it ends, and not what, how much or which "
    "of you wrote.";

// Nothing is asked, so that it can run unattended; Ctrl+C seals what is shared and ends it.
Outcome watch(Program& program, bool is_quick) {
  program.progress(is_quick ? std::string("Sending quickly for two hours; Ctrl+C ends it. ") + what_quickly_tells
                            : "Sending and fetching at regular moments; Ctrl+C ends it.");
  auto& session = program.connected();
  session.start(session::Sending::slots);
  if (is_quick) session.send_quickly();
  for (;;) {
    const auto ran = program.work_until([] { return false; }, a_day);
    if (!ran && ran.error().code != ErrorCode::stopped) return ran.error();
    if (!ran) break;
  }
  if (auto refused = program.close()) return *refused;
  return Facts{{"Ended", "What was waiting is sealed and goes when a program runs again"}};
}

// In the shell, which goes on: what it tells is said before, and there is a way off.
Outcome send_quickly(Program& program, const Arguments& arguments) {
  const Facts shown{{"What it tells", what_quickly_tells}, {"It ends", "After two hours, or with `sync --quietly`"}};
  CANDOUR_TRY(const bool is_wanted, ask_yes(program, shown, "Send quickly?", arguments.has("--yes")));
  if (!is_wanted) return Facts{{"Left", "Things go at their regular moments, as before."}};
  program.connected().send_quickly();
  return Facts{{"Sending", "Quickly, for two hours at most; `status` says it as long as it is so"}};
}

Outcome send_quietly(Program& program) {
  if (!program.session() || !program.session()->state().sends_quickly) {
    return Facts{{"Sending", "At the regular moments; nothing else was asked for"}};
  }
  program.session()->send_quietly();
  return Facts{{"Sending", "At the regular moments again"}};
}

// Reads what is there and sends what a pairing waits for; written things keep to their moments.
Outcome once(Program& program) {
  auto& session = program.connected();
  session.ask_anew();
  CANDOUR_TRY(const bool is_here, program.work_until(
                                      [&session] {
                                        const auto state = session.state();
                                        return session.is_settled() || state.last_failure.has_value() ||
                                               state.asks_before_fetching;
                                      },
                                      patience));
  const auto state = session.state();
  if (state.asks_before_fetching) {
    const auto flood = session::sentence_for_flood();
    return Facts{{"Fetched", std::string(flood.what)}, {"Kept", std::string(flood.kept)},
                 {"Next", std::string(flood.next) + " `sync --more` fetches on."}};
  }
  if (state.last_failure) return *state.last_failure;
  if (!is_here) return Error{ErrorCode::relay_unreachable, "synchronise"};
  // What `relay-view` is drawn from comes a moment later; it is no failure if it does not.
  CANDOUR_TRY([[maybe_unused]] const bool heard,
              program.work_until([&session] { return session.state().heard_head; }, a_moment));
  Facts facts{{"Fetched", session::standing_in_words(program.vault(), session.state())}};
  for (auto& fact : facts_afterwards(program)) facts.push_back(std::move(fact));
  return facts;
}

Outcome run(Program& program, const Arguments& arguments) {
  if (auto refused = check_relay(program)) return *refused;
  if (auto refused = refuse_several(arguments, {"--now", "--watch", "--quick", "--quietly"})) return *refused;
  if (arguments.has("--more")) CANDOUR_CHECK(program.vault().post().fetch_on());
  const bool is_quick = arguments.has("--quick");
  if (arguments.has("--now")) return send_now(program);
  if (arguments.has("--quietly")) return send_quietly(program);
  if (program.is_shell() && is_quick) return send_quickly(program, arguments);
  if (program.is_shell() && arguments.has("--watch")) {
    return misuse("The shell watches already.", "Leave it open; things go and come at their moments.");
  }
  if (is_quick || arguments.has("--watch")) return watch(program, is_quick);
  return once(program);
}

}  // namespace

Command sync() {
  return {
      "sync",
      "Fetches what the others wrote. By itself it sends nothing you wrote: that goes at regular moments, so that "
      "nobody can tell from the outside when you write.",
      {{"--now", "", "Send at once what may go at once. It shows the post box how long each thing is and when."},
       {"--watch", "", "Stay, send and fetch at regular moments, until Ctrl+C."},
       {"--more", "", "Fetch on although more came today than is kept without asking, and nothing here can open it."},
       {"--quick", "", "As --watch, within a minute or so, for two hours. The post box sees that it is switched on."},
       {"--quietly", "", "In the shell: ends sending quickly."},
       {"--yes", "", "You know what --quick tells; do not ask in the shell."}},
      {{"candour-cli sync --now", "Sends what may go at once and fetches the rest."},
       {"candour-cli sync --watch", "Runs until Ctrl+C."}},
      Needs::vault,
      &run};
}

}  // namespace candour::cli::commands
