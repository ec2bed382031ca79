// A computer whose clock is wrong for a while, with the real programs: what stands beside the entries afterwards, on
// both sides, and who is told to look at a clock.
#include <gtest/gtest.h>

#include <fstream>
#include <optional>

#include "tests/kills/pair_at_work.hpp"

namespace candour::cli {
namespace {

class WrongClock : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    ASSERT_TRUE(pair.meg.close_shell());
    ASSERT_TRUE(meg().open_shell().is_done);
  }
  // Meg with a clock of her own.
  stories::Member& meg() {
    if (!alone) {
      auto desk = pair.meg.desk();
      desk.clock = clock();
      alone.emplace(desk);
    }
    return *alone;
  }
  std::filesystem::path clock() const { return pair.folder.path() / "clock of Meg"; }
  void set_clock(long long days_off) {
    const auto draft = pair.folder.path() / "clock draft";
    std::ofstream(draft) << days_off * 86'400;
    std::filesystem::rename(draft, clock());
  }
  void write(stories::Member& member, const std::string& text) {
    ASSERT_TRUE(member.ask({"reflect", "--text", text}).is_done) << text;
    const auto sent = member.ask({"sync", "--now"});
    ASSERT_TRUE(sent.is_done) << sent.whole;
  }
  // Written and sealed with a wrong clock. The post box takes nothing from a clock that is so wrong: it goes later.
  void write_wrong(long long days_off, const std::string& text) {
    set_clock(days_off);
    ASSERT_TRUE(meg().ask({"reflect", "--text", text}).is_done);
    ASSERT_EQ(meg().ask({"sync", "--now"}).error_code, "clock_skew");
    ASSERT_TRUE(meg().close_shell());  // which seals what waits
    set_clock(0);
    ASSERT_TRUE(meg().open_shell().is_done);
  }
  // Until everything that was sent is here.
  static void read(stories::Member& member, const std::string& text) {
    ASSERT_TRUE(kills::comes_true(
        [&] { return member.ask({"sync"}).is_done && member.ask({"list"}).mentions(text); }, std::chrono::seconds(20)));
  }

  kills::PairAtWork pair;
  std::optional<stories::Member> alone;
};

TEST_F(WrongClock, ThatWasFiveYearsAheadOnceIsItsOwnersMatterAndMarksThatEntryAlone) {
  ASSERT_NO_FATAL_FAILURE(write_wrong(1826, "Written ahead."));
  ASSERT_NO_FATAL_FAILURE(write(meg(), "Written right."));
  ASSERT_NO_FATAL_FAILURE(read(pair.dani, "Written right."));
  ASSERT_NO_FATAL_FAILURE(write(pair.dani, "Answered right."));
  ASSERT_NO_FATAL_FAILURE(read(meg(), "Answered right."));

  for (auto* member : {&meg(), &pair.dani}) {
    const auto list = member->ask({"list"});
    EXPECT_EQ(list.count("Late"), 1U) << list.whole;
    EXPECT_LT(list.whole.find("Answered right."), list.whole.find("Written ahead.")) << list.whole;
  }
  const auto hers = meg().ask({"status"});
  EXPECT_EQ(hers.count("Notice OWN-CLOCK"), 1U) << hers.whole;
  EXPECT_EQ(hers.count("Notice LATE"), 0U) << hers.whole;
  const auto theirs = pair.dani.ask({"status"});
  EXPECT_EQ(theirs.count("Notice OWN-CLOCK"), 0U) << theirs.whole;
  EXPECT_NE(theirs.fact("Notice LATE").find("It is about Meg."), std::string::npos) << theirs.whole;
}

TEST_F(WrongClock, ThatWasBehindOnceIsItsOwnersMatterToo) {
  ASSERT_NO_FATAL_FAILURE(write(pair.dani, "Written before."));
  ASSERT_NO_FATAL_FAILURE(read(meg(), "Written before."));
  ASSERT_NO_FATAL_FAILURE(write_wrong(-400, "Written behind."));
  ASSERT_NO_FATAL_FAILURE(write(meg(), "Written right."));
  ASSERT_NO_FATAL_FAILURE(read(pair.dani, "Written right."));
  ASSERT_TRUE(pair.dani.ask({"list"}).mentions("Written behind."));
  ASSERT_NO_FATAL_FAILURE(write(pair.dani, "Answered right."));
  ASSERT_NO_FATAL_FAILURE(read(meg(), "Answered right."));

  for (auto* member : {&meg(), &pair.dani}) {
    const auto list = member->ask({"list"});
    EXPECT_EQ(list.count("Late"), 1U) << list.whole;
  }
  const auto hers = meg().ask({"status"});
  EXPECT_EQ(hers.count("Notice OWN-CLOCK"), 1U) << hers.whole;
  EXPECT_EQ(hers.count("Notice LATE"), 0U) << hers.whole;
  EXPECT_NE(pair.dani.ask({"status"}).fact("Notice LATE").find("It is about Meg."), std::string::npos);
}

}  // namespace
}  // namespace candour::cli
