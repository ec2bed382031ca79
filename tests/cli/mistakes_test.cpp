// What people type wrong, each told apart, and what the answers of some commands say.
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "cli/commands/commands.hpp"
#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/next_meeting.hpp"
#include "session/ranks.hpp"
#include "tests/cli/typing_support.hpp"
#include "tests/stories/process.hpp"
#include "tests/support/small_disk.hpp"

namespace candour::cli {
namespace {

using namespace std::chrono_literals;
using journal::model::ItemKind;

WallTime now() { return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now()); }

class Mistakes : public Typing {
 protected:
  void expect_answer(const std::string& line, const std::string& sentence) {
    SCOPED_TRACE(line);
    terminal->type(line + "\n");
    EXPECT_TRUE(terminal->hears(sentence, 10s)) << terminal->shown();
    ASSERT_TRUE(terminal->hears("candour> ", 10s));
  }
};

TEST_F(Mistakes, AreEachToldByASentenceOfTheirOwn) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  const std::pair<std::string, std::string> answers[] = {
      {"summary propose --audience board --until 2031-01-01", "is more than 90 days ahead"},
      {"summary propose --audience board --until 2020-01-01", "2020-01-01 is over"},
      {"summary propose --audience board --until soon", "`soon` is not a date"},
      {"summary propose --audience everybody --until $", "`everybody` is not one of the choices"},
      {"summary new --for everybody", "`everybody` is not one of the choices"},
      {"show 3faz1c", "`3faz1c` is not a short name"},
      {"comment reflection", "`reflection` is not a short name"},
      {"note --meeting 12:00", "`12:00` is not a short name"},
      {"show 000000", "Not done: "},
      {"join https://relay.example.org:99", "name the port: relay.example.org:99"},
      {"reflect --text ''", "`--text` is empty"},
      {"people add '' --replacement x", "`NAME` is empty"},
      {"people add Will --replacement ' '", "`--replacement` is empty"},
      {"edit " + meeting + " --field minutes --value 99999999999", "a number from 1 to 1,440"},
      {"edit " + meeting + " --field minutes --value 0", "`0` is too small"},
      {"edit " + meeting + " --field when --value '10:00 11:00'", "`11:00` stands beside `10:00`"},
      {"note --meeting " + reflection, "is not a meeting"},
      {"reflect --meeting " + reflection, "is not a meeting"},
      {"agenda add " + reflection + " desk", "is not a meeting"},
      {"agenda list " + reflection, "is not a meeting"},
      {"promote " + reflection + " --selected x --to agenda --meeting " + reflection, "is not a meeting"},
      {"promote " + reflection + " --selected x --to moon", "is not a place to share to"}};
  const auto in_a_week = text_of(Day{utc_day(now()) + 7});
  for (auto [line, sentence] : answers) {
    if (const auto at = line.find('$'); at != std::string::npos) line.replace(at, 1, in_a_week);
    ASSERT_NO_FATAL_FAILURE(expect_answer(line, sentence));
  }
}

// Sentences that say of no command what to do about it.
constexpr const char* sentences_without_help[] = {"The command cannot be understood like this",
                                                  "The rules of this journal do not allow that",
                                                  "That is not plain text", "Look at the list of what there is"};

// Each is refused by a sentence of its own, with something to do next.
TEST_F(Mistakes, InWhatIsAskedForAreToldWithANextStep) {
  vault();
  const auto note = made(ItemKind::private_note, {test::prose(1, "Maybe start with the desk.")});
  close_vault();
  ASSERT_NO_FATAL_FAILURE(open_shell());
  const std::vector<std::string> lines{
      "promote " + note + " --selected 'start with the chair' --to reflection",
      "promote " + reflection + " --selected One --to reflection",
      "promote 000000 --selected One --to reflection",
      "summary take-back",
      "summary withdraw",
      "summary propose --audience board --until $",
      "summary consent",
      "summary export /nowhere/at/all",
      "summary take-back --summary " + note,
      "summary offer 1 x --summary " + note,
      "summary offer 99 x",
      "summary leave-out " + note,
      "summary allow " + note + " Will",
      "summary replace " + reflection + " Will",
      "summary order " + note,
      "comment " + note + " --text x",
      "comment 000000 --text x",
      "agenda add " + note + " x",
      "agenda list " + note,
      "meeting add --date soon --time 10:00",
      "meeting add --date 2031-01-01 --time noon",
      "edit " + reflection + " --field minutes --value 60",
      "edit " + summary + " --field audience --value board",
      "edit 000000 --text x",
      "history 000000",
      "recall 000000",
      "recall " + reflection,
      "set-aside 000000",
      "bring-back " + reflection,
      "people remove 000000",
      "resume",
      "resume 3",
      "drafts drop 3",
      "search ...",
      "list moon",
      "confirm 12345",
      "confirm abcde fghij",
      "invite relay.example.org:1",
      "join relay.example.org:1 one two three",
      "sync --now"};
  const auto in_a_week = text_of(Day{utc_day(now()) + 7});
  for (auto line : lines) {
    if (const auto at = line.find('$'); at != std::string::npos) line.replace(at, 1, in_a_week);
    SCOPED_TRACE(line);
    const auto before = terminal->shown().size();
    terminal->type(line + "\n");
    ASSERT_TRUE(terminal->hears("\ncandour> ")) << terminal->shown();
    const auto answer = terminal->shown().substr(before);
    if (answer.find("Not done: ") == std::string::npos) continue;
    EXPECT_NE(answer.find("What to do: "), std::string::npos) << answer;
    for (const auto* sentence : sentences_without_help) EXPECT_EQ(answer.find(sentence), std::string::npos) << answer;
  }
}

