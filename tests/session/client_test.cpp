// A program around one vault: opened, locked, lent to work beside it, and closed; and what goes wrong at each.
#include "session/client/client.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include "journal/kinds/reflection.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/small_disk.hpp"
#include "tests/support/two_people.hpp"

namespace candour::session {
namespace {

namespace model = journal::model;

const Error image_goes_on{ErrorCode::io_failed, "end the image of a test"};

class ClientOfAPair : public testing::Test {
 protected:
  void SetUp() override {
    people.pair_up();
    people.meg.vault.reset();
  }

  Result<> unlock(const std::filesystem::path& at) { return client.unlock(at, people.meg.passphrase(), "tests"); }

  void write(const char* words) {
    ASSERT_TRUE(client.vault()->writing().write(model::ItemKind::reflection,
                                      {{journal::kinds::reflection::text, model::Prose{words}}}));
  }

  std::size_t found(const char* words) { return client.vault()->items().search(words, 9)->size(); }

  // Locks as a program does whose image could not be replaced, and keeps what was handed over.
  Error lock() {
    return client.lock([this](Handover& handover, int lock_descriptor) {
      handed = std::move(handover);
      held = dup(lock_descriptor);
      return image_goes_on;
    });
  }

  test::TwoPeople people;
  const std::filesystem::path folder = people.meg.folder;
  Client client{people.clock, {}, nullptr};
  Handover handed;
  int held = -1;
};

TEST_F(ClientOfAPair, IsAsClosedAsBeforeAfterAWrongPassphrase) {
  EXPECT_EQ(client.unlock(folder, crypto::Passphrase("not-the-words-of-meg"), "tests").error().code,
            ErrorCode::wrong_passphrase);

  EXPECT_EQ(client.life(), Client::Life::closed);
  EXPECT_FALSE(journal::Keys::is_in_use(folder));
  EXPECT_TRUE(unlock(folder));
  EXPECT_EQ(client.life(), Client::Life::open);
}

TEST_F(ClientOfAPair, HandsOverWhatIsSealedAndIsClosedWhereItsImageCannotEnd) {
  ASSERT_TRUE(unlock(folder));
  write("sealed by the lock");
  client.begin(Sending::slots);
  EXPECT_TRUE(client.has_more_to_send());

  EXPECT_EQ(lock().code, image_goes_on.code);

  EXPECT_FALSE(client.unsealed());
  EXPECT_EQ(handed.envelopes.size(), 1u);
  EXPECT_GE(held, 0);
  EXPECT_EQ(client.life(), Client::Life::closed);
  EXPECT_FALSE(client.vault());
  close(held);
  EXPECT_FALSE(journal::Keys::is_in_use(folder));
}

TEST_F(ClientOfAPair, SaysWhyNothingCouldBeSealedOnAFullDiskAndLosesNoWord) {
  const auto small = people.folder.path() / "small";
  const test::SmallDisk disk(small);
  std::filesystem::copy(folder, small / "vault", std::filesystem::copy_options::recursive);
  ASSERT_TRUE(unlock(small / "vault"));
  write("written before the disk was full");
  client.begin(Sending::slots);
  disk.fill();

  EXPECT_EQ(lock().code, image_goes_on.code);

  ASSERT_TRUE(client.unsealed());
  EXPECT_EQ(client.unsealed()->code, ErrorCode::disk_full);
  EXPECT_TRUE(handed.envelopes.empty());
  EXPECT_FALSE(handed.mailboxes.empty()) << "what arrives is fetched all the same";
  close(held);
  disk.free_some();
  ASSERT_TRUE(unlock(small / "vault"));
  EXPECT_EQ(client.vault()->sending().queued_count(), 1u);
  EXPECT_EQ(found("full"), 1u);
  client.seal();
  EXPECT_FALSE(client.unsealed());
  client.close();
}

TEST_F(ClientOfAPair, LocksAtOnceWhileAJobHasTheVaultAndHandsNothingOver) {
  ASSERT_TRUE(unlock(folder));
  write("written before the job");
  client.begin(Sending::slots);
  auto lent = client.lend();
  EXPECT_FALSE(client.vault());
  EXPECT_FALSE(client.session());
  EXPECT_FALSE(client.next_deadline());
  EXPECT_TRUE(client.pump());

  EXPECT_EQ(lock().code, image_goes_on.code);

  EXPECT_TRUE(handed.mailboxes.empty());
  EXPECT_GE(held, 0);
  EXPECT_EQ(lent->vault()->sending().queued_count(), 1u) << "the job goes on with it";
  close(held);
  client.take_back(std::move(lent));
  EXPECT_EQ(client.life(), Client::Life::open);
  EXPECT_EQ(found("job"), 1u);
  client.close();
  EXPECT_FALSE(journal::Keys::is_in_use(folder));
}

// The lock of the folder crosses all the same, so nobody comes in between.
TEST_F(ClientOfAPair, IsLockedAndSilentWhereWhatItWasHandedCannotBeRead) {
  ASSERT_TRUE(unlock(folder));
  write("written before the lock");
  EXPECT_EQ(lock().code, image_goes_on.code);
  Client fresh(people.clock, {}, nullptr);
  fresh.inherit(Inherited{held, true, std::nullopt});

  EXPECT_EQ(fresh.life(), Client::Life::locked);
  EXPECT_TRUE(fresh.pump());
  EXPECT_FALSE(fresh.next_deadline());
  EXPECT_FALSE(fresh.goes_on());
  EXPECT_FALSE(fresh.has_all_sent());
  EXPECT_TRUE(journal::Keys::is_in_use(folder));
  EXPECT_EQ(fresh.unlock(folder, crypto::Passphrase("not-the-words-of-meg"), "tests").error().code,
            ErrorCode::wrong_passphrase);
  EXPECT_TRUE(journal::Keys::is_in_use(folder));
  ASSERT_TRUE(fresh.unlock(folder, people.meg.passphrase(), "tests"));
  EXPECT_EQ(fresh.life(), Client::Life::open);
  EXPECT_EQ(fresh.absorb()->pairing_moved, false);
  EXPECT_EQ(fresh.vault()->items().search("lock", 9)->size(), 1u);
}

// As a single command ends: what was written may still be taken back.
TEST_F(ClientOfAPair, SealsNothingWhereItIsOnlyClosed) {
  ASSERT_TRUE(unlock(folder));
  write("written by one command");

  client.close();

  ASSERT_TRUE(unlock(folder));
  EXPECT_EQ(client.vault()->sending().queued_count(), 1u);
}

}  // namespace
}  // namespace candour::session
