// The client against candour-relay itself, a process of its own.
#include <gtest/gtest.h>

#include "sync/client/relay_info.hpp"
#include "sync/wire/request_bodies.hpp"
#include "tests/sync/client/blocking_client.hpp"
#include "tests/sync/client/owner.hpp"
#include "tests/sync/relay/relay_process.hpp"

namespace candour::sync {
namespace {

using namespace std::chrono_literals;

class RealRelay : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    start_relay();
    const auto info = fetch_info(*transport, address);
    ASSERT_TRUE(info);
    relay_id = info->id;
    log_epoch = info->log_epoch;
    keys = wire::journal_mailbox(
        crypto::MailboxSecret::random(),
        {crypto::public_of(crypto::ControllerSeed::random()), crypto::public_of(crypto::ControllerSeed::random())});
    body = wire::create_body(keys.seeds, keys.controllers, wire::MailboxKind::journal);
  }

  void start_relay() {
    relay.emplace(folder.path() / "data", folder.path() / "no-clock-file");
    ASSERT_NE(relay->port(), 0) << relay->line();
    address = {"127.0.0.1", relay->port(), false};
  }

  MailboxAccess access() { return {keys.id, keys.seeds, wire::MailboxKind::journal, body}; }
  BlockingClient client() { return {*transport, clock, address, relay_id}; }
  OpenMailbox open(Cursor cursor = {}) {
    return {keys.id, keys.seeds.duplicate(), address, relay_id, cursor, wire::MailboxKind::journal, body};
  }
  static std::vector<OutboxItem> items(std::uint8_t first, std::uint8_t count) {
    std::vector<OutboxItem> out;
    for (std::uint8_t i = 0; i < count; ++i) {
      Bytes bytes(4096, static_cast<std::uint8_t>(first + i));
      const auto id = wire::envelope_id(bytes);
      out.push_back({id, std::move(bytes), Pacing::at_once, {}});
    }
    return out;
  }

  relay_test::TemporaryFolder folder;
  std::optional<relay_test::RelayProcess> relay;
  std::unique_ptr<Transport> transport = make_http_transport({});
  ProgramClock clock;
  RelayAddress address;
  RelayId relay_id;
  std::uint64_t log_epoch = 0;
  wire::MailboxKeys keys;
  wire::CreateBody body;
};

TEST_F(RealRelay, NamesItselfInInfoAsInItsFirstLine) { EXPECT_EQ(to_hex(relay_id), relay->relay_id_hex()); }

TEST_F(RealRelay, TakesAndShowsWhatACommandSends) {
  EXPECT_TRUE(client().create(access(), body)->is_new);

  const auto cursor = client().synchronise(access(), {}, items(1, 70), {});

  ASSERT_TRUE(cursor);
  EXPECT_EQ(*cursor, (Cursor{log_epoch, 70}));
  const auto head = client().head(access());
  ASSERT_TRUE(head);
  EXPECT_EQ(head->head, 70u);
  EXPECT_EQ(head->bytes, 70u * 4096);
  EXPECT_EQ(head->controllers, 2u);
}

TEST_F(RealRelay, CarriesAnEnvelopeFromOneThreadToAnotherDuringItsLongPoll) {
  Owner mentee;
  Owner mentor;
  mentee.thread().post(open());
  ASSERT_TRUE(mentee.sees<ReachedHead>(keys.id));
  mentor.thread().post(open());
  ASSERT_TRUE(mentor.sees<ReachedHead>(keys.id));
  const auto id = items(1, 1).front().id;

  mentee.thread().post(AppendEnvelopes{keys.id, items(1, 1)});

  EXPECT_TRUE(mentor.sees<Page>(keys.id, [&](const Page& page) { return page.entries.at(0).id == id; }));
  EXPECT_TRUE(mentee.sees<Page>(keys.id, [&](const Page& page) { return page.entries.at(0).id == id; }));
  const auto began = std::chrono::steady_clock::now();
  mentee.thread().stop();
  mentor.thread().stop();
  EXPECT_LT(std::chrono::steady_clock::now() - began, 1s);
}

TEST_F(RealRelay, LosesNothingWhenItIsKilledAndStartedAgain) {
  ASSERT_TRUE(client().synchronise(access(), {}, items(1, 5), {}));
  relay->kill();
  const auto gone = client().synchronise(access(), {log_epoch, 5}, items(6, 1), {});
  ASSERT_FALSE(gone);
  EXPECT_EQ(gone.error().code, ErrorCode::relay_unreachable);

  start_relay();

  const auto cursor = client().synchronise(access(), {log_epoch, 5}, items(6, 1), {});
  ASSERT_TRUE(cursor);
  EXPECT_EQ(*cursor, (Cursor{log_epoch, 6}));
}

TEST_F(RealRelay, IsLeftWhenItIsNotTheOneThatWasPinned) {
  relay_id = RelayId(crypto::random_bytes<32>());
  auto asker = client();
  EXPECT_EQ(asker.synchronise(access(), {}, {}, {}).error().code, ErrorCode::wrong_relay);
  EXPECT_EQ(asker.refusal(), wire::Code::wrong_relay);
}

TEST_F(RealRelay, MakesTheClientReadAnewFromALogEpochThatIsNotIts) {
  ASSERT_TRUE(client().synchronise(access(), {}, items(1, 3), {}));
  std::vector<std::uint64_t> seqs;
  EpochChanged change;
  const auto cursor = client().synchronise(access(), {log_epoch - 1, 9}, {}, [&](const EventBody& event) -> Result<> {
    if (const auto* told = std::get_if<EpochChanged>(&event)) change = *told;
    if (const auto* page = std::get_if<Page>(&event))
      for (const auto& entry : page->entries) seqs.push_back(entry.seq);
    return {};
  });
  ASSERT_TRUE(cursor);
  EXPECT_EQ(change.log_epoch, log_epoch);
  EXPECT_EQ(seqs, (std::vector<std::uint64_t>{1, 2, 3}));
}

}  // namespace
}  // namespace candour::sync