TEST_F(Mistakes, InTheNumberAreToldWithTheRightShapeAndCostNoTry) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  for (const std::string number : {"12345", "abcde fghij", "12345 678901", "48213+90417"}) {
    ASSERT_NO_FATAL_FAILURE(expect_answer(
        "confirm " + number, "`" + number + "` is not a number of ten digits, like 48213 90417. Nothing was done, and no try"));
  }
}

TEST_F(Mistakes, InACharacterAreToldByItsPlaceInWords) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  ASSERT_NO_FATAL_FAILURE(expect_answer("summary offer 1 \"Under the quiet\u200bdesk.\"", "Item: "));
  const auto in_a_week = text_of(Day{utc_day(now()) + 7});
  terminal->type("summary propose --audience board --until " + in_a_week + "\n");

  EXPECT_TRUE(terminal->hears("line 1, after \"Under the quiet\", before \"desk.\": a sign that nobody sees (U+200B)"))
      << terminal->shown();
  EXPECT_TRUE(terminal->hears("Not done: A character that may not leave stands in the text.")) << terminal->shown();
  EXPECT_TRUE(terminal->hears("What to do: Whoever wrote the passage takes it out with `edit`")) << terminal->shown();
}

TEST_F(Mistakes, InTheNameAreToldBeforeTheWork) {
  for (const auto& [name, sentence] : {std::pair<std::string, std::string>{"", "is empty"},
                                       {"   ", "is empty"},
                                       {std::string(65, 'x'), "longer than a name can be"}}) {
    const auto begun = std::chrono::steady_clock::now();
    const auto refused = stories::run({CANDOUR_BIN_DIR "/candour-cli",
                                       {"--vault", (pair.folder.path() / "new").string(), "create", "--name", name},
                                       "",
                                       {},
                                       "/dev/null"});
    EXPECT_EQ(refused.exit_code, 2) << name;
    EXPECT_NE(refused.output.find(sentence), std::string::npos) << refused.output;
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
  }
}

TEST_F(Mistakes, InTheShellAreAnsweredWithWhatCanBeTypedThere) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  const auto before = terminal->shown().size();
  for (const auto* line : {"note --help", "help note", "help", "note -h"}) {
    terminal->type(std::string(line) + "\n");
    ASSERT_TRUE(terminal->hears("candour> "));
  }
  const auto told = terminal->shown().substr(before);
  EXPECT_EQ(told.find("Example: candour-cli"), std::string::npos) << told;
  EXPECT_EQ(told.find("Usage: candour-cli"), std::string::npos) << told;
  expect_answer("candour-cli status", "Name: Dani");
}

class Answers : public Mistakes {};

TEST_F(Answers, SayForWhomSomethingIsSetAside) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  expect_answer("set-aside " + reflection, "Put away: For Dani and Meg, with the comments under it");
  expect_answer("list", "Meeting");
  expect_answer("list reflection", "List: Nothing but what was set aside");
  expect_answer("list reflection --all", "State: Set aside");
  expect_answer("show " + reflection, "State: Set aside");
  expect_answer("bring-back " + reflection, "Brought back: For Dani and Meg");
}

