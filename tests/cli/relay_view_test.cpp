// What the post box has of a journal, as its owner's tool prints it and as a member's program does, with the real ones.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "journal/vault/items.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/vault.hpp"
#include "tests/kills/pair_at_work.hpp"

namespace candour::cli {
namespace {

using kills::PairAtWork;
using stories::Finished;

Finished relay_view(const stories::Member& member, std::vector<std::string> words) {
  stories::Start start;
  start.program = member.desk().programs / "candour-cli";
  start.arguments = std::move(words);
  for (const auto& word :
       {std::string("--vault"), member.desk().vault.string(), std::string("--passphrase-fd"), std::string("3")})
    start.arguments.push_back(word);
  start.passphrase_lines = member.desk().passphrase + "\n";
  start.error_log = member.desk().vault.string() + ".errors";
  return stories::run(start);
}

Finished kept_view(const stories::Member& member) { return relay_view(member, {"relay-view", "--kept"}); }

std::string errors_of(const stories::Member& member) {
  std::ifstream file(member.desk().vault.string() + ".errors");
  return {std::istreambuf_iterator<char>(file), {}};
}

// Two people who wrote and sent, both shells closed and both told of everything, the relay stopped.
class RelayView : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    ASSERT_TRUE(pair.dani.ask({"reflect", "--text", "I found the words."}).is_done);
    ASSERT_TRUE(pair.meg.ask({"reflect", "--text", "So did I."}).is_done);
    ASSERT_TRUE(pair.dani.ask({"sync", "--now"}).is_done);
    for (auto* member : {&pair.dani, &pair.meg}) ASSERT_TRUE(member->close_shell());
    // Nobody runs now, so that the last to look sees all.
    for (auto* member : {&pair.dani, &pair.meg}) {
      ASSERT_EQ(relay_view(*member, {"sync", "--now"}).exit_code, 0);
    }
    ASSERT_EQ(relay_view(pair.dani, {"sync"}).exit_code, 0);
    ASSERT_TRUE(pair.relay.stop());
  }
  // Of the journal's mailbox; the rendezvous may still be there beside it.
  std::string dumped() const {
    for (const auto& view : pair.relay.dump()) {
      if (view.find("\nkind journal\n") != std::string::npos) return view;
    }
    return {};
  }

  PairAtWork pair;
};

TEST_F(RelayView, IsForEachMemberTheBytesThatThePostBoxPrints) {
  const auto dump = dumped();
  ASSERT_NE(dump.find("\nenvelope 2 "), std::string::npos);

  for (const auto* member : {&pair.dani, &pair.meg}) {
    const auto view = kept_view(*member);
    EXPECT_EQ(view.output, dump);
    EXPECT_EQ(view.exit_code, 0);
    EXPECT_EQ(errors_of(*member).find("behind"), std::string::npos);
  }
}

TEST_F(RelayView, EndsWithThreeAndSaysSoWhereThePostBoxToldOfMore) {
  {
    const ProgramClock clock;
    auto vault =
        journal::Vault::unlock(pair.dani.desk().vault, crypto::Passphrase(pair.dani.desk().passphrase), "test", clock);
    ASSERT_TRUE(vault);
    const auto known = (*vault)->relay_log().relay_kept_view();
    ASSERT_TRUE(known && known->told);
    auto told = *known->told;
    ++told.head;
    ASSERT_TRUE((*vault)->relay_log().save_head(known->mailbox, told));
  }

  const auto view = kept_view(pair.dani);

  EXPECT_EQ(view.exit_code, 3);
  EXPECT_EQ(view.output, dumped()) << "what was read is shown all the same";
  EXPECT_NE(errors_of(pair.dani).find("this list is behind"), std::string::npos);
}

// The value of the first line `name value` of a view.
std::string value_in(const std::string& view, const std::string& name) {
  const auto at = view.find("\n" + name + " ");
  if (at == std::string::npos) return {};
  const auto begin = at + name.size() + 2;
  return view.substr(begin, view.find('\n', begin) - begin);
}

// Nobody asks for anything here: the programs deliver and fetch at their moments.
TEST(RelayViewOfTwoDays, KnowsTheDayOfTheLastDeliveryWithoutBeingAsked) {
  PairAtWork pair;
  pair.pair_up();
  const auto view_of_meg = [&] { return pair.meg.ask({"relay-view", "--kept"}).fact("Relay view"); };
  ASSERT_TRUE(kills::comes_true([&] { return !view_of_meg().empty(); }, std::chrono::seconds(20)));
  const auto first = view_of_meg();
  ASSERT_EQ(value_in(first, "made"), value_in(first, "last-append"));

  std::ofstream(pair.meg.desk().clock) << 86'400;

  EXPECT_TRUE(kills::comes_true(
      [&] {
        const auto view = view_of_meg();
        return !view.empty() && value_in(view, "made") == value_in(first, "made") &&
               value_in(view, "last-append") > value_in(first, "last-append");
      },
      std::chrono::seconds(20)));
}

TEST(RelayViewAlone, IsRefusedBeforeThereIsAJournal) {
  test::TemporaryFolder folder;
  const stories::Member alone({CANDOUR_BIN_DIR, folder.path() / "vault", folder.path() / "clock", "Dani",
                               "bramble lantern dani corduroy thistle"});
  ASSERT_TRUE(alone.make_vault().is_done);

  const auto view = kept_view(alone);

  EXPECT_EQ(view.exit_code, 1);
  EXPECT_EQ(view.output.find("candour relay view"), std::string::npos);
}

}  // namespace
}  // namespace candour::cli
