// A locked program goes on: what was sealed reaches the other one, and what arrives is there after the unlock.
#include <gtest/gtest.h>
#include <unistd.h>

#include <set>
#include <thread>

#include "journal/kinds/reflection.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/post.hpp"
#include "journal/vault/relay_log.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "session/client/client.hpp"
#include "tests/stories/relay_process.hpp"
#include "tests/support/relay_at.hpp"
#include "tests/support/small_disk.hpp"
#include "tests/support/two_people.hpp"

namespace candour::session {
namespace {

using namespace std::chrono_literals;
namespace model = journal::model;

struct Member {
  std::filesystem::path folder;
  std::unique_ptr<Client> client;

  journal::Vault* vault() const { return client->vault(); }
};

class Locked : public testing::Test {
 protected:
  Locked() : relay(CANDOUR_BIN_DIR, folder.path() / "relay", folder.path() / "clock") {}

  void SetUp() override {
    ASSERT_TRUE(relay.start());
    meg = member("Meg");
    dani = member("Dani");
    const auto id = test::relay_at(relay.address());
    ASSERT_TRUE(id);
    auto words = meg.vault()->pairing().invite(relay.address(), *id, passphrase());
    ASSERT_TRUE(words);
    ASSERT_TRUE(dani.vault()->pairing().join(words->words.expose(), relay.address(), *id, passphrase()));
    ASSERT_TRUE(
        go_on([&] { return at(meg, journal::PairingStage::comparing) && at(dani, journal::PairingStage::comparing); }));
    const auto by_meg = meg.vault()->pairing().view().read_aloud;
    const auto by_dani = dani.vault()->pairing().view().read_aloud;
    ASSERT_TRUE(meg.vault()->pairing().confirm(by_dani, passphrase()));
    ASSERT_TRUE(dani.vault()->pairing().confirm(by_meg, passphrase()));
    ASSERT_TRUE(go_on([&] { return is_shared(meg) && is_shared(dani); }));
  }

  crypto::Passphrase passphrase() const { return crypto::Passphrase("marble-kitten-sunset-orbit-fox"); }

  Member member(const char* name) {
    Member made;
    made.folder = folder.path() / name;
    auto vault = journal::Vault::create(made.folder, name, passphrase(), crypto::argon2_floor, "tests", clock);
    EXPECT_TRUE(vault);
    made.client = std::make_unique<Client>(clock, options, nullptr);
    made.client->open(std::move(*vault));
    made.client->begin(Sending::slots);
    return made;
  }

  static bool at(const Member& who, journal::PairingStage stage) { return who.vault()->pairing().view().stage == stage; }

  static bool is_shared(const Member& who) {
    return at(who, journal::PairingStage::done) && who.vault()->overview().stage == journal::JournalStage::shared;
  }

  template <class Done>
  bool go_on(const Done& is_done) {
    for (int tries = 0; tries < 1500; ++tries) {
      for (auto* who : {&meg, &dani}) {
        if (!who->client) continue;
        EXPECT_TRUE(who->client->pump().has_value());
      }
      if (is_done()) return true;
      std::this_thread::sleep_for(10ms);
    }
    return false;
  }

  static bool reads(const Member& who, const char* words) {
    const auto hits = who.vault()->items().search(words, 5);
    return hits && !hits->empty();
  }

  void write(Member& who, const char* words) {
    ASSERT_TRUE(
        who.vault()->writing().write(model::ItemKind::reflection, {{journal::kinds::reflection::text, model::Prose{words}}}));
  }

  // As the fresh image of Meg's program: what was handed over, as bytes, the vault's lock, and no vault.
  void lock_meg() {
    Bytes handed;
    int held = -1;
    const auto refused = meg.client->lock([&](const Handover& handover, int lock_descriptor) {
      handed = encode(handover);
      held = dup(lock_descriptor);
      return Error{ErrorCode::stopped, "end the image of a test"};
    });
    ASSERT_EQ(refused.code, ErrorCode::stopped);
    ASSERT_FALSE(meg.client->unsealed());
    auto parsed = parse_handover(handed);
    ASSERT_TRUE(parsed);
    meg.client = std::make_unique<Client>(clock, options, nullptr);
    meg.client->inherit(Inherited{held, true, std::move(*parsed)});
  }

  void unlock_meg() {
    ASSERT_TRUE(meg.client->unlock(meg.folder, passphrase(), "tests"));
    ASSERT_TRUE(meg.client->absorb());
    meg.client->begin(Sending::slots);
  }

