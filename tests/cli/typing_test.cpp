// Each command that asks for a text, ended in each way there is: only the line "." makes it what it is for. Whatever else
// ends it leaves the words as a private draft, nothing is queued for the others, and the next unlock says so.
#include <signal.h>
#include <unistd.h>

#include <functional>

#include "cli/words.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/vault_folder.hpp"
#include "tests/cli/typing_support.hpp"
#include "tests/stories/process.hpp"

namespace candour::cli {
namespace {

using namespace std::chrono_literals;
using journal::model::ItemKind;

struct Asking {
  std::string line;              // the command
  std::string before_the_text;   // what is typed once it has answered, to come to the text
  std::string unfinished;        // what the next unlock says of it
  ItemKind kind;
};

class EachText : public Typing {
 protected:
  std::vector<Asking> all() const {
    return {{"note", "", "a private note of today", ItemKind::private_note},
            {"reflect", "", "a reflection of today", ItemKind::reflection},
            {"comment " + reflection, "", "a comment on " + reflection, ItemKind::comment},
            {"agenda add " + meeting, "", "something for the agenda of " + meeting, ItemKind::agenda_item},
            {"edit " + reflection, "replace 2\n", "a change of " + reflection, ItemKind::reflection},
            {"summary offer 1", "", "a passage for a summary of today", ItemKind::passage}};
  }

  void come_to_the_text(const Asking& asking) {
    terminal->type(asking.line + "\n");
    if (asking.before_the_text.empty()) return;
    ASSERT_TRUE(terminal->hears("done keeps it")) << terminal->shown();
    terminal->type(asking.before_the_text);
  }

  enum class Part : bool { none, typed };
  // Two lines and a part of a third, then `end`. Afterwards the words must be a draft, and nothing else.
  void leave(const Asking& asking, Part part, const std::function<void()>& end) {
    SCOPED_TRACE(asking.line);
    ASSERT_NO_FATAL_FAILURE(come_to_the_text(asking));
    ASSERT_NO_FATAL_FAILURE(type_lines({"the first line", "the second line"}));
    if (part == Part::typed) {
      ASSERT_NO_FATAL_FAILURE(type_part("and a part"));
    }
    end();
  }

  void expect_draft(const Asking& asking, const std::string& words) {
    SCOPED_TRACE(asking.line);
    const auto drafts = session::drafts(vault()).value();
    ASSERT_EQ(drafts.size(), 1U);
    EXPECT_EQ(drafts[0].words, words);
    EXPECT_EQ(drafts[0].key.kind, asking.kind);
    // Nothing was written, so nothing of it can be on its way: the day's heartbeat alone may be.
    EXPECT_EQ(vault().sending().queued_count(), 0U);
    EXPECT_TRUE(vault().items().search("second line", 20).value().empty());
    ASSERT_TRUE(session::drop(vault(), drafts[0].key));
    close_vault();
  }

  void expect_said_at_the_next_unlock(const Asking& asking) {
    terminal.emplace(program({"shell"}));
    answer_passphrase();
    EXPECT_TRUE(terminal->hears("Unfinished: " + asking.unfinished)) << terminal->shown();
    EXPECT_TRUE(terminal->hears("`resume`"));
    quit();
  }

  // What stands in a field of what was found.
  std::string text_of_hit(const journal::SearchHit& hit, journal::model::FieldNumber field) {
    return test::text_of(vault().items().show(hit.key).value(), field);
  }

  void quit() {
    ASSERT_TRUE(terminal->hears("candour> ")) << terminal->shown();
    quit_typed();
  }
  void quit_typed() {
    terminal->type("quit\n");
    EXPECT_EQ(terminal->wait(), 0) << terminal->shown();
  }

