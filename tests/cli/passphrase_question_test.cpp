// Each question for a passphrase, interrupted in each way there is, under a real shell: what is typed is never shown, and
// the terminal is left as it was found.
#include <signal.h>

#include <thread>

#include "journal/vault/vault_folder.hpp"
#include "tests/cli/typing_support.hpp"

namespace candour::cli {
namespace {

using namespace std::chrono_literals;

constexpr const char* sh = "sh> ";

// A question: how to come to it from the prompt of a shell, and what it says.
struct Question {
  std::string command;                            // of the program
  std::vector<std::pair<std::string, std::string>> steps;  // what is waited for, and typed then
  std::string asks;
  bool is_open;  // a vault is open while it is asked
};

class EachQuestion : public Typing {
 protected:
  std::vector<Question> all() const {
    const auto known = passphrase();
    const std::string own = "seven quiet herons above the frozen river\n";
    return {{"list", {}, "Passphrase:", false},
            {"shell", {}, "Passphrase:", false},
            {"create --name Huw --own", {}, "A passphrase of your own:", false},
            {"create --name Huw --own", {{"A passphrase of your own:", own}}, "The same once more:", false},
            {"shell", {{"Passphrase:", known}, {"candour> ", "lock\n"}}, "Passphrase:", false},
            {"shell", {{"Passphrase:", known}, {"candour> ", "passphrase\n"}}, "Your passphrase once more:", true},
            {"passphrase --own", {{"Passphrase:", known}}, "A new passphrase of your own:", true}};
  }

  void come_to(const Question& question) {
    terminal.emplace(std::vector<std::string>{"sh", "-i"});
    ASSERT_TRUE(terminal->hears(sh));
    const bool is_new = question.command.starts_with("create");
    const auto folder = is_new ? pair.folder.path() / "new" : pair.dani.folder;
    terminal->type(std::string("'") + CANDOUR_BIN_DIR "/candour-cli' --vault '" + folder.string() + "' " +
                   question.command + "\n");
    for (const auto& [heard, typed] : question.steps) {
      ASSERT_TRUE(terminal->hears(heard)) << terminal->shown();
      terminal->type(typed);
    }
    ASSERT_TRUE(terminal->hears(question.asks)) << terminal->shown();
    ASSERT_FALSE(terminal->echoes()) << "the echo goes off before the question is shown";
  }

  // Whoever runs in front of the shell has no echo, and what is typed is not shown.
  void expect_secret(const std::string& typed) {
    const auto before = terminal->shown().size();
    terminal->type(typed);
    terminal->listen(200ms);
    EXPECT_EQ(terminal->shown().find(typed, before), std::string::npos) << "it was echoed";
  }
};

TEST_F(EachQuestion, ComesAgainAfterCtrlZAndFgAndShowsNothingThatIsTyped) {
  for (const auto& question : all()) {
    SCOPED_TRACE(question.command + ": " + question.asks);
    ASSERT_NO_FATAL_FAILURE(come_to(question));

    terminal->type("\x1a");

    ASSERT_TRUE(terminal->hears(sh)) << terminal->shown();
    EXPECT_TRUE(terminal->echoes());
    terminal->type("fg\n");
    const bool is_over = question.is_open && question.command != "shell";  // a single command ends instead
    if (!is_over) {
      ASSERT_TRUE(terminal->hears(question.is_open ? "Passphrase:" : question.asks)) << terminal->shown();
      EXPECT_FALSE(terminal->echoes());
      expect_secret("not to be seen");
    }
    terminal->type("\x03");
    ASSERT_TRUE(terminal->hears(sh)) << terminal->shown();
    EXPECT_TRUE(terminal->echoes());
  }
}

TEST_F(EachQuestion, LeavesTheTerminalAsItWasAfterCtrlBackslash) {
  for (const auto& question : all()) {
    SCOPED_TRACE(question.command + ": " + question.asks);
    ASSERT_NO_FATAL_FAILURE(come_to(question));

    terminal->type("\x1c");

    ASSERT_TRUE(terminal->hears(sh)) << terminal->shown();
    EXPECT_TRUE(terminal->echoes());
    EXPECT_FALSE(journal::VaultLock::state(pair.dani.folder).is_locked && terminal->started() > 0);
  }
}

TEST_F(EachQuestion, LeavesTheTerminalAsItWasAfterSigtermAndOtherSignals) {
  for (const int signal : {SIGTERM, SIGHUP, SIGALRM, SIGSEGV}) {
    for (const auto& question : all()) {
      SCOPED_TRACE(question.command + ": " + question.asks + " signal " + std::to_string(signal));
      ASSERT_NO_FATAL_FAILURE(come_to(question));
      const auto program_in_front = terminal->started();
      ASSERT_GT(program_in_front, 0);

      kill(program_in_front, signal);

      ASSERT_TRUE(terminal->hears(sh)) << terminal->shown();
      EXPECT_TRUE(terminal->echoes());
    }
  }
}

TEST_F(EachQuestion, ComesAgainAfterAStopThatNothingCanPrevent) {
  ASSERT_NO_FATAL_FAILURE(come_to(all()[0]));

  kill(terminal->started(), SIGSTOP);

  ASSERT_TRUE(terminal->hears(sh)) << terminal->shown();
  terminal->type("stty echo\nfg\n");
  ASSERT_TRUE(terminal->hears("Passphrase:", 10s)) << terminal->shown();
  std::this_thread::sleep_for(200ms);
  EXPECT_FALSE(terminal->echoes());
  expect_secret("not to be seen");
}

TEST_F(EachQuestion, SaysWhatIsWrongWithAPassphraseThatIsNone) {
  for (const auto& [typed, sentence] :
       {std::pair<std::string, std::string>{"\n", "No passphrase was typed."},
        {std::string(1100, 'x') + "\n", "longer than a passphrase can be"},
        {"two\nlines\n", "more than one line"},
        {"\n" + passphrase(), "more than one line"}}) {
    ASSERT_NO_FATAL_FAILURE(come_to(all()[0]));
    terminal->type(typed);
    EXPECT_TRUE(terminal->hears(sentence, 10s)) << terminal->shown();
    ASSERT_TRUE(terminal->hears(sh)) << terminal->shown();
    EXPECT_EQ(terminal->shown().find("not found"), std::string::npos) << "a part of it went to the shell";
  }
}

TEST_F(EachQuestion, LeavesTheTerminalOfTheLineEditorAsItWasToo) {
  for (const int signal : {SIGTERM, SIGQUIT, SIGSEGV, SIGALRM}) {
    terminal.emplace(std::vector<std::string>{"sh", "-i"});
    ASSERT_TRUE(terminal->hears(sh));
    std::string command;
    for (const auto& word : program({"shell"})) command += "'" + word + "' ";
    terminal->type(command + "\n");
    ASSERT_NO_FATAL_FAILURE(answer_passphrase());
    ASSERT_TRUE(terminal->hears("candour> ")) << terminal->shown();
    std::this_thread::sleep_for(100ms);
    ASSERT_FALSE(terminal->echoes()) << "the line editor echoes by itself";

    kill(terminal->started(), signal);

    ASSERT_TRUE(terminal->hears(sh)) << terminal->shown();
    EXPECT_TRUE(terminal->echoes()) << signal;
  }
}

}  // namespace
}  // namespace candour::cli
