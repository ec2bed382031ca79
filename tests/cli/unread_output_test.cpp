// A terminal and a pipe that nobody reads, full to the brim: what is printed there holds no lock up, and no end.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "journal/kinds/private_note.hpp"
#include "journal/vault/writing.hpp"
#include "tests/stories/process.hpp"
#include "tests/support/pseudo_terminal.hpp"
#include "tests/support/two_people.hpp"

namespace candour::cli {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr auto longest_until_closed = 2s;
constexpr std::size_t notes = 600;  // about 150 kB when they are listed

// What is asked of a program whose output nobody reads.
enum class Way : std::uint8_t { lock_from_outside, terminate, hang_up, ctrl_c };

std::string name_of(Way way) {
  constexpr const char* names[] = {"LockFromOutside", "SigTerm", "SigHup", "CtrlC"};
  return names[static_cast<int>(way)];
}
int signal_of(Way way) { return way == Way::terminate ? SIGTERM : way == Way::hang_up ? SIGHUP : SIGINT; }

// A vault with so many notes that listing them fills every terminal and every pipe.
class FullVault {
 public:
  FullVault() {
    for (std::size_t number = 0; number < notes; ++number) {
      const auto words = "zanzibar " + std::to_string(number) + " under the quiet desk of the very long front hall";
      EXPECT_TRUE(people.dani->writing().write(journal::model::ItemKind::private_note,
                                     {test::prose(journal::kinds::private_note::text, words)}));
    }
    people.dani.vault.reset();
  }
  std::vector<std::string> program(const std::vector<std::string>& words) const {
    std::vector<std::string> whole{CANDOUR_BIN_DIR "/candour-cli", "--vault", people.dani.folder.string()};
    whole.insert(whole.end(), words.begin(), words.end());
    return whole;
  }
  std::string passphrase() const { return people.dani.passphrase_text; }
  // Answers of `candour-cli lock`.
  stories::Finished lock() const {
    return stories::run({CANDOUR_BIN_DIR "/candour-cli", {"--vault", people.dani.folder.string(), "lock"}, "", {}, "/dev/null"});
  }
  bool opens() const {
    return journal::Vault::unlock(people.dani.folder, people.dani.passphrase(), "candour-tests", people.clock).has_value();
  }

  test::TwoPeople people;
};

class UnreadOutput : public testing::TestWithParam<Way> {
 protected:
  static void SetUpTestSuite() { full = std::make_unique<FullVault>(); }
  static void TearDownTestSuite() { full.reset(); }

  static bool ends(pid_t process, int& code) {
    const auto until = steady_clock::now() + longest_until_closed;
    for (int status = 0; steady_clock::now() < until; std::this_thread::sleep_for(5ms)) {
      if (waitpid(process, &status, WNOHANG) != process) continue;
      code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
      return true;
    }
    return false;
  }
  // Fills what `descriptor` writes to, and sees that nobody takes anything out of it meanwhile.
  static void fill(int descriptor) {
    const std::string some(4096, '.');
    for (const std::size_t size : {some.size(), std::size_t{1}}) {
      for (int quiet = 0; quiet < 5; ++quiet) {
        while (write(descriptor, some.data(), size) > 0) quiet = 0;
        std::this_thread::sleep_for(20ms);
      }
    }
  }
  static void expect_locked_soon() {
    const auto begun = steady_clock::now();
    const auto asked = full->lock();
    EXPECT_EQ(asked.exit_code, 0) << asked.output;
    EXPECT_NE(asked.output.find("has locked it"), std::string::npos) << asked.output;
    EXPECT_LT(steady_clock::now() - begun, longest_until_closed);
  }
  static void expect_end_of(pid_t process) {
    int code = -1;
    EXPECT_TRUE(ends(process, code)) << "it holds the vault open";
    EXPECT_EQ(code, 130);
  }

  static std::unique_ptr<FullVault> full;
};

std::unique_ptr<FullVault> UnreadOutput::full;

// ---- a terminal

class UnreadTerminal : public UnreadOutput {
 protected:
  void open(const std::vector<std::string>& words) {
    terminal.emplace(full->program(words));
    ASSERT_TRUE(terminal->hears("Passphrase:")) << terminal->shown();
    terminal->type(full->passphrase() + "\n");
  }
  void open_shell() {
    ASSERT_NO_FATAL_FAILURE(open({"shell"}));
    ASSERT_TRUE(terminal->hears("candour> ")) << terminal->shown();
  }
  // Typed without a look at what is shown.
  void type_unseen(const std::string& keys) { terminal->type_unseen(keys); }
  void fill_terminal() {
    const int other = terminal->open_other_side();
    fill(other);
    close(other);
  }
  // The vault is locked or the program has ended, though nobody reads.
  void expect_closed(bool is_shell) {
    if (GetParam() == Way::lock_from_outside) return expect_locked_soon();
    if (GetParam() == Way::ctrl_c) {
      type_unseen("\x03");
    } else {
      terminal->signal(signal_of(GetParam()));
    }
    if (GetParam() == Way::ctrl_c && is_shell) return expect_locked_soon();
    EXPECT_EQ(terminal->ends_unread(longest_until_closed), 130) << "it holds the vault open";
    EXPECT_TRUE(full->opens());
  }

