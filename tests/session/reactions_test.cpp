// What a program does because of what came, was typed, or was locked and unlocked shows in nothing that leaves it at once
// (protocol.md B7 rounding, B9).
#include <gtest/gtest.h>
#include <unistd.h>

#include <set>

#include "journal/kinds/reflection.hpp"
#include "journal/sealed/bodies.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "session/client/client.hpp"
#include "tests/support/changed_member.hpp"
#include "tests/support/kept.hpp"

namespace candour::session {
namespace {

using namespace std::chrono_literals;
using sealed::RecordKind;
using test::Person;
namespace model = journal::model;

class Reactions : public testing::Test {
 protected:
  void SetUp() override {
    pair.pair_up();
    pair.carry_everything();
    mailbox = pair.mailbox(pair.meg);
  }
  void write(Person& who, const std::string& words) {
    ASSERT_TRUE(who->writing().write(model::ItemKind::reflection, {test::prose(journal::kinds::reflection::text, words)}));
  }
  // The sizes of what leaves Meg's program outside a slot.
  std::vector<std::size_t> at_once() {
    std::vector<std::size_t> sizes;
    const auto urgent = pair.meg->sending().urgent();
    EXPECT_TRUE(urgent.has_value());
    for (const auto& each : *urgent) sizes.push_back(each.envelope.size());
    return sizes;
  }
  // An envelope above a slot's size that both have.
  EnvelopeId send_a_large_one() {
    write(pair.meg, std::string(9000, 'w'));
    EXPECT_TRUE(pair.meg->sending().seal_now());
    pair.carry_everything();
    for (const auto& envelope : pair.relay.log(mailbox)) {
      if (envelope.size() > 4096) return crypto::envelope_id(envelope);
    }
    ADD_FAILURE() << "nothing large was sent";
    return {};
  }

  test::TwoPeople pair;
  MailboxId mailbox;
};

TEST_F(Reactions, ToARecordOfAnyKindWaitForAMoment) {
  test::ChangedMember changed(pair, pair.dani);
  std::vector<EnvelopeId> held;
  for (const auto& envelope : pair.relay.log(mailbox)) held.push_back(crypto::envelope_id(envelope));
  for (int kind = 0; kind <= 21; ++kind) {
    SCOPED_TRACE(kind);
    changed.send(static_cast<RecordKind>(kind), kind % 2 == 0 ? Bytes() : crypto::random_bytes(60));
    changed.send(RecordKind::need, sealed::encode(sealed::NeedBody{
                                       {{sealed::NeedType::envelope_bytes, held[static_cast<std::size_t>(kind) % held.size()].bytes}}}));
    const auto before = pair.relay.log(mailbox).size();

    test::read_everything(pair, pair.meg);

    EXPECT_EQ(at_once(), std::vector<std::size_t>());
    EXPECT_EQ(pair.relay.log(mailbox).size(), before);
    const auto next = pair.meg->sending().next_for_slot();
    ASSERT_TRUE(next.has_value());
    EXPECT_EQ(*next ? (*next)->envelope.size() : 4096u, 4096u);
  }
}

TEST_F(Reactions, ToANeedOfSomethingLargeWaitUntilSizesAreShownAnyway) {
  const auto large = send_a_large_one();
  test::ChangedMember changed(pair, pair.dani);
  changed.send(RecordKind::need,
               sealed::encode(sealed::NeedBody{{{sealed::NeedType::envelope_bytes, large.bytes}}}));

  test::read_everything(pair, pair.meg);

  EXPECT_EQ(at_once(), std::vector<std::size_t>());
  ASSERT_TRUE(pair.meg->sending().seal_now());
  EXPECT_EQ(at_once(), std::vector<std::size_t>{16384});
}

TEST_F(Reactions, ToTheClockAreADayInEveryHeader) {
  pair.clock.advance(7h + 13min + 5s);
  write(pair.meg, "at thirteen past seven");
  write(pair.dani, "so late on Sunday");
  ASSERT_TRUE(pair.dani->sending().seal_now());
  pair.carry_everything();
  pair.clock.advance(25h);
  pair.carry_everything();  // a heartbeat of each

  pair.meg.vault.reset();
  auto database = test::database_of(pair.meg);
  const auto records = journal::store::all_records(database);
  ASSERT_TRUE(records.has_value());
  std::set<std::uint64_t> days;
  for (const auto& row : *records) {
    const auto claimed = row.record.header().time_ms;
    EXPECT_EQ(claimed % sealed::day_as_ms(1), 0u) << static_cast<int>(row.record.header().kind);
    days.insert(claimed / sealed::day_as_ms(1));
  }
  EXPECT_EQ(days, (std::set<std::uint64_t>{20'460, 20'461}));
}

// A program that is locked and unlocked in the quiet hours, by what its schedule hands on.
TEST(Tempo, IsTheSameThroughALockAndAnUnlock) {
  crypto::start();
  test::TemporaryFolder folder;
  ManualClock clock(WallTime(24h * 20'460));
  const crypto::Passphrase passphrase("marble-kitten-sunset-orbit-fox");
  auto made = journal::Vault::create(folder.path() / "vault", "Meg", passphrase, crypto::argon2_floor, "tests", clock);
  ASSERT_TRUE(made);
  Client before(clock, SyncOptions{"", std::nullopt}, nullptr);
  before.open(std::move(*made));
  before.begin(Sending::slots);
  clock.advance(3h);
  const auto stands = before.session()->handover()->slots;
  Bytes handed;
  int held = -1;
  before.lock([&](const Handover& handover, int lock_descriptor) {
    handed = encode(handover);
    held = dup(lock_descriptor);
    return Error{ErrorCode::stopped, "end the image of a test"};
  });
  Client after(clock, SyncOptions{"", std::nullopt}, nullptr);
  auto parsed = parse_handover(handed);
  ASSERT_TRUE(parsed && stands);
  after.inherit(Inherited{held, true, std::move(*parsed)});

  clock.advance(1min);
  ASSERT_TRUE(after.unlock(folder.path() / "vault", passphrase, "tests"));
  ASSERT_TRUE(after.absorb());
  after.begin(Sending::slots);

  const auto goes_on = after.session()->handover()->slots;
  ASSERT_TRUE(goes_on.has_value());
  EXPECT_EQ(goes_on->quick_until, stands->quick_until) << "no lock and no unlock makes it quick";
  EXPECT_EQ(goes_on->start, stands->start);
  EXPECT_EQ(goes_on->moment, stands->moment);
}

}  // namespace
}  // namespace candour::session
