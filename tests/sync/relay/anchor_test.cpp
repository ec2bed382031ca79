// The log epoch after a start (relay.md 5.3), as a table and with real files.
#include <gtest/gtest.h>

#include <fstream>

#include "sync/relay/anchor.hpp"
#include "tests/sync/relay/relay_world.hpp"

namespace candour::relay_test {

namespace {

using relay::Anchor;
using relay::decide_log_epoch;
using relay::Past;
using relay::read_anchor;

TEST(Anchor, ReadsWhatItWritesAndNothingElse) {
  const Anchor anchor{1767225600, 42};
  const auto text = relay::text_of(anchor);

  EXPECT_EQ(text, "candour-relay anchor 1\nlog_epoch 1767225600\ntotal 42\n");
  EXPECT_EQ(read_anchor(text), anchor);
  for (std::size_t size = 0; size < text.size(); ++size) EXPECT_EQ(read_anchor(text.substr(0, size)), std::nullopt);
  EXPECT_EQ(read_anchor(text + "\n"), std::nullopt);
  EXPECT_EQ(read_anchor("candour-relay anchor 1\nlog_epoch 01\ntotal 42\n"), std::nullopt);
  EXPECT_EQ(read_anchor("candour-relay anchor 2\nlog_epoch 1\ntotal 42\n"), std::nullopt);
}

TEST(Anchor, KeepsTheLogEpochOfADatabaseThatIsNotBehind) {
  const Anchor database{1000, 5};

  EXPECT_EQ(decide_log_epoch(database, Anchor{1000, 5}, 2000).log_epoch, 1000u);
  EXPECT_EQ(decide_log_epoch(database, Anchor{1000, 4}, 2000).log_epoch, 1000u);
  EXPECT_EQ(decide_log_epoch(database, Anchor{1000, 4}, 2000).past, Past::kept);
  EXPECT_EQ(decide_log_epoch(Anchor{1000, 0}, std::nullopt, 2000).log_epoch, 1000u);
}

TEST(Anchor, BeginsALogEpochAboveAllKnownOnesWhenTheDatabaseWentBack) {
  EXPECT_EQ(decide_log_epoch(Anchor{1000, 4}, Anchor{1000, 5}, 2000).log_epoch, 2000u);
  EXPECT_EQ(decide_log_epoch(Anchor{1000, 9}, Anchor{1001, 5}, 500).log_epoch, 1002u);
  EXPECT_EQ(decide_log_epoch(Anchor{1000, 4}, Anchor{1000, 5}, 500).log_epoch, 1001u);
  EXPECT_EQ(decide_log_epoch(Anchor{1000, 4}, std::nullopt, 500).log_epoch, 1001u);
  EXPECT_EQ(decide_log_epoch(Anchor{1000, 4}, std::nullopt, 500).past, Past::went_back);
}

TEST(Anchor, GivesAFreshDatabaseALogEpochThatWasNeverUsed) {
  EXPECT_EQ(decide_log_epoch(std::nullopt, std::nullopt, 2000).log_epoch, 2000u);
  EXPECT_EQ(decide_log_epoch(std::nullopt, Anchor{3000, 7}, 2000).log_epoch, 3001u);
  EXPECT_EQ(decide_log_epoch(std::nullopt, Anchor{3000, 7}, 2000).past, Past::lost);
  EXPECT_EQ(decide_log_epoch(std::nullopt, std::nullopt, 2000).past, Past::none);
}

class AnchorFiles : public testing::Test {
 protected:
  void SetUp() override {
    start();
    (void)member().create();
    (void)member().append({envelope_of(1)});
  }

  // The error of the start, or nothing when it went well.
  std::optional<ErrorCode> start() {
    auto opened = relay::InProcessRelay::open(data_, clock_.clock());
    if (!opened) return opened.error().code;
    relay_ = std::move(*opened);
    return std::nullopt;
  }
  std::optional<ErrorCode> restart() {
    relay_.reset();
    return start();
  }

  class Direct final : public RelayUnderTest {
   public:
    explicit Direct(AnchorFiles& test) : test_(test) {}
    Bytes exchange(ByteView frame) override { return test_.relay_->handle(frame); }
    RelayId relay_id() const override { return test_.relay_->relay_id(); }
    void start() override {}
    void stop() override {}

   private:
    AnchorFiles& test_;
  };
  Member member() { return {direct_, clock_, box_}; }

