// What the relay does when the bytes on its disk are not those it wrote (relay.md rule S2, and what one of them costs).
#include <gtest/gtest.h>

#include <fstream>

#include "base/sqlite/sqlite.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/request_bodies.hpp"
#include "tests/sync/relay/pair_at_work.hpp"

namespace candour::relay_test {

namespace {

class Damage : public testing::Test {
 protected:
  // The relay as a process over the data as they are, and the member who asks it.
  struct Started {
    explicit Started(Damage& test)
        : process(test.data_, test.clock_.file()), relay(process), member(relay, test.clock_, test.box_) {}
    RelayProcess process;
    DirectRelay relay;
    Member member;
  };
  Started started() { return Started(*this); }

  // A stopped relay whose database holds five envelopes.
  void SetUp() override {
    const auto relay = relay_over(Transport::in_process, data_, clock_);
    Member member(*relay, clock_, box_);
    (void)member.create();
    ASSERT_EQ(member.append(all()).code, Code::ok);
    relay->stop();
  }

  static std::vector<Bytes> all() {
    std::vector<Bytes> out;
    for (std::uint64_t i = 1; i <= 5; ++i) out.push_back(envelope_of(i));
    return out;
  }

  void change_database(const char* sql) {
    using sqlite::Connection;
    auto database = Connection::open((data_ / "relay.db").string(), Connection::Mode::read_write_create);
    ASSERT_TRUE(database && database->execute(sql));
  }

  std::string database() const { return relay::read_small_file(data_ / "relay.db", 1u << 30).value(); }
  void put_back(const std::string& text) { std::ofstream(data_ / "relay.db", std::ios::binary) << text; }

  // Where the first bytes of an envelope stand in the file, on one page.
  static std::size_t place_of(const std::string& text, const Bytes& envelope) {
    const auto first = to_text(envelope).substr(0, 200);
    const auto place = text.find(first);
    EXPECT_NE(place, std::string::npos);
    EXPECT_EQ(text.find(first, place + 1), std::string::npos) << "it stands there twice";
    return place;
  }

  void turn_a_bit_of(const Bytes& envelope) {
    auto text = database();
    text[place_of(text, envelope) + 100] ^= 4;
    put_back(text);
  }

  // The first page of a table or an index is no page any more.
  void spoil_page_of(const char* name) {
    using sqlite::Connection;
    std::int64_t page = 0;
    {
      auto database = Connection::open((data_ / "relay.db").string(), Connection::Mode::read_write_create);
      ASSERT_TRUE(database);
      auto find = database->prepare("SELECT rootpage FROM sqlite_schema WHERE name = ?");
      ASSERT_TRUE(find);
      find->bind_all(name);
      ASSERT_TRUE(find->step().value_or(false)) << name;
      page = find->integer(0);
    }
    auto text = database();
    text.replace(static_cast<std::size_t>(page - 1) * 4096, 64, 64, '\xff');
    put_back(text);
  }

  static std::vector<Bytes> envelopes_in(const Reply& page) {
    std::vector<Bytes> out;
    for (const auto& entry : wire::parse_fetch_answer(page.body).value_or({}).entries)
      out.push_back(to_bytes(entry.envelope));
    return out;
  }

  static wire::FetchBody after(std::uint64_t seq, Member& member) {
    const auto head = wire::parse_head_answer(member.head().body).value_or(wire::HeadAnswer{});
    return {head.log_epoch, seq, 500, 65536, 0};
  }

  static std::size_t times_said(const RelayProcess& process, const std::string& words) {
    std::size_t times = 0;
    const auto said = process.said();
    for (auto at = said.find(words); at != std::string::npos; at = said.find(words, at + 1)) ++times;
    return times;
  }

  Ran drop() { return run_relay({"--data", data_.string(), "drop", to_hex(box_.keys.id)}); }

  // A mailbox that nobody has, made again and filled as its members' programs do.
  void expect_refilled() {
    auto [process, relay, member] = started();
    EXPECT_EQ(member.fetch().code, Code::denied);
    EXPECT_TRUE(wire::parse_create_answer(member.create().body).value_or({}).created);
    EXPECT_EQ(member.append(all()).code, Code::ok);
    EXPECT_EQ(envelopes_in(member.fetch()), all());
    EXPECT_EQ(process.terminate(), 0) << process.said();
  }

