// What crosses a lock: exactly what was put in, and nothing that is not exactly that.
#include "session/handover.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crypto/sign.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/vault_folder.hpp"
#include "journal/vault/writing.hpp"
#include "session/exec_locked.hpp"
#include "tests/support/two_people.hpp"

namespace candour::session {
namespace {

using namespace std::chrono_literals;

Handover handover_of(test::TwoPeople& pair) {
  Handover handover;
  handover.mailboxes = *pair.meg->post().mailboxes();
  handover.envelopes.push_back({{pair.mailbox(pair.meg), EnvelopeId{}, Bytes(4096, 7)}, true});
  handover.envelopes.push_back({{pair.mailbox(pair.meg), EnvelopeId{}, Bytes(16384, 8)}, false});
  handover.slots = sync::SlotState{{10min, 20s}, SteadyTime(1h), SteadyTime(30min), 20s, SteadyTime(30min + 7s), true};
  handover.ca_file = "/etc/ca.pem";
  handover.window = to_bytes(as_bytes("hand 10 20 1024 720"));
  return handover;
}

class HandoverTest : public testing::Test {
 protected:
  void SetUp() override { pair.pair_up(); }
  test::TwoPeople pair;
};

TEST_F(HandoverTest, ComesOutAsItWasPutIn) {
  const auto bytes = encode(handover_of(pair));

  const auto parsed = parse_handover(bytes);

  ASSERT_TRUE(parsed);
  EXPECT_EQ(encode(*parsed), bytes);
  EXPECT_EQ(parsed->mailboxes.front().after, pair.meg->post().mailboxes()->front().after);
  EXPECT_EQ(parsed->slots->moment, SteadyTime(30min + 7s));
}

TEST_F(HandoverTest, IsRefusedWhereverItIsCutAndWithAnythingBehindIt) {
  auto bytes = encode(handover_of(pair));
  for (std::size_t length = 0; length < bytes.size(); length += length < 600 ? 1 : 97) {
    ASSERT_FALSE(parse_handover(ByteView(bytes).first(length))) << length;
  }

  bytes.push_back(0);

  EXPECT_FALSE(parse_handover(bytes));
}

TEST_F(HandoverTest, IsRefusedWithMomentsThatNeverCome) {
  auto handover = handover_of(pair);
  handover.slots->length = 0ms;

  EXPECT_FALSE(parse_handover(encode(handover)));
}

TEST_F(HandoverTest, IsRefusedWithAnyBitThatEncodingWouldNotSet) {
  const auto bytes = encode(handover_of(pair));
  std::size_t taken = 0;
  for (std::size_t at = 0; at < 400; ++at) {
    auto changed = bytes;
    changed[at] ^= 0x80;
    const auto parsed = parse_handover(changed);
    if (!parsed) continue;
    ++taken;
    ASSERT_EQ(encode(*parsed), changed) << at;
  }
  EXPECT_GT(taken, 100u);  // keys and ids may be any bytes
}

// The seeds open nothing; everything else of the journal is not there at all.
TEST_F(HandoverTest, HoldsNoNameAndNoWordOfTheJournal) {
  ASSERT_TRUE(pair.meg->writing().write(journal::model::ItemKind::reflection,
                              {{1, journal::model::Prose{"zanzibar under the quiet desk"}}}));
  ASSERT_TRUE(pair.meg->sending().seal_queue());
  Handover handover;
  handover.mailboxes = *pair.meg->post().mailboxes();
  handover.envelopes = *pair.meg->sending().waiting();

  const auto bytes = to_text(encode(handover));

  EXPECT_FALSE(handover.envelopes.empty());
  for (const char* word : {"zanzibar", "Meg", "Dani"}) EXPECT_EQ(bytes.find(word), std::string::npos) << word;
}

TEST(Inherited, IsNotThereWithoutItsOption) {
  std::vector<std::string> arguments{"--vault", "x"};

  EXPECT_FALSE(take_inherited(arguments));
  EXPECT_EQ(arguments.size(), 2u);
}

TEST(Inherited, LocksAllTheSameWhenWhatWasHandedOverCannotBeRead) {
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  const int other = dup(ends[1]);
  std::vector<std::string> arguments{"--vault", "x", "--locked", std::to_string(ends[0]) + "," + std::to_string(other)};

  const auto inherited = take_inherited(arguments);

  ASSERT_TRUE(inherited);
  EXPECT_FALSE(inherited->handover);
  EXPECT_EQ(arguments.size(), 2u);
  close(ends[1]);
  close(other);
}

class HeldLock : public testing::Test {
 protected:
  void SetUp() override {
    pair.meg.vault.reset();
    auto taken = journal::VaultLock::acquire(pair.meg.folder, "candour");
    ASSERT_TRUE(taken);
    descriptor = taken->release();
  }
  void TearDown() override { close(descriptor); }

  test::TwoPeople pair;
  int descriptor = -1;
};

TEST_F(HeldLock, StaysHeldAfterAWrongPassphraseAndOpensWithTheRightOne) {
  const auto& meg = pair.meg;

  EXPECT_FALSE(journal::Vault::unlock_held(meg.folder, crypto::Passphrase("wrong"), descriptor, pair.clock));
  const auto other = journal::Vault::unlock(meg.folder, meg.passphrase(), "candour-cli", pair.clock);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::vault_in_use);

  EXPECT_TRUE(journal::Vault::unlock_held(meg.folder, meg.passphrase(), descriptor, pair.clock));
  descriptor = -1;  // the vault's own now, and closed with it
}

TEST_F(HeldLock, IsNotTakenFromADescriptorOfAnotherFile) {
  const int other = dup(STDERR_FILENO);

  EXPECT_FALSE(journal::Vault::unlock_held(pair.meg.folder, pair.meg.passphrase(), other, pair.clock));

  close(other);
}

}  // namespace
}  // namespace candour::session