TEST_F(Answers, SayWhetherAThingOrAChangeOfItIsTakenBack) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  expect_answer("edit " + reflection + " --text \"Another wording.\"", "Kept");
  expect_answer("recall " + reflection, "What you changed was never sent. What was sent before is as it was.");
  expect_answer("show " + reflection, "Two.");
  terminal->type("reflect --text \"Never sent.\"\n");
  ASSERT_TRUE(terminal->hears("Item: "));
  ASSERT_TRUE(terminal->hears("candour> "));
  const auto shown = terminal->shown();
  const auto name = shown.substr(shown.rfind("Item: ") + 6, 6);
  expect_answer("recall " + name, "It was never sent, and nothing of it is left.");
}

TEST_F(Answers, PutAPromotedPassageAtTheEndOfTheAgendaThatIsNextByItsDate) {
  namespace agenda = journal::kinds::agenda_item;
  const auto today = utc_day(now());
  const auto on = [&](std::uint32_t day) {
    auto made = vault().writing().write(ItemKind::meeting, {{journal::kinds::meeting::when, journal::model::ZonedTime{{day}, 600, "UTC"}}});
    return made.value();
  };
  const auto next = on(today + 10);
  const auto later = on(today + 45);  // written down last
  session::Draft first;
  first.key = {.kind = ItemKind::agenda_item, .number = 1, .item = next};
  ASSERT_TRUE(session::finish(vault(), first, "first"));
  const auto note = vault().writing().write(ItemKind::private_note, {test::prose(1, "the desk")}).value();
  const auto found = session::next_meeting(vault(), now()).value();
  ASSERT_TRUE(found);
  EXPECT_EQ(found->key, next);
  close_vault();

  ASSERT_NO_FATAL_FAILURE(open_shell());
  terminal->type("promote " + journal::model::spoken(note.item) + " --selected 'the desk' --to agenda\n");
  ASSERT_TRUE(terminal->hears("The end of the agenda of the meeting " + journal::model::spoken(next.item)))
      << terminal->shown();
  ASSERT_TRUE(terminal->hears("Type yes"));
  terminal->type("yes\nquit\n");
  ASSERT_EQ(terminal->wait(), 0) << terminal->shown();

  auto items = vault().items().linked_to(next, ItemKind::agenda_item).value();
  ASSERT_EQ(items.size(), 2U);
  EXPECT_TRUE(vault().items().linked_to(later, ItemKind::agenda_item).value().empty());
  std::sort(items.begin(), items.end(), [](const auto& a, const auto& b) {
    return *session::rank_of(a, agenda::order) < *session::rank_of(b, agenda::order);
  });
  EXPECT_EQ(test::text_of(items[1], agenda::text), "the desk");
}

TEST(WordsThatAreRemembered, AreNoneInWhichAPersonsOwnWordsCanStand) {
  std::size_t holding = 0;
  for (const auto& command : all_commands()) {
    for (const auto& parameter : command.parameters) {
      const auto& value = parameter.is_option() ? parameter.value_name : parameter.name;
      const bool is_free = value == "TEXT" || value == "WORDS" || value == "VALUE" || value == "NAME" || value == "PLACE";
      if (is_free && !parameter.is_flag()) {
        EXPECT_TRUE(parameter.holds_words()) << command.words << ' ' << value;
      }
      if (parameter.is_flag() || value == "ITEM") {
        EXPECT_FALSE(parameter.holds_words()) << command.words << ' ' << value;
      }
      holding += parameter.holds_words() ? 1 : 0;
    }
  }
  EXPECT_GT(holding, 5U);
}

// A vault that nobody shares yet, on a disk of its own or in any folder, and single commands on it.
class Alone : public testing::Test {
 protected:
  void make(const std::filesystem::path& vault_folder) {
    vault = vault_folder.string();
    const auto made = run({"create", "--name", "Dani", "--light"});
    ASSERT_EQ(made.exit_code, 0) << made.output;
  }
  stories::Finished run(std::vector<std::string> words, const std::string& input = "/dev/null") const {
    words.insert(words.begin(), {"--vault", vault, "--passphrase-fd", "3"});
    return stories::run({CANDOUR_BIN_DIR "/candour-cli", std::move(words), passphrase, {}, input});
  }
  // A single command at a terminal, or the shell, that is unlocked.
  std::unique_ptr<test::PseudoTerminal> begin(std::vector<std::string> words) const {
    words.insert(words.begin(), {CANDOUR_BIN_DIR "/candour-cli", "--vault", vault});
    auto terminal = std::make_unique<test::PseudoTerminal>(words);
    EXPECT_TRUE(terminal->hears("Passphrase:"));
    terminal->type(passphrase);
    return terminal;
  }

  const test::TemporaryFolder folder;
  const std::string passphrase = "marble-kitten-sunset-orbit-fox\n";
  std::string vault;
};

