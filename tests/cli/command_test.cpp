#include "cli/command.hpp"

#include <gtest/gtest.h>

#include "cli/help.hpp"

namespace candour::cli {
namespace {

using Words = std::vector<std::string>;

Outcome do_nothing(Program&, const Arguments&) { return Facts{}; }

const std::vector<Command>& commands() {
  static const std::vector<Command> all{
      {"people add",
       "Lists somebody.",
       {{"NAME", "", "Who.", Presence::required},
        {"--alias", "NAME", "Also."},
        {"--also-a-word", "", "Flag."},
        {"--replacement", "TEXT", "Instead.", Presence::required}},
       {{"people add X --replacement y", "Lists X."}},
       Needs::vault,
       &do_nothing},
      {"search",
       "Looks.",
       {{"WORDS", "", "What.", Presence::repeated}},
       {{"search a", "Looks."}},
       Needs::vault,
       &do_nothing},
      {"summary offer",
       "Offers.",
       {{"HEADING", "", "Where.", Presence::required}, {"TEXT", "", "What."}},
       {{"summary offer 1 a", "Offers."}},
       Needs::vault,
       &do_nothing},
      {"summary", "The short one.", {}, {{"summary", "Shows."}}, Needs::vault, &do_nothing},
  };
  return all;
}

std::string refusal(const Words& words) {
  const auto invocation = parse(commands(), words);
  return invocation ? "taken" : invocation.error().what;
}

TEST(Commands, AreFoundByTheirLongestName) {
  EXPECT_EQ(find_command(commands(), Words{"summary", "offer", "1"})->words, "summary offer");
  EXPECT_EQ(find_command(commands(), Words{"summary", "other"})->words, "summary");
  EXPECT_EQ(find_command(commands(), Words{"summ"}), nullptr);
}

TEST(Commands, TakeOptionsAnywhereAndMoreThanOnce) {
  auto invocation = parse(commands(), Words{"people", "add", "--alias", "Will", "Will Ashdown", "--alias=Ashdown",
                                            "--replacement", "a manager", "--also-a-word"});
  ASSERT_TRUE(invocation) << invocation.error().what;
  EXPECT_EQ(invocation->arguments.required("NAME"), "Will Ashdown");
  EXPECT_EQ(invocation->arguments.values("--alias"), (Words{"Will", "Ashdown"}));
  EXPECT_EQ(invocation->arguments.value("--replacement"), "a manager");
  EXPECT_TRUE(invocation->arguments.has("--also-a-word"));
}

TEST(Commands, TakeEveryWordAfterTwoHyphensAsItIs) {
  auto invocation = parse(commands(), Words{"search", "--", "--alias", "--help"});
  ASSERT_TRUE(invocation);
  EXPECT_EQ(invocation->arguments.values("WORDS"), (Words{"--alias", "--help"}));
  EXPECT_FALSE(invocation->wants_help);
}

TEST(Commands, NameWhatIsMissingOrTooMuch) {
  EXPECT_EQ(refusal({"people", "add", "X"}), "`--replacement` is missing.");
  EXPECT_EQ(refusal({"people", "add", "--replacement", "y"}), "NAME is missing.");
  EXPECT_EQ(refusal({"people", "add", "X", "--replacement"}), "`--replacement` needs a value.");
  EXPECT_EQ(refusal({"people", "add", "X", "Y", "--replacement", "z"}), "`Y` is one word too many.");
  EXPECT_EQ(refusal({"people", "add", "X", "--colour"}), "There is no option `--colour` here.");
  EXPECT_EQ(refusal({"people", "add", "X", "--also-a-word=1"}), "`--also-a-word` takes no value.");
  EXPECT_EQ(refusal({"people"}), "`people` needs one word more.");
  EXPECT_EQ(refusal({"dance"}), "There is no command `dance`.");
  EXPECT_EQ(refusal({}), "No command was typed.");
}

TEST(Commands, GiveHelpBeforeTheyComplain) {
  auto invocation = parse(commands(), Words{"people", "add", "--help"});
  ASSERT_TRUE(invocation);
  EXPECT_TRUE(invocation->wants_help);
}

TEST(Globals, AreTakenOutWhereverTheyStand) {
  Words words{"--json",          "reflect", "--vault", "/tmp/dani", "--text", "a", "--slot-interval=200ms",
              "--passphrase-fd", "3"};

  auto globals = take_globals(words, "/home/dani/candour");

  ASSERT_TRUE(globals);
  EXPECT_EQ(words, (Words{"reflect", "--text", "a"}));
  EXPECT_TRUE(globals->json);
  EXPECT_EQ(globals->vault_folder, "/tmp/dani");
  EXPECT_EQ(globals->slot_milliseconds, 200);
  EXPECT_EQ(globals->passphrase_fd, 3);
}

TEST(Globals, AreLeftAloneAfterTwoHyphensAndKeepTheirDefaults) {
  Words words{"search", "--", "--json"};

  auto globals = take_globals(words, "/home/dani/candour");

  ASSERT_TRUE(globals);
  EXPECT_EQ(words, (Words{"search", "--", "--json"}));
  EXPECT_FALSE(globals->json);
  EXPECT_EQ(globals->vault_folder, "/home/dani/candour");
  EXPECT_FALSE(globals->passphrase_fd);
}

TEST(Globals, TakeALengthOfTimeInEachUnit) {
  for (const auto& [typed, milliseconds] : {std::pair{"200ms", 200L}, std::pair{"1s", 1'000L}, std::pair{"10min", 600'000L}}) {
    Words words{std::string("--slot-interval=") + typed};
    auto globals = take_globals(words, "");
    ASSERT_TRUE(globals) << typed;
    EXPECT_EQ(globals->slot_milliseconds, milliseconds) << typed;
  }
}

TEST(Globals, RefuseNumbersThatAreNone) {
  for (const auto* typed : {"200", "0ms", "-1ms", "ms", "2 s", "2h", "1m", "1000001ms"}) {
    Words words{std::string("--slot-interval=") + typed};
    EXPECT_FALSE(take_globals(words, "")) << typed;
  }
  for (const auto* typed : {"", "x", "-1", "1024", "3x"}) {
    Words words{std::string("--passphrase-fd=") + typed};
    EXPECT_FALSE(take_globals(words, "")) << typed;
  }
}

TEST(ExitCodes, TellTheReasonsApart) {
  const auto code = [](ErrorCode error) { return exit_code_of(Outcome(Error{error, "test"})); };
  EXPECT_EQ(exit_code_of(Outcome(Facts{})), 0);
  EXPECT_EQ(code(ErrorCode::rule_refused), 1);
  EXPECT_EQ(code(ErrorCode::bad_argument), 2);
  EXPECT_EQ(code(ErrorCode::wrong_passphrase), 3);
  EXPECT_EQ(code(ErrorCode::relay_unreachable), 4);
  EXPECT_EQ(code(ErrorCode::stopped), 130);
}

TEST(Help, ShowsUsageEveryParameterAndTheExample) {
  const auto text = help_of(commands()[0]);
  EXPECT_NE(text.find("Usage: candour-cli people add NAME [--alias NAME] [--also-a-word] --replacement TEXT\n"),
            std::string::npos);
  EXPECT_NE(text.find("--also-a-word: Flag.\n"), std::string::npos);
  EXPECT_NE(text.find("Example: people add X --replacement y\n"), std::string::npos);
}

}  // namespace
}  // namespace candour::cli
