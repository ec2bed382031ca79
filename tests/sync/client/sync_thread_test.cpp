#include "sync/client/sync_thread.hpp"

#include <gtest/gtest.h>

#include "sync/wire/request_bodies.hpp"
#include "tests/sync/client/owner.hpp"
#include "tests/sync/client/relay_server.hpp"

namespace candour::sync {
namespace {

using namespace std::chrono_literals;

class Thread : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    keys = wire::short_mailbox(crypto::MailboxSecret::random());
    server.with([&](EvilRelay& relay) {
      relay_id = relay.id();
      relay.t5 = wire::t5_of(ProgramClock().wall());
    });
  }
  OpenMailbox open(const wire::MailboxKeys& mailbox) const {
    return {mailbox.id, mailbox.seeds.duplicate(), server.address(), relay_id, {}, wire::MailboxKind::journal, {}};
  }
  static wire::CreateBody create_body(const wire::MailboxKeys& mailbox) {
    return wire::create_body(mailbox.seeds, mailbox.controllers, wire::MailboxKind::journal);
  }
  static OutboxItem item(std::uint8_t filling) {
    Bytes bytes(4096, filling);
    const auto id = wire::envelope_id(bytes);
    return {id, std::move(bytes), Pacing::at_once, {}};
  }
  static AppendEnvelopes append_one(const MailboxId& id, OutboxItem item) {
    AppendEnvelopes command{id, {}};
    command.items.push_back(std::move(item));
    return command;
  }
  void make(Owner& owner, const wire::MailboxKeys& mailbox) {
    owner.thread().post(open(mailbox));
    owner.thread().post(CreateMailbox{mailbox.id, create_body(mailbox)});
    ASSERT_TRUE(owner.sees<Created>(mailbox.id));
    ASSERT_TRUE(owner.sees<ReachedHead>(mailbox.id));
  }

  RelayServer server;
  RelayId relay_id;
  wire::MailboxKeys keys;
};

TEST_F(Thread, CreatesAppendsAndReadsBack) {
  Owner owner;
  make(owner, keys);

  const auto sent = item(1);
  owner.thread().post(append_one(keys.id, item(1)));

  EXPECT_TRUE(owner.sees<Appended>(keys.id, [&](const Appended& told) { return told.ids == std::vector{sent.id}; }));
  EXPECT_TRUE(owner.sees<Page>(keys.id, [&](const Page& page) { return page.entries.at(0).id == sent.id; }));
}

TEST_F(Thread, HearsDuringALongPollWhatAnotherDeviceSends) {
  Owner mentee;
  Owner mentor;
  make(mentee, keys);
  make(mentor, keys);
  const auto sent = item(1);

  mentee.thread().post(append_one(keys.id, item(1)));

  EXPECT_TRUE(mentor.sees<Page>(keys.id, [&](const Page& page) { return page.entries.at(0).id == sent.id; }));
}

TEST_F(Thread, FollowsTwoMailboxesOverConnectionsOfTheirOwn) {
  const auto other = wire::short_mailbox(crypto::MailboxSecret::random());
  Owner owner;
  make(owner, keys);
  const int before = server.connection_count();
  make(owner, other);
  EXPECT_GT(server.connection_count(), before);

  owner.thread().post(append_one(other.id, item(2)));
  EXPECT_TRUE(owner.sees<Page>(other.id));
  owner.thread().post(CloseMailbox{keys.id});
  owner.thread().post(append_one(other.id, item(3)));
  EXPECT_TRUE(owner.sees<Page>(other.id, [](const Page& page) { return page.entries.at(0).seq == 2; }));
}

TEST_F(Thread, StopsWithinASecondDuringALongPoll) {
  Owner owner;
  make(owner, keys);
  while (server.waiting_count() == 0) std::this_thread::yield();

  const auto began = std::chrono::steady_clock::now();
  owner.thread().stop();

  EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
}

TEST_F(Thread, ReadsAnewWhenTheRelayWasRestored) {
  Owner owner;
  make(owner, keys);
  owner.thread().post(append_one(keys.id, item(1)));
  ASSERT_TRUE(owner.sees<Page>(keys.id));

  server.with([](EvilRelay& relay) { relay.log_epoch = 2000; });

  EXPECT_TRUE(owner.sees<EpochChanged>(keys.id, [](const EpochChanged& told) { return told.log_epoch == 2000; }));
  EXPECT_TRUE(owner.sees<Page>(keys.id, [](const Page& page) { return page.log_epoch == 2000; }));
}

TEST_F(Thread, GoesOnWhenItsOwnerAsksAfterItStopped) {
  Owner owner;
  owner.thread().post(open(keys));
  ASSERT_TRUE(owner.sees<Failure>(keys.id, [](const Failure& told) { return told.is_stopped; }));
  server.with([&](EvilRelay& relay) { relay.log_of(keys.id).keys = create_body(keys); });

  owner.thread().post(FetchNow{keys.id});

  EXPECT_TRUE(owner.sees<ReachedHead>(keys.id));
}

TEST_F(Thread, SaysThatItReachedTheHeadWhenAskedDuringALongPoll) {
  Owner owner;
  make(owner, keys);
  while (server.waiting_count() == 0) std::this_thread::yield();
  owner.forget_events();

  owner.thread().post(FetchNow{keys.id});

  EXPECT_TRUE(owner.sees<ReachedHead>(keys.id));
}

TEST_F(Thread, SendsButFetchesNothingWhileItIsHeld) {
  Owner owner;
  make(owner, keys);
  owner.thread().post(HoldFetch{keys.id});
  owner.forget_events();

  owner.thread().post(append_one(keys.id, item(1)));
  EXPECT_TRUE(owner.sees<Appended>(keys.id));
  owner.thread().post(FetchNow{keys.id});
  EXPECT_FALSE(owner.has_seen<Page>(300ms));
  owner.thread().post(CloseMailbox{keys.id});
  owner.thread().post(open(keys));

  EXPECT_TRUE(owner.sees<Page>(keys.id, [](const Page& page) { return page.entries.at(0).seq == 1; }));
}

TEST_F(Thread, SaysUnreachableAndStopsPromptlyWhileItRests) {
  Owner owner;
  auto command = open(keys);
  {
    LocalServer gone([](const LocalServer::Call&) { return Bytes{}; });
    command.address = gone.address();
  }
  owner.thread().post(std::move(command));
  EXPECT_TRUE(
      owner.sees<Failure>(keys.id, [](const Failure& told) { return told.error == ErrorCode::relay_unreachable; }));

  const auto began = std::chrono::steady_clock::now();
  owner.thread().stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
}

TEST_F(Thread, SendsASlotsEnvelopeAloneAtOnce) {
  Owner owner;
  make(owner, keys);
  auto slot = item(1);
  slot.pacing = Pacing::slot;
  slot.slot_end = owner.clock().steady() + 20s;
  const auto id = slot.id;

  owner.thread().post(append_one(keys.id, std::move(slot)));

  EXPECT_TRUE(owner.sees<Appended>(keys.id, [&](const Appended& told) { return told.ids == std::vector{id}; }));
}

}  // namespace
}  // namespace candour::sync