TEST_F(Alone, AnInvitationWithAMistakeInItsAddressMakesNoWordsAndNothingIsChanged) {
  make(folder.path() / "vault");
  const std::pair<std::string, std::string> answers[] = {
      {"relay.example.org", "The port is missing in `relay.example.org`. Nothing was done."},
      {"http://relay.example.org", "is the address of a page and not of a post box"},
      {"https://relay.example.org:8443/v1/box", "and name the port: relay.example.org:8443"},
      {"relay.example.org:0", "`relay.example.org:0` is not the address of a post box"},
      {"user@relay.example.org:8443", "is not the address of a post box"},
      {"", "is empty"},
      {"127.0.0.1:1", "There is no answer from a post box at 127.0.0.1:1. No words were made, and nothing was changed."}};
  for (const auto& [address, sentence] : answers) {
    SCOPED_TRACE(address);
    const auto refused = run({"invite", address});
    EXPECT_NE(refused.exit_code, 0);
    EXPECT_NE(refused.output.find(sentence), std::string::npos) << refused.output;
    EXPECT_EQ(refused.output.find("What you wrote is kept"), std::string::npos) << refused.output;
  }

  EXPECT_NE(run({"invite"}).output.find("No words are waiting for an answer"), std::string::npos);
  EXPECT_NE(run({"status"}).output.find("Yours alone"), std::string::npos);
}

TEST_F(Alone, ANameWithATabOrALineEndIsRefusedBeforeTheWork) {
  vault = (folder.path() / "vault").string();
  for (const std::string name : {"Dani\tReyes", "\tDani", "Dani\nReyes", "Dani\r", "Da\x1bni", "Dani\xff"}) {
    SCOPED_TRACE(name);
    const auto begun = std::chrono::steady_clock::now();
    const auto refused = run({"create", "--name", name});
    EXPECT_EQ(refused.exit_code, 2);
    EXPECT_NE(refused.output.find("holds something that is no letter, mark or space"), std::string::npos) << refused.output;
    EXPECT_LT(std::chrono::steady_clock::now() - begun, 2s);
    EXPECT_FALSE(std::filesystem::exists(vault));
  }
}

class ATextOnAFullDisk : public Alone, public testing::WithParamInterface<const char*> {};

TEST_P(ATextOnAFullDisk, StaysWhereItWasTypedUntilThereIsSpace) {
  const test::SmallDisk disk(folder.path() / "disk");
  make(folder.path() / "disk/vault");
  const std::string command = GetParam();
  const auto terminal = begin({command});
  if (command == "shell") {
    ASSERT_TRUE(terminal->hears("candour> "));
    terminal->type("note\n");
  }
  ASSERT_TRUE(terminal->hears(line_is_awaited)) << terminal->shown();
  terminal->type("a line that is kept\n");
  ASSERT_TRUE(terminal->hears(line_is_awaited));

  disk.fill();
  const std::string much(3000, 'x');
  for (int line = 0; line < 8; ++line) {
    terminal->type(much + "\n");
    ASSERT_TRUE(terminal->hears(line_is_awaited));
  }
  ASSERT_NE(terminal->shown().find("cannot be kept on the disk"), std::string::npos) << terminal->shown();
  terminal->type("\x03");
  ASSERT_TRUE(terminal->hears("press Ctrl+C once more")) << terminal->shown();
  terminal->type("the last line\n.\n");
  ASSERT_TRUE(terminal->hears("Your words are still here")) << terminal->shown();
  disk.free_some();
  terminal->type(".\n");
  ASSERT_TRUE(terminal->hears("Kept: On this computer")) << terminal->shown();
  if (command == "shell") terminal->type("quit\n");
  EXPECT_EQ(terminal->wait(), 0);

  EXPECT_NE(run({"search", "last"}).output.find("the last line"), std::string::npos);
  EXPECT_EQ(run({"drafts"}).output.find("a line that is kept"), std::string::npos) << "nothing is left unfinished";
}

INSTANTIATE_TEST_SUITE_P(Typed, ATextOnAFullDisk, testing::Values("shell", "note"),
                         [](const auto& command) { return std::string(command.param); });

