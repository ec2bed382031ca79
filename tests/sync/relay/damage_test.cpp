// What the relay does when the bytes on its disk are not those it wrote (relay.md rule S2).
#include <gtest/gtest.h>

#include <fstream>

#include "base/sqlite/sqlite.hpp"
#include "tests/sync/relay/relay_world.hpp"

namespace candour::relay_test {

namespace {

class Damage : public testing::Test {
 protected:
  // A stopped relay whose database holds one envelope.
  void SetUp() override {
    const auto relay = relay_over(Transport::in_process, data_, clock_);
    Member member(*relay, clock_, box_);
    (void)member.create();
    ASSERT_EQ(member.append({envelope_of(1)}).code, Code::ok);
    relay->stop();
  }

  void change_database(const char* sql) {
    using sqlite::Connection;
    auto database = Connection::open((data_ / "relay.db").string(), Connection::Mode::read_write_create);
    ASSERT_TRUE(database && database->execute(sql));
  }

  // What a fetch from the start is answered, and how the relay ends after it.
  struct Outcome {
    Code code;
    int exit_code;
  };
  Outcome fetch_from_a_process() {
    RelayProcess process(data_, clock_.file());
    const wire::RequestHead head{Op::fetch, wire::t5_of(clock_.now()), box_.keys.id,
                                 *RelayId::from(*from_hex(process.relay_id_hex()))};
    Connection connection(process.port());
    connection.send(post_of(wire::build_request(head, wire::encode(from_start()), box_.keys.seeds.read)));
    const auto reply = reply_of(connection.receive().body);
    return {reply.code, process.wait()};
  }

  TemporaryFolder folder_;
  std::filesystem::path data_ = folder_.path() / "data";
  ShiftedClock clock_{folder_.path() / "clock"};
  Box box_ = journal_box("box");
};

TEST_F(Damage, IsNeverHandedOutAsAnEnvelope) {
  change_database("UPDATE envelope SET body = zeroblob(4096)");

  const auto outcome = fetch_from_a_process();

  EXPECT_EQ(outcome.code, Code::busy);
  EXPECT_EQ(outcome.exit_code, 65);
}

TEST_F(Damage, IsAlsoAHoleInTheLog) {
  change_database("DELETE FROM envelope");

  const auto outcome = fetch_from_a_process();

  EXPECT_EQ(outcome.code, Code::busy);
  EXPECT_EQ(outcome.exit_code, 65);
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
