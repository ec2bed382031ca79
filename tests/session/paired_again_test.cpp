// The real programs and a real relay: a first pairing whose joiner disappears after the inviter matched, and the second.
#include <gtest/gtest.h>

#include <functional>
#include <iterator>
#include <sstream>
#include <thread>

#include "tests/stories/member.hpp"
#include "tests/stories/relay_process.hpp"
#include "tests/support/kept.hpp"
#include "tests/support/two_people.hpp"

namespace candour::session {
namespace {

using stories::Member;
using stories::Reply;

class PairedAgain : public testing::Test {
 protected:
  PairedAgain() : relay(CANDOUR_BIN_DIR, folder.path() / "relay", folder.path() / "clock"), meg(desk_of("Meg", "Meg")) {}

  stories::Desk desk_of(const std::string& name, const std::string& key) const {
    return {CANDOUR_BIN_DIR, folder.path() / key, folder.path() / "clock", name,
            "bramble lantern " + key + " corduroy thistle"};
  }

  static std::vector<std::string> words_in(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), {}};
  }

  static bool comes_true(const std::function<bool()>& holds) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(40);
    while (std::chrono::steady_clock::now() < end) {
      if (holds()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    return holds();
  }

  // Joins with these words until both have numbers; what the joiner says aloud.
  std::string join(Member& dani, const std::vector<std::string>& words) {
    std::vector<std::string> line{"join", relay.address()};
    line.insert(line.end(), words.begin(), words.end());
    EXPECT_EQ(words.size(), 12U);
    return dani.ask(line).fact("Say aloud");
  }

  // Records of a kind that the closed vault holds of the journal it is in.
  static std::int64_t records_of(const Member& member, sealed::RecordKind kind) {
    const test::Person closed{member.desk().name, member.desk().passphrase, member.desk().vault, nullptr};
    auto database = test::database_of(closed);
    auto select = database.prepare("SELECT count(*) FROM record WHERE kind = ?");
    EXPECT_TRUE(select.has_value());
    EXPECT_TRUE(select->bind(1, static_cast<std::int64_t>(kind)).step().has_value());
    return select->integer(0);
  }

  test::TemporaryFolder folder;
  stories::RelayProcess relay;
  Member meg;
};

TEST_F(PairedAgain, AfterTheJoinersComputerWasLostUploadsNothingForEverAndEndsInOneJournal) {
  ASSERT_TRUE(relay.start());
  ASSERT_TRUE(meg.make_vault().is_done);
  ASSERT_TRUE(meg.open_shell().is_done);
  Member lost(desk_of("Dani", "lost"));
  ASSERT_TRUE(lost.make_vault().is_done);
  ASSERT_TRUE(lost.open_shell().is_done);
  const auto said = join(lost, words_in(meg.ask({"invite", relay.address()}).fact("Words")));
  ASSERT_TRUE(comes_true([&] { return !meg.ask({"confirm"}).fact("Say aloud").empty(); }));
  lost.kill_shell();
  const auto matched = meg.ask({"confirm", said});
  EXPECT_TRUE(matched.mentions("Waiting until Dani has typed yours")) << matched.whole;
  EXPECT_FALSE(meg.ask({"status"}).has("Journal", "Shared"));
  EXPECT_FALSE(meg.ask({"reflect", "--text", "To nobody."}).is_done);

  EXPECT_FALSE(meg.ask({"invite", relay.address()}).is_done) << "it asks first";
  const auto words = words_in(meg.ask({"invite", relay.address(), "--other-computer"}).fact("Words"));
  EXPECT_EQ(words_in(meg.ask({"invite"}).fact("Words")), words) << "shown again";
  Member dani(desk_of("Dani", "new"));
  ASSERT_TRUE(dani.make_vault().is_done);
  ASSERT_TRUE(dani.open_shell().is_done);
  const auto said_by_dani = join(dani, words);
  std::string said_by_meg;
  ASSERT_TRUE(comes_true([&] { return !(said_by_meg = meg.ask({"confirm"}).fact("Say aloud")).empty(); }));
  meg.begin({"confirm", said_by_dani});
  dani.begin({"confirm", said_by_meg});
  EXPECT_TRUE(meg.answer().is_done);
  EXPECT_TRUE(dani.answer().is_done);

  for (auto* member : {&meg, &dani}) {
    EXPECT_TRUE(comes_true([&] { return member->ask({"status"}).has("Journal", "Shared"); }))
        << member->ask({"status"}).whole;
  }
  EXPECT_TRUE(meg.ask({"reflect", "--text", "To the Dani I compared numbers with."}).is_done);
  EXPECT_TRUE(meg.ask({"sync", "--now"}).is_done);
  EXPECT_TRUE(comes_true([&] {
    dani.ask({"sync"});
    return dani.ask({"list", "reflection"}).mentions("compared numbers with");
  }));
  EXPECT_FALSE(meg.ask({"confirm", "00000", "00000"}).is_done);
  ASSERT_TRUE(meg.close_shell());
  ASSERT_TRUE(dani.close_shell());
  for (const auto* member : {&meg, &dani}) {
    EXPECT_EQ(records_of(*member, sealed::RecordKind::commit), 1);
    EXPECT_EQ(records_of(*member, sealed::RecordKind::identity), 4) << "two cards and two certificates, once";
    EXPECT_EQ(records_of(*member, sealed::RecordKind::roster), 1);
  }
}

}  // namespace
}  // namespace candour::session
