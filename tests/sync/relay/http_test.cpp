// The relay as a process: HTTP, waiting, stopping, and what it prints.
#include <gtest/gtest.h>

#include <csignal>
#include <list>
#include <nlohmann/json.hpp>
#include <thread>

#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/request_bodies.hpp"
#include "tests/sync/relay/bad_requests.hpp"
#include "tests/sync/relay/relay_world.hpp"

namespace candour::relay_test {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

class Http : public testing::Test {
 protected:
  // A member whose frames are sent over a connection of the test's own.
  class Direct final : public RelayUnderTest {
   public:
    Direct(RelayProcess& process, std::uint16_t port) : process_(process), connection_(port) {}
    Bytes exchange(ByteView frame) override {
      (void)connection_.send(post_of(frame));
      return connection_.receive().body;
    }
    RelayId relay_id() const override { return *RelayId::from(*from_hex(process_.relay_id_hex())); }
    void start() override {}
    void stop() override {}

   private:
    RelayProcess& process_;
    Connection connection_;
  };

  TemporaryFolder folder_;
  std::filesystem::path data_ = folder_.path() / "data";
  ShiftedClock clock_{folder_.path() / "clock"};
  RelayProcess process_{data_, clock_.file()};
  Direct direct_{process_, process_.port()};
  Box box_ = journal_box("box");
  Member member_{direct_, clock_, box_};

  // The relay's one thread takes what arrived earlier first: after a few answers, it waits where it was to wait.
  void let_it_read_what_was_sent() {
    Connection connection(process_.port());
    for (int i = 0; i < 20; ++i) {
      connection.send("GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n");
      EXPECT_EQ(connection.receive().status, 200);
    }
  }