  static constexpr const char* lines = "the first line\nthe second line";
  static constexpr const char* lines_and_part = "the first line\nthe second line\nand a part";
};

TEST_F(EachText, IsWrittenByALineWithOnlyAFullStop) {
  std::size_t finished = 0;
  for (const auto& asking : all()) {
    SCOPED_TRACE(asking.line);
    ASSERT_NO_FATAL_FAILURE(open_shell());
    ASSERT_NO_FATAL_FAILURE(come_to_the_text(asking));
    ASSERT_NO_FATAL_FAILURE(type_lines({"the first line", "the second line"}));

    terminal->type(".\n");

    if (!asking.before_the_text.empty()) {
      ASSERT_TRUE(terminal->hears("done keeps it")) << terminal->shown();
      terminal->type("done\n");
    }
    ASSERT_TRUE(terminal->hears("Kept: On this computer")) << terminal->shown();
    ASSERT_NO_FATAL_FAILURE(quit());
    EXPECT_TRUE(session::drafts(vault()).value().empty());
    EXPECT_EQ(vault().items().search("second line", 20).value().size(), ++finished);
    close_vault();
  }
}

TEST_F(EachText, IsADraftAfterTheEndOfTheInput) {
  for (const auto& asking : all()) {
    ASSERT_NO_FATAL_FAILURE(open_shell());
    ASSERT_NO_FATAL_FAILURE(leave(asking, Part::none, [&] { terminal->type("\x04"); }));
    ASSERT_TRUE(terminal->hears("kept as a draft")) << terminal->shown();
    ASSERT_NO_FATAL_FAILURE(quit());
    expect_draft(asking, lines);
  }
}

TEST_F(EachText, IsADraftAfterTheTerminalWasClosed) {
  for (const auto& asking : all()) {
    ASSERT_NO_FATAL_FAILURE(open_shell());
    ASSERT_NO_FATAL_FAILURE(leave(asking, Part::typed, [&] { terminal->hang_up(); }));
    EXPECT_TRUE(terminal->wait());
    ASSERT_NO_FATAL_FAILURE(expect_said_at_the_next_unlock(asking));
    expect_draft(asking, lines_and_part);
  }
}

TEST_F(EachText, IsADraftAfterCtrlCWhichLeavesTheShellOpen) {
  for (const auto& asking : all()) {
    ASSERT_NO_FATAL_FAILURE(open_shell());
    ASSERT_NO_FATAL_FAILURE(leave(asking, Part::typed, [&] { terminal->type("\x03"); }));
    ASSERT_TRUE(terminal->hears("kept as a draft")) << terminal->shown();
    ASSERT_NO_FATAL_FAILURE(quit());
    expect_draft(asking, lines_and_part);
  }
}

TEST_F(EachText, IsADraftAfterCtrlZWhichLocksBeforeItStopsAndGoesOnByFg) {
  for (const auto& asking : all()) {
    terminal.emplace(std::vector<std::string>{"sh", "-i"});
    ASSERT_TRUE(terminal->hears("sh> "));
    std::string command;
    for (const auto& word : program({"shell"})) command += "'" + word + "' ";
    terminal->type(command + "\n");
    ASSERT_NO_FATAL_FAILURE(answer_passphrase());
    ASSERT_TRUE(terminal->hears("candour> ")) << terminal->shown();

    ASSERT_NO_FATAL_FAILURE(leave(asking, Part::typed, [&] { terminal->type("\x1a"); }));

    ASSERT_TRUE(terminal->hears("sh> ")) << terminal->shown();
    EXPECT_TRUE(journal::VaultLock::state(pair.dani.folder).is_locked) << "it stopped with the vault open";
    EXPECT_TRUE(terminal->echoes());
    terminal->type("fg\n");
    ASSERT_NO_FATAL_FAILURE(answer_passphrase());
    EXPECT_TRUE(terminal->hears("Unfinished: " + asking.unfinished)) << terminal->shown();
    ASSERT_TRUE(terminal->hears("candour> "));
    terminal->type("quit\n");
    ASSERT_TRUE(terminal->hears("sh> ")) << terminal->shown();
    expect_draft(asking, lines_and_part);
  }
}

TEST_F(EachText, IsADraftAfterSigterm) {
  for (const auto& asking : all()) {
    ASSERT_NO_FATAL_FAILURE(open_shell());
    ASSERT_NO_FATAL_FAILURE(leave(asking, Part::typed, [&] { terminal->signal(SIGTERM); }));
    EXPECT_EQ(terminal->wait(), 130) << terminal->shown();
    ASSERT_NO_FATAL_FAILURE(expect_said_at_the_next_unlock(asking));
    expect_draft(asking, lines_and_part);
  }
}

TEST_F(EachText, IsADraftAfterALockFromOutside) {
  for (const auto& asking : all()) {
    ASSERT_NO_FATAL_FAILURE(open_shell());
    ASSERT_NO_FATAL_FAILURE(leave(asking, Part::typed, [&] {
      const auto lock = program({"lock"});
      const auto locked = stories::run({lock[0], {lock.begin() + 1, lock.end()}, "", {}, "/dev/null"});
      EXPECT_EQ(locked.exit_code, 0) << locked.output;
    }));
    ASSERT_NO_FATAL_FAILURE(answer_passphrase());
    EXPECT_TRUE(terminal->hears("Unfinished: " + asking.unfinished)) << terminal->shown();
    ASSERT_NO_FATAL_FAILURE(quit());
    expect_draft(asking, lines_and_part);
  }
}

TEST_F(EachText, IsADraftOfItsFinishedLinesAfterAKill) {
  for (const auto& asking : all()) {
    ASSERT_NO_FATAL_FAILURE(open_shell());
    ASSERT_NO_FATAL_FAILURE(leave(asking, Part::typed, [&] { terminal->signal(SIGKILL); }));
    EXPECT_EQ(terminal->wait(), 128 + SIGKILL);
    ASSERT_NO_FATAL_FAILURE(expect_said_at_the_next_unlock(asking));
    expect_draft(asking, lines);
  }
}

TEST_F(EachText, ThatAnotherProgramGivesIsADraftWhenItIsCutOff) {
  const std::vector<std::function<void()>> ends{[&] { terminal->hang_up(); }, [&] { terminal->type("\x03"); },
                                                [&] { terminal->signal(SIGTERM); }, [&] { terminal->signal(SIGUSR1); }};
  std::size_t end = 0;
  for (const auto& asking : all()) {
    if (asking.kind == ItemKind::passage) continue;  // it is offered by typing alone
    SCOPED_TRACE(asking.line);
    auto words = words_of_line(asking.line).value();
    words.push_back("--stdin");
    terminal.emplace(program(words));
    ASSERT_NO_FATAL_FAILURE(answer_passphrase());
    ASSERT_NO_FATAL_FAILURE(type_lines({"the first line", "the second line"}));
    ASSERT_NO_FATAL_FAILURE(type_part("and a part"));

    ends[end++ % ends.size()]();

    ASSERT_TRUE(terminal->wait()) << terminal->shown();
    const auto drafts = session::drafts(vault()).value();
    ASSERT_EQ(drafts.size(), 1U);
    const bool is_whole = asking.kind == ItemKind::reflection && drafts[0].words.empty();
    EXPECT_EQ(is_whole ? drafts[0].whole : drafts[0].words, lines_and_part);
    EXPECT_TRUE(vault().items().search("second line", 20).value().empty());
    ASSERT_TRUE(session::drop(vault(), drafts[0].key));
    close_vault();
  }
}

TEST_F(EachText, FromAPipeIsADraftWhenTheTerminalGoes) {
  std::string command = "(printf 'the first line\\nthe second line\\n'; exec sleep 60) |";
  for (const auto& word : program({"reflect", "--stdin"})) command += " '" + word + "'";
  terminal.emplace(std::vector<std::string>{"sh", "-c", command});
  ASSERT_NO_FATAL_FAILURE(answer_passphrase());
  ASSERT_TRUE(terminal->hears("can read this")) << terminal->shown();
  terminal->listen(std::chrono::milliseconds(500));

  terminal->hang_up();

  EXPECT_TRUE(terminal->wait());
  expect_draft(all()[1], lines);
}

TEST_F(EachText, IsADraftWhenASingleCommandIsLeft) {
  const std::vector<std::function<void()>> ends{
      [&] { terminal->type("\x03"); }, [&] { terminal->type("\x1a"); }, [&] { terminal->hang_up(); },
      [&] { terminal->signal(SIGTERM); }, [&] { terminal->signal(SIGUSR1); }, [&] { terminal->signal(SIGQUIT); }};
  for (const auto& asking : {all()[0], all()[1], all()[2]}) {
    for (const auto& end : ends) {
      const auto words = words_of_line(asking.line).value();
      terminal.emplace(program(words));
      ASSERT_NO_FATAL_FAILURE(answer_passphrase());
      ASSERT_NO_FATAL_FAILURE(type_lines({"the first line", "the second line"}));
      ASSERT_NO_FATAL_FAILURE(type_part("and a part"));

      end();

      ASSERT_TRUE(terminal->wait()) << terminal->shown();
      expect_draft(asking, lines_and_part);
    }
  }
}

class Text : public EachText {};

TEST_F(Text, IsResumedWhereItWasLeft) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  ASSERT_NO_FATAL_FAILURE(leave(all()[1], Part::typed, [&] { terminal->type("\x03"); }));
  ASSERT_TRUE(terminal->hears("candour> "));
  terminal->type("resume\n");
  ASSERT_TRUE(terminal->hears("Dani and Meg can read this")) << terminal->shown();
  ASSERT_NO_FATAL_FAILURE(type_lines({"the last line"}));
  terminal->type(".\n");
  ASSERT_TRUE(terminal->hears("Kept: On this computer")) << terminal->shown();
  ASSERT_NO_FATAL_FAILURE(quit());