  test::TemporaryFolder folder;
  ProgramClock clock;
  stories::RelayProcess relay;
  SyncOptions options{"", 50ms};
  Member meg;
  Member dani;
};

class LockedOnASmallDisk : public Locked {
 protected:
  test::SmallDisk disk{folder.path() / "Meg"};
};

// Without a mailbox a moment passes unused; if it did not, whoever waits for the next one would never sleep.
TEST(Moments, LieAheadInAVaultThatIsNotPaired) {
  test::TemporaryFolder folder;
  ManualClock clock(WallTime(std::chrono::hours(24 * 20'000)));
  const auto vault =
      journal::Vault::create(folder.path() / "vault", "Dani", crypto::Passphrase("marble-kitten-sunset-orbit-fox"),
                             crypto::argon2_floor, "tests", clock);
  ASSERT_TRUE(vault);
  Session session(**vault, clock, SyncOptions{"", 50ms}, nullptr);
  session.start(Sending::slots);
  LockedSession locked(std::move(*session.handover()), clock, nullptr);

  clock.advance(1s);
  ASSERT_TRUE(session.pump());
  locked.pump();

  EXPECT_GT(session.next_deadline(), clock.steady());
  EXPECT_GT(locked.next_deadline(), clock.steady());
}

TEST_F(Locked, SendsWhatWasSealedBeforeTheLock) {
  write(meg, "sealed before the lock");

  ASSERT_NO_FATAL_FAILURE(lock_meg());

  EXPECT_TRUE(go_on([&] { return reads(dani, "sealed"); }));
}

TEST_F(Locked, KeepsWhatArrivesForTheUnlock) {
  ASSERT_NO_FATAL_FAILURE(lock_meg());
  write(dani, "written while Meg was away");
  ASSERT_TRUE(go_on([&] { return dani.vault()->sending().queued_count() == 0 && dani.vault()->sending().outbox_count() == 0; }));
  ASSERT_TRUE(relay.stop());  // from now on nothing can be fetched again

  ASSERT_NO_FATAL_FAILURE(unlock_meg());

  EXPECT_TRUE(reads(meg, "away"));
}

TEST_F(Locked, GoesOnAfterTheUnlockWithNothingTwice) {
  write(meg, "one before");
  ASSERT_NO_FATAL_FAILURE(lock_meg());
  ASSERT_TRUE(go_on([&] { return reads(dani, "before"); }));
  ASSERT_NO_FATAL_FAILURE(unlock_meg());
  write(meg, "one after");

  ASSERT_TRUE(go_on([&] { return reads(dani, "after") && meg.vault()->sending().outbox_count() == 0; }));

  EXPECT_EQ(dani.vault()->items().list({model::ItemKind::reflection})->size(), 2u);
}

// Everything that the relay has of the journal's mailbox, as far as Meg's program read it.
TEST_F(Locked, SendsCoverWhereNothingWasSealed) {
  const auto read = [this] {
    std::uint64_t after = 0;
    const auto boxes = meg.vault()->post().mailboxes();
    EXPECT_TRUE(boxes.has_value());
    for (const auto& box : *boxes) {
      if (!box.is_rendezvous) after = box.after;
    }
    return after;
  };
  ASSERT_TRUE(go_on([&] { return meg.vault()->sending().outbox_count() == 0 && dani.vault()->sending().outbox_count() == 0; }));
  dani.client.reset();  // from now on nobody else sends
  const auto before = read();
  ASSERT_NO_FATAL_FAILURE(lock_meg());
  const auto until = clock.steady() + 2s;
  ASSERT_TRUE(go_on([&] { return clock.steady() >= until; }));

  ASSERT_NO_FATAL_FAILURE(unlock_meg());

  EXPECT_GT(read(), before + 10) << "forty moments passed";
}

TEST_F(LockedOnASmallDisk, OpensAlthoughNothingThatArrivedCanBeKeptAndFetchesItAgain) {
  ASSERT_NO_FATAL_FAILURE(lock_meg());
  write(dani, "written while the disk of Meg was full");
  ASSERT_TRUE(go_on([&] { return dani.vault()->sending().queued_count() == 0 && dani.vault()->sending().outbox_count() == 0; }));
  disk.fill();

  ASSERT_TRUE(meg.client->unlock(meg.folder, passphrase(), "tests"));
  EXPECT_EQ(meg.client->absorb().error().code, ErrorCode::disk_full);
  ASSERT_TRUE(meg.vault());
  EXPECT_FALSE(reads(meg, "full"));

  disk.free_some();
  meg.client->begin(Sending::slots);
  EXPECT_TRUE(go_on([&] { return reads(meg, "full"); }));
}

// The relay's anchor goes while it is stopped: it cannot tell whether its database went back, and begins a new log.
TEST_F(Locked, CountsTheNewLogsThatItMeetsForTheUnlock) {
  write(meg, "one before");
  ASSERT_TRUE(go_on([&] { return reads(dani, "before") && meg.vault()->sending().outbox_count() == 0; }));
  ASSERT_NO_FATAL_FAILURE(lock_meg());
  dani.client.reset();
  for (int times = 0; times < 2; ++times) {
    ASSERT_TRUE(relay.stop());
    std::filesystem::remove(relay.folder() / "anchor");
    ASSERT_TRUE(relay.start());
    // A fetch that failed while the relay was away is tried again within a few seconds.
    const auto until = clock.steady() + 6s;
    ASSERT_TRUE(go_on([&] { return clock.steady() >= until; }));
  }

  ASSERT_NO_FATAL_FAILURE(unlock_meg());

  const auto marks = meg.vault()->post().marks();
  ASSERT_TRUE(marks);
  std::set<journal::MarkType> types;
  for (const auto& mark : *marks) types.insert(mark.type);
  EXPECT_EQ(types, (std::set<journal::MarkType>{journal::MarkType::relay_restart, journal::MarkType::relay_fork}));
  EXPECT_TRUE(go_on([&] { return meg.client->session()->is_settled() && !meg.vault()->relay_log().putting_back().is_due; }));
}

}  // namespace
}  // namespace candour::session
