// candour-cli and the zones of meetings: what an edit does not name stays, and no zone is guessed.
#include <gtest/gtest.h>

#include "journal/kinds/meeting.hpp"
#include "tests/stories/process.hpp"
#include "tests/support/two_people.hpp"

namespace candour::session {
namespace {

class MeetingTimes : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    pair.carry_everything();
    pair.dani.vault.reset();
  }

  // What a command of Dani's says where the computer is in `zone`.
  std::string told(const std::string& zone, const std::vector<std::string>& command) const {
    std::vector<std::string> words{"TZ=" + zone, CANDOUR_BIN_DIR "/candour-cli"};
    words.insert(words.end(), command.begin(), command.end());
    for (const auto& word : {std::string("--vault"), pair.dani.folder.string(), std::string("--passphrase-fd"), std::string("3")}) {
      words.push_back(word);
    }
    return stories::run({"env", words, pair.dani.passphrase_text + "\n", {}, "/dev/null"}).output;
  }

  static std::string fact(const std::string& told, const std::string& name) {
    const auto at = told.find(name + ": ");
    if (at == std::string::npos) return {};
    const auto from = at + name.size() + 2;
    return told.substr(from, told.find('\n', from) - from);
  }

  test::TwoPeople pair;
};

TEST_F(MeetingTimes, AreInTheZoneOfTheComputerAndTheAnswerNamesThem) {
  const auto said = told("America/New_York", {"meeting", "add", "--date", "2026-12-03", "--time", "10:00"});

  EXPECT_EQ(fact(said, "When"), "2026-12-03 10:00 America/New_York") << said;
}

TEST_F(MeetingTimes, KeepWhatAnEditDoesNotName) {
  const auto item = fact(
      told("Etc/UTC", {"meeting", "add", "--date", "2026-12-03", "--time", "10:00", "--zone", "Europe/Kyiv"}), "Item");
  const std::pair<const char*, const char*> edits[] = {{"2026-12-05 10:00", "2026-12-05 10:00 Europe/Kyiv"},
                                                       {"11:30", "2026-12-05 11:30 Europe/Kyiv"},
                                                       {"2026-12-06", "2026-12-06 11:30 Europe/Kyiv"},
                                                       {"Europe/London", "2026-12-06 11:30 Europe/London"}};
  for (const auto& [typed, expected] : edits) {
    told("Etc/UTC", {"edit", item, "--field", "when", "--value", typed});
    EXPECT_NE(told("Etc/UTC", {"show", item}).find(expected), std::string::npos) << typed;
  }
}

TEST_F(MeetingTimes, AreNotPlannedWhereTheZoneIsNotKnown) {
  const auto said = told("Nowhere/Land", {"meeting", "add", "--date", "2026-12-03", "--time", "10:00"});

  EXPECT_NE(said.find("does not say in which time zone it is"), std::string::npos) << said;
  EXPECT_NE(told("Etc/UTC", {"meeting", "list"}).find("None is planned"), std::string::npos);
}

class QuestionOfTheDay : public MeetingTimes {};

TEST_F(QuestionOfTheDay, IsOfTheDayWhereTheWriterIs) {
  // 25 hours apart: there is no moment at which it is one day in both.
  const auto first = fact(told("Pacific/Kiritimati", {"reflect"}), "A question, if you want one");
  const auto second = fact(told("Pacific/Pago_Pago", {"reflect"}), "A question, if you want one");

  EXPECT_FALSE(first.empty());
  EXPECT_FALSE(second.empty());
  EXPECT_NE(first, second);
}

}  // namespace
}  // namespace candour::session