  TemporaryFolder folder_;
  std::filesystem::path data_ = folder_.path() / "data";
  ShiftedClock clock_{folder_.path() / "clock"};
  Box box_ = journal_box("box");
};

TEST_F(Damage, OfOneBitStopsOneEnvelopeWhileAllElseGoesOn) {
  turn_a_bit_of(envelope_of(3));
  auto [process, relay, member] = started();
  PairAtWork pair(process, clock_);
  pair.wait_for_rounds(1);

  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(envelopes_in(member.fetch()), (std::vector<Bytes>{envelope_of(1), envelope_of(2)})) << "up to the damage";
    EXPECT_EQ(member.fetch(after(2, member)).code, Code::busy);
    EXPECT_EQ(envelopes_in(member.fetch(after(3, member))), (std::vector<Bytes>{envelope_of(4), envelope_of(5)}));
  }
  EXPECT_EQ(wire::parse_append_answer(member.append({envelope_of(9)}).body).value_or({}).head, 6u);

  EXPECT_TRUE(pair.stop().is_complete);
  EXPECT_EQ(times_said(process, "envelope 3 of the mailbox " + to_hex(box_.keys.id)), 1u) << process.said();
  EXPECT_EQ(process.terminate(), 0);
}

TEST_F(Damage, IsMendedByAnAppendOfTheSameBytes) {
  turn_a_bit_of(envelope_of(3));
  auto [process, relay, member] = started();
  ASSERT_EQ(member.fetch(after(2, member)).code, Code::busy);

  const auto appended = wire::parse_append_answer(member.append({envelope_of(3)}).body).value_or({});

  EXPECT_EQ(appended.head, 5u) << "it takes no new place";
  ASSERT_EQ(appended.entries.size(), 1u);
  EXPECT_EQ(appended.entries[0].seq, 3u);
  EXPECT_EQ(envelopes_in(member.fetch()), all());
  EXPECT_EQ(process.terminate(), 0);
  EXPECT_EQ(run_relay({"--data", data_.string(), "dump", to_hex(box_.keys.id)}).exit_code, 0);
}

TEST_F(Damage, OfTheIdBesideAnEnvelopeHidesNothing) {
  // The id stands in the row and in the index; change the row's alone, as a bit that turns would.
  auto text = database();
  const auto body = place_of(text, envelope_of(3));
  const auto place = text.rfind(to_text(wire::envelope_id(envelope_of(3))), body);
  ASSERT_LT(body - place, 64u) << "the row's own";
  text[place] ^= 1;
  put_back(text);
  auto [process, relay, member] = started();

  EXPECT_EQ(envelopes_in(member.fetch()), all());
  EXPECT_EQ(process.terminate(), 0);
}

TEST_F(Damage, IsAlsoAHoleInTheLog) {
  change_database("DELETE FROM envelope WHERE k % 4294967296 = 2");
  auto [process, relay, member] = started();

  EXPECT_EQ(envelopes_in(member.fetch()), std::vector<Bytes>{envelope_of(1)});
  EXPECT_EQ(member.fetch(after(1, member)).code, Code::busy);
  EXPECT_EQ(envelopes_in(member.fetch(after(2, member))).size(), 3u);
  EXPECT_EQ(process.terminate(), 0);
}

TEST_F(Damage, IsLeftBehindByDroppingTheMailboxAndFillingItAgain) {
  turn_a_bit_of(envelope_of(3));
  EXPECT_EQ(run_relay({"--data", data_.string(), "drop", to_hex(journal_box("other").keys.id)}).exit_code, 3);

  EXPECT_EQ(drop().exit_code, 0);

  expect_refilled();
}

TEST_F(Damage, ThatTheDatabaseCannotReadIsLeftBehindToo) {
  // The page on which the envelopes stand is no page any more.
  auto text = database();
  text.replace(place_of(text, envelope_of(3)) / 4096 * 4096, 64, 64, '\xff');
  put_back(text);
  {
    auto [process, relay, member] = started();
    EXPECT_EQ(member.fetch(after(2, member)).code, Code::busy);
    auto other_box = journal_box("other");
    EXPECT_EQ(Member(relay, clock_, other_box).create().code, Code::ok) << "others go on";
    EXPECT_EQ(process.terminate(), 0) << process.said();
  }

  EXPECT_EQ(drop().exit_code, 0);

  auto [process, relay, member] = started();
  EXPECT_EQ(member.fetch().code, Code::denied);
  EXPECT_TRUE(wire::parse_create_answer(member.create().body).value_or({}).created);
}

TEST_F(Damage, ThatOnlyAppendsMeetEndsNobodysReading) {
  spoil_page_of("envelope_id");
  auto [process, relay, member] = started();

  for (int i = 0; i < 3; ++i) {
    const auto refused = member.append({envelope_of(9)});
    EXPECT_EQ(refused.code, Code::busy);
    EXPECT_EQ(refused.body, wire::encode_number(60));
    EXPECT_EQ(envelopes_in(member.fetch()), all());
  }

  EXPECT_EQ(times_said(process, "a page of relay.db is damaged"), 1u) << process.said();
  EXPECT_EQ(process.terminate(), 0);
}

TEST_F(Damage, ThatOneWriteMeetsCostsNoneOfItsGroup) {
  spoil_page_of("envelope_id");
  auto [process, relay, member] = started();
  const auto append = post_of(member.frame_of(Op::append, wire::encode(wire::AppendBody{{envelope_of(9)}})));

  for (int round = 0; round < 10; ++round) {
    Connection before(process.port());
    Connection after(process.port());
    before.send(append);
    after.send(append);
    auto other_box = journal_box("other " + std::to_string(round));
    EXPECT_TRUE(wire::parse_create_answer(Member(relay, clock_, other_box).create().body).value_or({}).created);
    EXPECT_EQ(reply_of(before.receive().body).code, Code::busy);
    EXPECT_EQ(reply_of(after.receive().body).code, Code::busy);
  }

  EXPECT_EQ(process.terminate(), 0);
}

TEST_F(Damage, OfTheListOfMailboxesIsBusyAndMovedAwayIsMadeGoodByMembers) {
  spoil_page_of("sqlite_autoindex_mailbox_1");
  {
    auto [process, relay, member] = started();
    EXPECT_EQ(member.fetch().code, Code::busy);
    EXPECT_EQ(member.append({envelope_of(9)}).code, Code::busy);
    EXPECT_EQ(member.create().code, Code::busy);
    EXPECT_EQ(times_said(process, "a page of relay.db is damaged"), 1u) << process.said();
    EXPECT_EQ(process.terminate(), 0);
  }

  for (const auto* name : {"relay.db", "relay.db-wal", "relay.db-shm"}) std::filesystem::remove(data_ / name);

  expect_refilled();
}

TEST_F(Damage, IsNoWayAroundADelete) {
  {
    const auto relay = relay_over(Transport::in_process, data_, clock_);
    Member member(*relay, clock_, box_);
    ASSERT_EQ(member.erase(member.today(), member.statement(member.today())).code, Code::ok);
    relay->stop();
  }

  EXPECT_EQ(drop().exit_code, 3);

  const auto relay = relay_over(Transport::in_process, data_, clock_);
  EXPECT_EQ(Member(*relay, clock_, box_).create().code, Code::gone);
}

TEST_F(Damage, OfTheWholeFileEndsTheStart) {
  std::ofstream(data_ / "relay.db", std::ios::binary) << std::string(8192, 'x');

  const auto ran = run_relay({"--listen", "127.0.0.1:0", "--data", data_.string()});

  EXPECT_EQ(ran.exit_code, 65);
  EXPECT_EQ(ran.out, "");
}

TEST_F(Damage, OfADumpIsSaidAndNothingIsPrinted) {
  change_database("UPDATE envelope SET body = zeroblob(4096)");

  const auto ran = run_relay({"--data", data_.string(), "dump", to_hex(box_.keys.id)});

  EXPECT_EQ(ran.exit_code, 65);
  EXPECT_EQ(ran.out, "");
}

TEST_F(Damage, IsNotToUnderstandALaterSchema) {
  change_database("UPDATE meta SET v = x'0200000000000000' WHERE k = 'schema'");

  const auto ran = run_relay({"--listen", "127.0.0.1:0", "--data", data_.string()});

  EXPECT_EQ(ran.exit_code, 3);
}

}  // namespace

}  // namespace candour::relay_test