  std::optional<test::PseudoTerminal> terminal;
};

TEST_P(UnreadTerminal, HoldsUpNoCommand) {
  ASSERT_NO_FATAL_FAILURE(open({"list", "newest", "600"}));
  std::this_thread::sleep_for(1500ms);

  expect_closed(false);
}

TEST_P(UnreadTerminal, HoldsUpNoShellThatLists) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  terminal->type("list newest 600\n");
  std::this_thread::sleep_for(500ms);

  expect_closed(true);
}

TEST_P(UnreadTerminal, HoldsUpNoShellThatAnswers) {
  for (const std::string command : {"search zanzibar", "help", "show nothing-of-that-name", "no-such-command"}) {
    SCOPED_TRACE(command);
    ASSERT_NO_FATAL_FAILURE(open_shell());
    type_unseen(command);
    fill_terminal();
    type_unseen("\n");
    std::this_thread::sleep_for(300ms);

    expect_closed(true);
  }
}

TEST_P(UnreadTerminal, HoldsUpNoText) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  terminal->type("note\n");
  ASSERT_TRUE(terminal->hears("\x1b[?2004h")) << terminal->shown();
  fill_terminal();
  type_unseen("what is typed and not seen\nand more of it");
  std::this_thread::sleep_for(300ms);

  expect_closed(true);
}

TEST_P(UnreadTerminal, HoldsUpNoQuestionForAPassphrase) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  type_unseen("passphrase");
  fill_terminal();
  type_unseen("\n");
  std::this_thread::sleep_for(300ms);

  expect_closed(true);
}

INSTANTIATE_TEST_SUITE_P(Ways, UnreadTerminal,
                         testing::Values(Way::lock_from_outside, Way::terminate, Way::hang_up, Way::ctrl_c),
                         [](const auto& chosen) { return name_of(chosen.param); });

// What is not shown is not taken for shown.
class LateReader : public UnreadTerminal {
 protected:
  std::size_t notes_shown() const {
    std::size_t count = 0;
    const auto& shown = terminal->shown();
    for (auto at = shown.find("zanzibar "); at != std::string::npos; at = shown.find("zanzibar ", at + 1)) ++count;
    return count;
  }
};

TEST_P(LateReader, GetsTheWholeAnswerWhereNothingIsAsked) {
  ASSERT_NO_FATAL_FAILURE(open({"list", "newest", "600"}));
  std::this_thread::sleep_for(1500ms);

  EXPECT_EQ(terminal->wait(), 0);
  terminal->listen(100ms);
  EXPECT_EQ(notes_shown(), notes);
}

TEST_P(LateReader, HearsThatCtrlCLeftTheEndOut) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  terminal->type("list newest 600\n");
  std::this_thread::sleep_for(500ms);
  type_unseen("\x03");
  std::this_thread::sleep_for(500ms);

  EXPECT_TRUE(terminal->hears("\nThe end of the answer was not shown; `list` and `drafts` show what was kept.")) << terminal->shown();
  EXPECT_TRUE(terminal->hears("candour> "));
  EXPECT_LT(notes_shown(), notes);
  terminal->type("list newest 600\n");
  EXPECT_TRUE(terminal->hears("candour> "));
  EXPECT_GT(notes_shown(), notes) << "the next answer is whole";
}

TEST_P(LateReader, HearsThatALockLeftTheEndOut) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  terminal->type("list newest 600\n");
  std::this_thread::sleep_for(500ms);
  expect_locked_soon();

  EXPECT_TRUE(terminal->hears("\nLocked: ")) << terminal->shown();
  EXPECT_TRUE(terminal->hears("\nNot shown: The end of the answer before this")) << terminal->shown();
  EXPECT_TRUE(terminal->hears("Passphrase:"));  // what is typed before it is asked for is thrown away
  terminal->type(full->passphrase() + "\n");
  EXPECT_TRUE(terminal->hears("candour> ")) << terminal->shown();
  terminal->type("lock\n");
  EXPECT_TRUE(terminal->hears("Locked: "));
  EXPECT_TRUE(terminal->hears("Passphrase:"));
  EXPECT_EQ(terminal->shown().rfind("Not shown:"), terminal->shown().find("Not shown:")) << "said once";
}

