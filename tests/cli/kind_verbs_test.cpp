// The verbs of a kind on the command line, by a program that has the drafts: states, refusals with what to do, facts.
#include <gtest/gtest.h>

#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "tests/journal/kinds/drafts.hpp"
#include "tests/stories/process.hpp"
#include "tests/support/changed_member.hpp"
#include "tests/support/two_people.hpp"

namespace candour::cli {
namespace {

class Verbs : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    pair.carry_everything();
    pair.dani.vault.reset();
  }

  std::string says(std::vector<std::string> words) const {
    words.insert(words.begin(), CANDOUR_BIN_DIR "/candour-cli-drafts");
    words.insert(words.end(), {"--vault", pair.dani.folder.string(), "--passphrase-fd", "3"});
    return stories::run({"env", words, pair.dani.passphrase_text + "\n", {}, "/dev/null"}).output;
  }
  // The short name in an answer.
  static std::string name_in(const std::string& answer) {
    const auto at = answer.find("Item: ");
    return at == std::string::npos ? answer : answer.substr(at + 6, answer.find('\n', at) - at - 6);
  }
  std::string action_of(const char* owner) const {
    return name_in(says({"action", "add", "--text", "Ask the porters", "--owner", owner, "--first-step", "Go down on Monday", "--by", "2026-12-20"}));
  }
  static bool has(const std::string& answer, std::string_view words) { return answer.find(words) != std::string::npos; }

  test::TwoPeople pair;
};

TEST_F(Verbs, LeadOnFromWhereAThingStands) {
  const auto name = action_of("Dani");
  EXPECT_TRUE(has(says({"show", name}), "Where it stands: idea")) << says({"show", name});
  EXPECT_TRUE(has(says({"show", name}), "Accept: `action accept " + name + "`"));

  EXPECT_TRUE(has(says({"action", "accept", name}), "Where it stands: agreed"));
  EXPECT_TRUE(has(says({"show", name}), "Where it stands: agreed"));
  EXPECT_TRUE(has(says({"show", name}), "Start: `action start " + name + "`"));
}

TEST_F(Verbs, SayWhyAGuardRefuses) {
  const auto name = action_of("Meg");
  const auto refused = says({"action", "accept", name});

  EXPECT_TRUE(has(refused, "Only its owner can do that.")) << refused;
  EXPECT_TRUE(has(refused, "Nothing was changed.")) << refused;
  EXPECT_TRUE(has(says({"show", name}), "Where it stands: idea"));
  EXPECT_TRUE(has(says({"show", name}), "Accept: Only its owner can do that."));
}

TEST_F(Verbs, AskForWhatTheyNeedByTheNameOfItsOption) {
  const auto name = action_of("Dani");
  says({"action", "accept", name});
  const auto asked = says({"action", "finish", name});
  EXPECT_TRUE(has(asked, "Give it with --learned.")) << asked;

  EXPECT_TRUE(has(says({"action", "finish", name, "--learned", "They had been asked before."}), "Where it stands: done"));
  EXPECT_TRUE(has(says({"show", name}), "They had been asked before."));
}

TEST_F(Verbs, NameTheWaysOnForOneThatLeadsNowhere) {
  const auto name = action_of("Dani");
  const auto nowhere = says({"action", "start", name});

  EXPECT_TRUE(has(nowhere, "It stands at `idea`, and that does not lead on from there.")) << nowhere;
  EXPECT_TRUE(has(nowhere, "`action accept " + name + "`")) << nowhere;
}

TEST_F(Verbs, AreCountedInStatusAndMarkedInTheHistoryWhileTheirStepWaits) {
  namespace action = journal::kinds::drafts;
  pair.restart(pair.dani);
  const auto item = *pair.dani->writing().write(action::action, {test::prose(action::action_field::text, "Ask the porters")});
  pair.carry_everything();
  test::ChangedMember changed(pair, pair.meg);
  auto step = test::edit_of(item.item, static_cast<std::uint16_t>(action::action), action::action_field::state,
                            journal::model::encode_value(journal::model::FieldType::choice,
                                                         journal::model::Choice{action::action_state::agreed})->bytes);
  step.basis = {EnvelopeId{}};
  changed.send_change({step});
  test::read_everything(pair, pair.dani);
  const auto name = *pair.dani->items().short_name(item);
  pair.dani.vault.reset();

  EXPECT_TRUE(has(says({"status"}), "Waits for an earlier step: 1")) << says({"status"});
  EXPECT_TRUE(has(says({"history", name}), "waits for an earlier step")) << says({"history", name});
}