  TemporaryFolder folder_;
  std::filesystem::path data_ = folder_.path() / "data";
  ShiftedClock clock_{folder_.path() / "clock"};
  Box box_ = journal_box("box");
  std::unique_ptr<relay::InProcessRelay> relay_;
  Direct direct_{*this};
};

constexpr auto replace = std::filesystem::copy_options::overwrite_existing;

TEST_F(AnchorFiles, KeepTheLogEpochOverAPlainRestart) {
  const auto before = relay_->log_epoch();

  ASSERT_EQ(restart(), std::nullopt);

  EXPECT_EQ(relay_->log_epoch(), before);
  EXPECT_EQ(relay_->past(), Past::kept);
}

TEST_F(AnchorFiles, NoticeADatabaseThatWasCopiedBack) {
  const auto before = relay_->log_epoch();
  relay_.reset();
  std::filesystem::copy_file(data_ / "relay.db", folder_.path() / "backup");
  ASSERT_EQ(start(), std::nullopt);
  (void)member().append({envelope_of(2)});
  relay_.reset();
  std::filesystem::copy_file(folder_.path() / "backup", data_ / "relay.db", replace);

  ASSERT_EQ(start(), std::nullopt);

  EXPECT_EQ(relay_->past(), Past::went_back);
  EXPECT_GT(relay_->log_epoch(), before);
  EXPECT_EQ(member().fetch({before, 2, 500, 4096, 0}).code, Code::epoch_changed);
  const auto settled = relay_->log_epoch();
  ASSERT_EQ(restart(), std::nullopt);
  EXPECT_EQ(relay_->log_epoch(), settled) << "one change is enough";
}

TEST_F(AnchorFiles, TakeALostAnchorForALostPast) {
  const auto before = relay_->log_epoch();
  relay_.reset();
  std::filesystem::remove(data_ / "anchor");

  ASSERT_EQ(start(), std::nullopt);

  EXPECT_EQ(relay_->past(), Past::went_back);
  EXPECT_GT(relay_->log_epoch(), before);
}

TEST_F(AnchorFiles, TakeAnUnreadableAnchorForALostPast) {
  relay_.reset();
  std::ofstream(data_ / "anchor") << "candour-relay anchor 1\nlog_epoch ";

  ASSERT_EQ(start(), std::nullopt);

  EXPECT_EQ(relay_->past(), Past::went_back);
}

TEST_F(AnchorFiles, GiveALostDatabaseAnotherLogEpochUnderTheSameKey) {
  const auto before = relay_->log_epoch();
  const auto key = relay_->relay_id();
  relay_.reset();
  std::filesystem::remove(data_ / "relay.db");

  ASSERT_EQ(start(), std::nullopt);

  EXPECT_GT(relay_->log_epoch(), before);
  EXPECT_EQ(relay_->relay_id(), key);
  EXPECT_EQ(member().head().code, Code::denied);
}

TEST_F(AnchorFiles, RefuseADatabaseOfAnotherRelay) {
  relay_.reset();
  std::ofstream(data_ / "relay.key", std::ios::binary) << std::string(32, 'k');

  EXPECT_EQ(start(), ErrorCode::not_equal);
}

TEST_F(AnchorFiles, RefuseADatabaseWhoseKeyIsLost) {
  relay_.reset();
  std::filesystem::remove(data_ / "relay.key");

  EXPECT_EQ(start(), ErrorCode::damaged);
  EXPECT_FALSE(std::filesystem::exists(data_ / "relay.key"));
}

TEST_F(AnchorFiles, KeepADeletedMailboxDeletedInADatabaseFromBefore) {
  relay_.reset();
  std::filesystem::copy_file(data_ / "relay.db", folder_.path() / "backup");
  ASSERT_EQ(start(), std::nullopt);
  const auto today = member().today();
  ASSERT_EQ(member().erase(today, member().statement(today)).code, Code::ok);
  relay_.reset();
  std::filesystem::copy_file(folder_.path() / "backup", data_ / "relay.db", replace);

  ASSERT_EQ(start(), std::nullopt);

  EXPECT_EQ(member().fetch().code, Code::gone);
}

TEST_F(AnchorFiles, LetOnlyOneRelayHoldAFolder) {
  EXPECT_EQ(relay::InProcessRelay::open(data_, clock_.clock()).error().code, ErrorCode::vault_in_use);
}

}  // namespace

}  // namespace candour::relay_test