// A lock comes while words are in memory alone: it is not held up, and it is said which text they were of.
class ALockOverAFullDisk : public Alone {
 protected:
  void SetUp() override {
    disk.emplace(folder.path() / "disk");
    make(folder.path() / "disk/vault");
    const auto made = run({"note", "--text", "One paragraph."});
    ASSERT_EQ(made.exit_code, 0) << made.output;
    note = made.output.substr(made.output.find("Item: ") + 6, 6);
    shell = begin({"shell"});
    ASSERT_TRUE(shell->hears("candour> "));
  }
  void type_until_nothing_is_kept() {
    disk->fill();
    const std::string much(3000, 'x');
    for (int line = 0; line < 8; ++line) {
      shell->type(much + "\n");
      ASSERT_TRUE(shell->hears(line_is_awaited));
    }
    ASSERT_NE(shell->shown().find("cannot be kept on the disk"), std::string::npos);
  }
  void lock() {
    const auto asked = stories::run({CANDOUR_BIN_DIR "/candour-cli", {"--vault", vault, "lock"}, "", {}, "/dev/null"});
    EXPECT_EQ(asked.exit_code, 0) << asked.output;
  }

  std::optional<test::SmallDisk> disk;
  std::unique_ptr<test::PseudoTerminal> shell;
  std::string note;
};

TEST_F(ALockOverAFullDisk, SaysWhichWordsCouldNotBeKeptAndWhatIsADraft) {
  shell->type("note\n");
  ASSERT_TRUE(shell->hears(line_is_awaited));
  shell->type("a line that is kept\n");
  ASSERT_TRUE(shell->hears(line_is_awaited));
  ASSERT_NO_FATAL_FAILURE(type_until_nothing_is_kept());

  lock();

  EXPECT_TRUE(shell->hears("What was typed could NOT be kept, of a private note of today: The disk is full. What stood there "
                           "when it could last be written is a draft"))
      << shell->shown();
  EXPECT_TRUE(shell->hears("Locked: ")) << shell->shown();
  disk->free_some();
  shell->hang_up();
  EXPECT_TRUE(shell->wait().has_value());
  EXPECT_NE(run({"drafts"}).output.find("a line that is kept"), std::string::npos);
}

TEST_F(ALockOverAFullDisk, SaysThatNothingIsKeptOfAnEditThatWasNeverWritten) {
  disk->fill();
  shell->type("edit " + note + "\n");
  ASSERT_TRUE(shell->hears("\n> "));
  shell->type("replace 1\n");
  ASSERT_TRUE(shell->hears(line_is_awaited));
  ASSERT_NO_FATAL_FAILURE(type_until_nothing_is_kept());
  shell->type(".\n");
  ASSERT_TRUE(shell->hears("\n> ")) << shell->shown();

  lock();

  EXPECT_TRUE(shell->hears("What was typed could NOT be kept, of a change of " + note)) << shell->shown();
  EXPECT_TRUE(shell->hears("Nothing of it is kept anywhere.")) << shell->shown();
  EXPECT_TRUE(shell->hears("Locked: "));
}

TEST_F(ALockOverAFullDisk, IsNotNeededForAnEditToStayWhereItWasTyped) {
  shell->type("edit " + note + "\n");
  ASSERT_TRUE(shell->hears("\n> "));
  shell->type("replace 1\n");
  ASSERT_TRUE(shell->hears(line_is_awaited));
  ASSERT_NO_FATAL_FAILURE(type_until_nothing_is_kept());
  shell->type("the last line\n");
  ASSERT_TRUE(shell->hears(line_is_awaited));
  shell->type(".\n");
  ASSERT_TRUE(shell->hears("\n> ")) << shell->shown();
  shell->type("done\n");
  ASSERT_TRUE(shell->hears("Your words are still here. Make some space, then type done again.")) << shell->shown();
  ASSERT_TRUE(shell->hears("\n> "));
  shell->type("\x03");
  ASSERT_TRUE(shell->hears("press Ctrl+C once more")) << shell->shown();
  ASSERT_TRUE(shell->hears("\n> "));
  disk->free_some();
  shell->type("done\n");
  ASSERT_TRUE(shell->hears("Kept: ")) << shell->shown();
  shell->type("quit\n");
  EXPECT_EQ(shell->wait(), 0);

  EXPECT_NE(run({"search", "last"}).output.find("the last line"), std::string::npos);
}

TEST_F(Alone, ATextFromAFileOnAFullDiskIsNoSuccessAndSaysThatTheDiskIsFull) {
  const test::SmallDisk disk(folder.path() / "disk");
  make(folder.path() / "disk/vault");
  const auto text = folder.path() / "text";
  std::ofstream(text) << std::string(150'000, 'y') << " the last word\n";
  disk.fill();

  const auto refused = run({"note", "--stdin"}, text.string());
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_NE(refused.output.find("disk is full"), std::string::npos) << refused.output;

  disk.free_some();
  EXPECT_EQ(run({"note", "--stdin"}, text.string()).exit_code, 0);
}

}  // namespace
}  // namespace candour::cli