TEST_F(Verbs, StandInTheHelpOfTheirKind) {
  const auto help = says({"action", "finish", "--help"});

  EXPECT_TRUE(has(help, "Finish: it stands at `done` then.")) << help;
  EXPECT_TRUE(has(help, "--learned")) << help;
}

TEST_F(Verbs, ShowWhatIsTrueOfAThingBesideItsFields) {
  const auto rules = name_in(says({"ground-rules", "add", "--text", "What is said here stays here."}));

  EXPECT_TRUE(has(says({"show", rules}), "In force: no")) << says({"show", rules});
}

// ---- an answer that is written alone

TEST_F(Verbs, SayThatAnAnswerIsReadyAndTakeThatBack) {
  const auto question = name_in(says({"question", "add", "--text", "What do people get wrong about you?"}));
  const auto written = says({"answer", "add", question, "That I am shy"});
  const auto answer = name_in(written);
  EXPECT_TRUE(has(written, "Readers: Only you can read this")) << written;
  EXPECT_TRUE(has(says({"show", question}), "That I am shy"));
  EXPECT_FALSE(has(says({"show", answer}), "What opens it")) << says({"show", answer});
  EXPECT_FALSE(has(says({"history", answer}), "What opens it")) << says({"history", answer});

  EXPECT_TRUE(has(says({"answer", "ready", answer}), "Where it stands: ready"));
  EXPECT_TRUE(has(says({"show", question}), "You wait for the others: yes"));
  const auto late = says({"edit", answer, "--text", "Something else"});
  EXPECT_TRUE(has(late, "Not done")) << late;
  EXPECT_TRUE(has(says({"answer", "take-back", answer}), "Where it stands: written"));
  EXPECT_TRUE(has(says({"edit", answer, "--text", "Something else"}), "Item: " + answer));
}

TEST_F(Verbs, SayWhyAnAnswerToOtherWordsIsNotReady) {
  const auto question = name_in(says({"question", "add", "--text", "What do people get wrong about you?"}));
  const auto answer = name_in(says({"answer", "add", question, "That I am shy"}));
  says({"edit", question, "--text", "Would you let somebody go for it?"});
  const auto refused = says({"answer", "ready", answer});

  EXPECT_TRUE(has(refused, "The question reads otherwise now.")) << refused;
  EXPECT_TRUE(has(says({"show", answer}), "It read then: What do people get wrong about you?")) << says({"show", answer});
}

TEST_F(Verbs, MakeNothingThatOnlyARevealBrings) {
  EXPECT_TRUE(has(says({"shown-answer", "add"}), "Not done")) << says({"shown-answer", "add"});
  EXPECT_FALSE(has(says({"help"}), "shown-answer add"));
}

// ---- things that stand under each other

TEST_F(Verbs, ListATreeWithItsLevelsAndNumbers) {
  const auto interview = name_in(says({"interview", "add", "How people are let in"}));
  const auto first = name_in(says({"script", "add", interview, "Who gets the awards?"}));
  const auto second = name_in(says({"script", "add", interview, "Who is put forward?", "--under", first}));
  says({"script", "add", interview, "And who decides?", "--under", second});
  const auto list = says({"script", "list", interview});

  EXPECT_TRUE(has(list, "\nWords: Who gets the awards?\n")) << list;
  EXPECT_TRUE(has(list, "\n  Words: Who is put forward?\n")) << list;
  EXPECT_TRUE(has(list, "\n    Words: And who decides?\n")) << list;
  EXPECT_TRUE(has(list, "    Number: 3\n")) << list;
  EXPECT_TRUE(has(says({"script", "list", interview, "--json"}), "\"level\":2"));

  says({"set-aside", second});
  EXPECT_TRUE(has(says({"script", "list", interview}), "Place: What it stood under is not here"));
}

}  // namespace
}  // namespace candour::cli