INSTANTIATE_TEST_SUITE_P(Once, LateReader, testing::Values(Way::ctrl_c));

// ---- a pipe with a name

class UnreadPipe : public UnreadOutput {
 protected:
  void SetUp() override {
    ASSERT_EQ(mkfifo(fifo().c_str(), 0600), 0);
    reader = ::open(fifo().c_str(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
    ASSERT_GE(reader, 0);
  }
  void TearDown() override {
    process.reset();
    close(reader);
  }
  std::string fifo() const { return (folder.path() / "output").string(); }

  // `redirected`: 1 or 2.
  void open(const std::string& words, int redirected, const std::string& error_log = {}) {
    std::string line = "exec";
    for (const auto& word : full->program({"--passphrase-fd", "3"})) line += " '" + word + "'";
    line += " " + words + " " + std::to_string(redirected) + ">'" + fifo() + "'";
    process.emplace(stories::Start{"sh", {"-c", line}, full->passphrase() + "\n", error_log, {}, true});
  }
  bool hears(const std::string& words) {
    std::string heard;
    for (const auto until = steady_clock::now() + 20s; steady_clock::now() < until; std::this_thread::sleep_for(5ms)) {
      char bytes[4096];
      const auto got = read(reader, bytes, sizeof bytes);
      if (got > 0) heard.append(bytes, static_cast<std::size_t>(got));
      if (heard.find(words) != std::string::npos) return true;
    }
    return false;
  }
  void empty() const {
    char bytes[65536];
    while (read(reader, bytes, sizeof bytes) > 0) {
    }
  }
  void expect_closed(bool is_shell) {
    if (GetParam() == Way::lock_from_outside) return expect_locked_soon();
    process->signal(signal_of(GetParam()));
    if (GetParam() == Way::ctrl_c && is_shell) return expect_locked_soon();
    int code = -1;
    EXPECT_TRUE(ends(process->id(), code)) << "it holds the vault open";
    EXPECT_EQ(code, 130);
    EXPECT_TRUE(full->opens());
  }

  test::TemporaryFolder folder;
  int reader = -1;
  std::optional<stories::Process> process;
};

TEST_P(UnreadPipe, HoldsUpNoCommand) {
  for (const std::string command : {"list newest 600", "--json search zanzibar", "--json show nothing-of-that-name"}) {
    SCOPED_TRACE(command);
    fill(reader);
    open(command, 1);
    std::this_thread::sleep_for(1500ms);

    expect_closed(false);
  }
}

TEST_P(UnreadPipe, HoldsUpNoShell) {
  for (const std::string command : {"list newest 600", "search zanzibar", "help --all", "no-such-command"}) {
    SCOPED_TRACE(command);
    open("shell", 1);
    ASSERT_TRUE(hears("Unlocked"));
    fill(reader);
    ASSERT_TRUE(process->write_line(command));
    std::this_thread::sleep_for(300ms);

    expect_closed(true);
    process.reset();
    empty();
  }
}

TEST_P(UnreadPipe, HoldsUpNoWarning) {
  fill(reader);
  open("--json note --text 'what no character is: \xff'", 2);
  std::this_thread::sleep_for(1500ms);

  if (GetParam() == Way::lock_from_outside) return expect_locked_soon();
  process->signal(signal_of(GetParam()));
  int code = -1;
  EXPECT_TRUE(ends(process->id(), code)) << "it holds the vault open";
  EXPECT_EQ(code, 0) << "the note is kept, and the answer that says so is read";
  EXPECT_TRUE(full->opens());
}

class CutPipe : public UnreadPipe {};

TEST_P(CutPipe, IsToldOnTheErrorStream) {
  fill(reader);
  open("list newest 600", 1, folder.path() / "errors");
  std::this_thread::sleep_for(1500ms);

  expect_closed(false);

  std::ifstream errors(folder.path() / "errors");
  const std::string said{std::istreambuf_iterator<char>(errors), {}};
  EXPECT_NE(said.find("the end of the answer could not be written"), std::string::npos) << said;
}

INSTANTIATE_TEST_SUITE_P(Once, CutPipe, testing::Values(Way::terminate));

INSTANTIATE_TEST_SUITE_P(Ways, UnreadPipe,
                         testing::Values(Way::lock_from_outside, Way::terminate, Way::hang_up, Way::ctrl_c),
                         [](const auto& chosen) { return name_of(chosen.param); });

}  // namespace
}  // namespace candour::cli