  std::string waiting_fetch(std::uint32_t wait_seconds) {
    auto body = from_start();
    body.wait_seconds = wait_seconds;
    return post_of(member_.frame_of(Op::fetch, wire::encode(body)));
  }
};

TEST_F(Http, SaysInOneLineWhereItIsAndWhoItIs) {
  const auto expected = "candour-relay: http://127.0.0.1:" + std::to_string(process_.port()) + ", data in " +
                        data_.string() + ", relay id " + process_.relay_id_hex();

  EXPECT_EQ(process_.line(), expected);
  EXPECT_TRUE(from_hex(process_.relay_id_hex()).has_value());
}

TEST_F(Http, RefusesEveryBadRequestAndStaysAlive) {
  ASSERT_GE(bad_requests().size(), 30u);
  for (const auto& bad : bad_requests()) {
    Connection connection(process_.port());
    connection.send(bad.text);
    const auto reply = connection.receive();
    EXPECT_EQ(reply.status, static_cast<int>(bad.status)) << bad.name;
    EXPECT_NE(reply.head.find("Connection: close"), std::string::npos) << bad.name;
    EXPECT_TRUE(wire::parse_answer(reply.body).has_value()) << bad.name;
    EXPECT_TRUE(connection.is_closed_by_peer()) << bad.name << ": a second request was answered";
  }
  EXPECT_EQ(member_.create().code, Code::ok);
}

TEST_F(Http, TakesARequestThatComesByteByByte) {
  Connection connection(process_.port());
  const auto request = post_of(
      member_.frame_of(Op::create, wire::encode(wire::create_body(box_.keys.seeds, box_.keys.controllers, box_.kind))));

  for (const char c : request) ASSERT_TRUE(connection.send({&c, 1}));

  EXPECT_EQ(reply_of(connection.receive().body).code, Code::ok);
}

TEST_F(Http, ForgetsARequestThatIsCutOff) {
  (void)member_.create();
  const auto whole = post_of(member_.frame_of(Op::append, wire::encode(wire::AppendBody{{envelope_of(1)}})));
  for (const std::size_t size : {1ul, 20ul, whole.size() / 2, whole.size() - 1}) {
    Connection connection(process_.port());
    connection.send(whole.substr(0, size));
    connection.finish_sending();
    EXPECT_EQ(connection.receive().status, 0);
  }
  EXPECT_EQ(wire::parse_head_answer(member_.head().body).value_or(wire::HeadAnswer{}).head, 0u);
}

TEST_F(Http, AnswersManyRequestsOnOneConnection) {
  Connection connection(process_.port());
  for (int i = 0; i < 20; ++i) {
    connection.send("GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n");
    const auto reply = connection.receive();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(to_text(reply.body), "ok\n");
  }
}

TEST_F(Http, AnswersRequestsThatFollowAtOnceInTheirOrderHoweverTheyAreCut) {
  (void)member_.create();
  const auto append = post_of(member_.frame_of(Op::append, wire::encode(wire::AppendBody{{envelope_of(1)}})));
  const std::string get = "GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n";
  const auto all = get + append + "HEAD /v1/info HTTP/1.1\r\nHost: relay\r\n\r\n" + get;
  for (const std::size_t step : {all.size(), std::size_t{1000}, std::size_t{97}}) {
    Connection connection(process_.port());
    for (std::size_t from = 0; from < all.size(); from += step) {
      connection.send(all.substr(from, step));
      std::this_thread::sleep_for(milliseconds(step == all.size() ? 0 : 2));
    }
    EXPECT_EQ(to_text(connection.receive().body), "ok\n");
    EXPECT_EQ(reply_of(connection.receive().body).op, Op::append);
    EXPECT_NE(connection.receive(Connection::Expect::head_alone).head.find("Candour-Signature"), std::string::npos);
    EXPECT_EQ(to_text(connection.receive().body), "ok\n") << "cut every " << step;
  }
}

TEST_F(Http, GivesAWaitingFetchUpWhenMoreCameWithIt) {
  (void)member_.create();
  Connection connection(process_.port());

  connection.send(waiting_fetch(55) + "GET /healthz HTTP/1.1\r\nHost: relay\r\n\r\n");

  EXPECT_EQ(connection.receive().status, 0);
}

TEST_F(Http, SendsNoBodyToHead) {
  for (const auto* request : {"HEAD /healthz HTTP/1.1\r\nHost: relay\r\n\r\n", "HEAD /nowhere HTTP/1.1\r\nHost: a\r\n\r\n",
                              "HEAD /v1/box HTTP/1.1\r\nHost: relay\r\n\r\n", "HEAD /healthz HTTP/1.0\r\n\r\n"}) {
    Connection connection(process_.port());
    connection.send(request);
    connection.finish_sending();
    const auto reply = connection.receive(Connection::Expect::head_alone);
    EXPECT_NE(reply.status, 0) << request;
    EXPECT_NE(reply.head.find("Content-Length: "), std::string::npos);
    EXPECT_TRUE(connection.is_closed_by_peer()) << request << reply.head;
  }
}

TEST_F(Http, ClosesWhereCloseIsOneOfSeveralOptions) {
  Connection connection(process_.port());

  connection.send("GET /healthz HTTP/1.1\r\nHost: relay\r\nConnection: close, foo\r\n\r\n");

  EXPECT_NE(connection.receive().head.find("Connection: close"), std::string::npos);
  EXPECT_TRUE(connection.is_closed_by_peer());
}

TEST_F(Http, SendsALongPageInPiecesThatAreTheWholePage) {
  (void)member_.create();
  std::vector<Bytes> sent;
  for (std::uint64_t i = 0; i < 24; ++i) sent.push_back(envelope_of(i, i % 3 == 0 ? 262144 : i % 3 == 1 ? 65536 : 4096));
  for (std::size_t i = 0; i < sent.size(); i += 3) {
    ASSERT_EQ(member_.append({sent[i], sent[i + 1], sent[i + 2]}).code, Code::ok);
  }

  auto ask = from_start();
  ask.max_bytes = 2'000'000;
  const auto page = member_.fetch(ask);

  const auto read = wire::parse_fetch_answer(page.body);
  ASSERT_TRUE(read);
  EXPECT_TRUE(read->more);
  EXPECT_EQ(read->entries.size(), 18u) << "as many as fit";
  for (std::size_t i = 0; i < read->entries.size(); ++i) {
    EXPECT_EQ(read->entries[i].seq, i + 1);
    EXPECT_EQ(to_bytes(read->entries[i].envelope), sent[i]);
  }
}

TEST_F(Http, TakesNoHarmFromATerminalThatCloses) {
  process_.signal(SIGHUP);
  process_.signal(SIGPIPE);
  process_.signal(SIGXFSZ);

  EXPECT_EQ(member_.create().code, Code::ok);
  EXPECT_EQ(process_.terminate(), 0);
}

TEST_F(Http, CutsUnfinishedRequestsWhenItStops) {
  (void)member_.create();
  const auto whole = post_of(member_.frame_of(Op::append, wire::encode(wire::AppendBody{{envelope_of(1)}})));
  Connection half_a_body(process_.port());
  Connection half_a_head(process_.port());
  Connection silent(process_.port());
  half_a_body.send(whole.substr(0, whole.size() - 100));
  half_a_head.send(whole.substr(0, 40));
  let_it_read_what_was_sent();

  const auto begun = steady_clock::now();
  EXPECT_EQ(process_.terminate(), 0);

  EXPECT_LT(steady_clock::now() - begun, seconds(3));
}

TEST_F(Http, StopsSoonThoughSomebodyDoesNotReadHisAnswer) {
  (void)member_.create();
  for (std::uint64_t i = 0; i < 8; ++i) {
    ASSERT_EQ(member_.append({envelope_of(2 * i, 262144), envelope_of(2 * i + 1, 262144)}).code, Code::ok);
  }
  std::list<Connection> readers;
  for (int i = 0; i < 10; ++i) {
    readers.emplace_back(process_.port()).keep_little_unread();
    readers.back().send(post_of(member_.frame_of(Op::fetch, wire::encode(from_start()))));
  }
  let_it_read_what_was_sent();

  const auto begun = steady_clock::now();
  EXPECT_EQ(process_.terminate(), 0);

  EXPECT_LT(steady_clock::now() - begun, seconds(6));
  EXPECT_FALSE(std::filesystem::exists(data_ / "relay.db-wal")) << "everything stands in the database";
}

TEST_F(Http, TakesALongBodyWholeFromSomebodyNewHoweverItComes) {
  (void)member_.create();
  std::vector<Bytes> sent;
  for (std::uint64_t i = 0; i < 3; ++i) sent.push_back(envelope_of(i, 262144));
  const auto whole = post_of(member_.frame_of(Op::append, wire::encode(wire::AppendBody{{sent[0], sent[1], sent[2]}})));
  Connection connection(process_.port());

  for (std::size_t at = 0, size = 1; at < whole.size(); at += size, size = size * 3 % 100'003) {
    ASSERT_TRUE(connection.send(std::string_view(whole).substr(at, size)));
  }

  EXPECT_EQ(reply_of(connection.receive().body).code, Code::ok);
  const auto page = member_.fetch();
  const auto read = wire::parse_fetch_answer(page.body);
  ASSERT_TRUE(read);
  ASSERT_EQ(read->entries.size(), sent.size());
  for (std::size_t i = 0; i < sent.size(); ++i) EXPECT_EQ(to_bytes(read->entries[i].envelope), sent[i]);
}

TEST_F(Http, TellsNothingInItsHeadersThatNamesAnyone) {
  Connection connection(process_.port());
  connection.send("GET /v1/info HTTP/1.1\r\nHost: relay\r\n\r\n");
  const auto head = connection.receive().head;

  for (const auto* name : {"Date:", "Server:", "Set-Cookie:", "ETag:"}) EXPECT_EQ(head.find(name), std::string::npos);
  EXPECT_NE(head.find("Cache-Control: no-store\r\n"), std::string::npos);
}

TEST_F(Http, SignsTheExactBytesOfItsInformation) {
  Connection connection(process_.port());
  connection.send("GET /v1/info HTTP/1.1\r\nHost: relay\r\n\r\n");
  auto reply = connection.receive();
  const std::string name = std::string(wire::info_signature_header) + ": ";
  const auto signature = reply.head.substr(reply.head.find(name) + name.size(), 128);

  EXPECT_TRUE(wire::verify_info(direct_.relay_id(), signature, reply.body));
  const auto info = nlohmann::json::parse(reply.body);
  EXPECT_EQ(info["relay_id"], process_.relay_id_hex());
  EXPECT_EQ(info["sizes"], (std::vector{4096, 16384, 65536, 262144}));
  EXPECT_EQ(info["identifier_logging"], false);
  EXPECT_EQ(info.size(), 22u);
  reply.body[10] ^= 1;
  EXPECT_FALSE(wire::verify_info(direct_.relay_id(), signature, reply.body));
}

TEST_F(Http, WakesAWaitingFetchByAnAppend) {
  (void)member_.create();
  Connection waiting(process_.port());
  waiting.send(waiting_fetch(55));
  let_it_read_what_was_sent();

  const auto begun = steady_clock::now();
  ASSERT_EQ(member_.append({envelope_of(1)}).code, Code::ok);
  const auto reply = reply_of(waiting.receive().body);

  EXPECT_LT(steady_clock::now() - begun, milliseconds(1500));
  EXPECT_EQ(wire::parse_fetch_answer(reply.body).value_or({}).entries.size(), 1u);
}

TEST_F(Http, LosesNoWakeUpHoweverTheTimingFalls) {
  (void)member_.create();
  Connection waiting(process_.port());
  for (std::uint64_t i = 0; i < 100; ++i) {
    const wire::FetchBody body{wire::parse_head_answer(member_.head().body)->log_epoch, i, 500, 4096, 15};
    waiting.send(post_of(member_.frame_of(Op::fetch, wire::encode(body))));
    std::this_thread::sleep_for(std::chrono::microseconds(i * 20));
    ASSERT_EQ(member_.append({envelope_of(i)}).code, Code::ok);
    const auto page = wire::parse_fetch_answer(reply_of(waiting.receive().body).body).value_or({});
    ASSERT_EQ(page.entries.size(), 1u) << i;
  }
}

TEST_F(Http, AnswersAWaitingFetchWithNothingWhenItsTimeIsOver) {
  (void)member_.create();
  Connection waiting(process_.port());
  const auto begun = steady_clock::now();
  waiting.send(waiting_fetch(1));

  const auto reply = reply_of(waiting.receive().body);

  EXPECT_GE(steady_clock::now() - begun, milliseconds(990));
  EXPECT_EQ(reply.code, Code::ok);
  EXPECT_TRUE(wire::parse_fetch_answer(reply.body).value_or({}).entries.empty());
}

TEST_F(Http, TellsAWaitingFetchThatItsMailboxIsGone) {
  (void)member_.create();
  Connection waiting(process_.port());
  waiting.send(waiting_fetch(55));
  let_it_read_what_was_sent();

  (void)member_.erase(member_.today(), member_.statement(member_.today()));

  EXPECT_EQ(reply_of(waiting.receive().body).code, Code::gone);
}

TEST_F(Http, ClosesAWaitingConnectionThatSendsMore) {
  (void)member_.create();
  Connection waiting(process_.port());
  waiting.send(waiting_fetch(55));
  let_it_read_what_was_sent();

  waiting.send(waiting_fetch(55));

  EXPECT_EQ(waiting.receive().status, 0);
}

TEST_F(Http, StopsCleanlyAndAnswersWhoWaits) {
  (void)member_.create();
  (void)member_.append({envelope_of(1)});
  Connection waiting(process_.port());
  const auto epoch = wire::parse_head_answer(member_.head().body).value_or(wire::HeadAnswer{}).log_epoch;
  waiting.send(post_of(member_.frame_of(Op::fetch, wire::encode(wire::FetchBody{epoch, 1, 500, 4096, 55}))));
  let_it_read_what_was_sent();

  EXPECT_EQ(process_.terminate(), 0);

  const auto reply = waiting.receive();
  EXPECT_EQ(reply_of(reply.body).code, Code::ok);
  EXPECT_NE(reply.head.find("Connection: close"), std::string::npos);
  EXPECT_FALSE(std::filesystem::exists(data_ / "relay.db-wal")) << "everything stands in the database";
  EXPECT_TRUE(std::filesystem::exists(data_ / "anchor"));
}

TEST_F(Http, KeepsItsFilesToItself) {
  for (const auto& file : std::filesystem::directory_iterator(data_)) {
    const auto others = std::filesystem::perms::group_all | std::filesystem::perms::others_all;
    EXPECT_EQ(file.status().permissions() & others, std::filesystem::perms::none) << file.path().filename();
  }
}

TEST_F(Http, WritesNeitherIdsNorAddressesNorKeysIntoItsOutput) {
  (void)member_.create();
  (void)member_.append({envelope_of(1)});
  auto stranger = journal_box("stranger");
  (void)Member(direct_, clock_, stranger).fetch();
  EXPECT_EQ(process_.terminate(), 0);

  const auto said = relay::read_small_file(data_.string() + ".err", 10000);
  EXPECT_EQ(said, "candour-relay: stopped.\n");
}

TEST_F(Http, LetsNoSecondRelayRunOnItsFolder) {
  const auto second = run_relay({"--listen", "127.0.0.1:0", "--data", data_.string()});

  EXPECT_EQ(second.exit_code, 3);
  EXPECT_EQ(second.out, "");
  EXPECT_EQ(second.err, "candour-relay: another relay runs on this data folder.\n");
  EXPECT_EQ(run_relay({"--data", data_.string(), "dump", to_hex(box_.keys.id)}).exit_code, 3);
}

TEST_F(Http, SaysThatAPortIsTaken) {
  const auto other = folder_.path() / "other";
  const auto second = run_relay({"--listen", "127.0.0.1:" + std::to_string(process_.port()), "--data", other.string()});

  EXPECT_EQ(second.exit_code, 78);
}

}  // namespace

}  // namespace candour::relay_test