  const auto hits = vault().items().search("last line", 10).value();
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(text_of_hit(hits[0], journal::kinds::reflection::text), std::string(lines_and_part) + "\nthe last line");
  EXPECT_TRUE(session::drafts(vault()).value().empty());
}

TEST_F(Text, IsADraftWithAllThatWasTypedAheadOfCtrlC) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  for (const auto* end : {"\x03", "\x1b[200~\x03"}) {
    terminal->type("note\n");
    ASSERT_TRUE(terminal->hears(line_is_awaited));
    terminal->type(std::string(lines) + "\nand a part" + end);
    ASSERT_TRUE(terminal->hears("kept as a draft")) << terminal->shown();
    ASSERT_TRUE(terminal->hears("candour> "));
  }
  ASSERT_NO_FATAL_FAILURE(quit_typed());
  const auto drafts = session::drafts(vault()).value();
  ASSERT_EQ(drafts.size(), 2U);
  EXPECT_EQ(drafts[0].words, lines_and_part);
  EXPECT_EQ(drafts[1].words, lines_and_part);
}

TEST_F(Text, HearsTheEndThatWasTypedAhead) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  terminal->type("note\n");
  ASSERT_TRUE(terminal->hears(line_is_awaited));
  terminal->type(std::string(lines) + "\n\x04");
  ASSERT_TRUE(terminal->hears("kept as a draft")) << terminal->shown();
  ASSERT_NO_FATAL_FAILURE(quit());
  expect_draft(all()[0], lines);
}

TEST_F(Text, TakesAPasteAsTextWhateverStandsInIt) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  terminal->type("note\n");
  ASSERT_NO_FATAL_FAILURE(type_lines({"typed"}));
  terminal->type("\x1b[200~pasted\r.\rquit\r\ta tab\x1b[201~");
  ASSERT_TRUE(terminal->hears("a tab")) << terminal->shown();
  terminal->type("\n\x1b[200~.\x1b[201~\n.\n");
  ASSERT_TRUE(terminal->hears("Kept: On this computer")) << terminal->shown();
  ASSERT_NO_FATAL_FAILURE(quit());

  const auto hits = vault().items().search("pasted", 10).value();
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(text_of_hit(hits[0], 1), "typed\npasted\n.\nquit\n\ta tab\n.");
}

TEST_F(Text, LosesABadByteAndNothingElse) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  terminal->type("note\n");
  ASSERT_TRUE(terminal->hears(line_is_awaited));
  terminal->type("a good line\nGr\xc3 e\n\x16\x1b[A\n.\n");
  EXPECT_TRUE(terminal->hears("no character that a text can hold")) << terminal->shown();
  ASSERT_TRUE(terminal->hears("Kept: On this computer")) << terminal->shown();
  ASSERT_NO_FATAL_FAILURE(quit());

  const auto hits = vault().items().search("good", 10).value();
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(text_of_hit(hits[0], 1), "a good line\nGr\uFFFD e\n\uFFFD[A");
}

TEST_F(Text, ThatIsTooLongIsSaidAtThePasteStaysADraftAndIsDivided) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  terminal->type("note\n");
  ASSERT_TRUE(terminal->hears(line_is_awaited));
  std::string pasted;
  while (pasted.size() < 210'000) pasted += "a line among very many others that are pasted\r";
  terminal->type("\x1b[200~" + pasted + "\x1b[201~");
  ASSERT_TRUE(terminal->hears("one text holds 200,000 bytes", 60s)) << terminal->shown().substr(0, 2000);
  terminal->type(".\n");
  ASSERT_TRUE(terminal->hears("Not done: The text has", 60s));
  ASSERT_TRUE(terminal->hears("`resume --divide`"));
  ASSERT_TRUE(terminal->hears("candour> "));
  terminal->type("resume --divide\n");
  ASSERT_TRUE(terminal->hears("Divided: Into 2"));
  ASSERT_NO_FATAL_FAILURE(quit());

  EXPECT_EQ(vault().items().list({ItemKind::private_note}).value().size(), 2U);
  EXPECT_TRUE(session::drafts(vault()).value().empty());
}

TEST_F(Text, IsNotAskedForWhereItWouldBeRefused) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  for (const auto& [line, sentence] :
       {std::pair<std::string, std::string>{"comment 000000", "Not done:"},
        {"agenda add " + reflection, "is not a meeting"},
        {"note --meeting " + reflection, "is not a meeting"},
        {"edit " + reflection + " --replace 7", "There is no paragraph 7"},
        {"edit " + reflection + " --replace 1 --remove 2", "cannot stand together"},
        {"agenda add " + meeting + " words --text more", "cannot stand together"},
        {"reflect --text ''", "`--text` is empty"},
        {"note --text ' '", "`--text` is empty"}}) {
    terminal->type(line + "\n");
    EXPECT_TRUE(terminal->hears(sentence, 5s)) << line;
    EXPECT_TRUE(terminal->hears("candour> ", 5s)) << line;
  }
  EXPECT_EQ(terminal->shown().find(line_is_awaited), std::string::npos) << "a text was asked for";
}

TEST_F(Text, WithSeveralDraftsNamesThemByNumber) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  for (const auto* words : {"the one", "the other"}) {
    terminal->type("note\n");
    ASSERT_NO_FATAL_FAILURE(type_lines({words}));
    terminal->type("\x03");
    ASSERT_TRUE(terminal->hears("candour> "));
  }
  terminal->type("resume\n");
  EXPECT_TRUE(terminal->hears("There are 2 drafts"));
  terminal->type("drafts drop 1\n");
  ASSERT_TRUE(terminal->hears("Type yes"));
  terminal->type("yes\n");
  EXPECT_TRUE(terminal->hears("Thrown away: a private note of today"));
  ASSERT_NO_FATAL_FAILURE(quit());

  const auto left = session::drafts(vault()).value();
  ASSERT_EQ(left.size(), 1U);
  EXPECT_EQ(left[0].words, "the other");
}

TEST_F(Text, HoldsATabWhereACommandWouldBeCompleted) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  terminal->type("sho\t\n");
  EXPECT_TRUE(terminal->hears("ITEM is missing.", 5s)) << "a name is completed: " << terminal->shown();
  terminal->type("note\n");
  ASSERT_TRUE(terminal->hears(line_is_awaited));
  terminal->type("sho\t.\n.\n");
  ASSERT_TRUE(terminal->hears("Kept: On this computer"));
  ASSERT_NO_FATAL_FAILURE(quit());

  const auto hits = vault().items().search("sho", 10).value();
  ASSERT_EQ(hits.size(), 1U);
  EXPECT_EQ(text_of_hit(hits[0], 1), "sho\t.");
}

TEST_F(Text, IsNeverBroughtBackByAnArrowKey) {
  ASSERT_NO_FATAL_FAILURE(open_shell());
  for (const auto* line : {"status", "note --text zanzibar", "search zanzibar", "zanzibar"}) {
    terminal->type(std::string(line) + "\n");
    ASSERT_TRUE(terminal->hears("candour> "));
  }
  const auto before = terminal->shown().size();
  terminal->type("\x1b[A");
  EXPECT_TRUE(terminal->hears("status", 5s));
  terminal->type("\x1b[A\x1b[A");
  terminal->listen(300ms);

  EXPECT_EQ(terminal->shown().find("zanzibar", before), std::string::npos);
}

}  // namespace
}  // namespace candour::cli
