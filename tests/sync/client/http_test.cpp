#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "sync/client/http_transport.hpp"
#include "sync/client/relay_info.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/request_bodies.hpp"
#include "tests/sync/client/blocking_client.hpp"
#include "tests/sync/client/evil_relay.hpp"
#include "tests/sync/client/local_server.hpp"

namespace candour::sync {
namespace {

Result<HttpAnswer> post(const RelayAddress& address, Bytes body) {
  HttpRequest request;
  request.address = address;
  request.body = std::move(body);
  return make_http_transport({})->exchange(request);
}

TEST(HttpTransport, SendsOneFixedShapeOfRequestAndNothingElse) {
  std::string head;
  Bytes body;
  LocalServer server([&](const LocalServer::Call& call) {
    head = call.head;
    body = call.body;
    return LocalServer::ok(Bytes{1, 2, 3});
  });

  const auto answer = post(server.address(), Bytes{7, 8});

  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, (Bytes{1, 2, 3}));
  EXPECT_EQ(body, (Bytes{7, 8}));
  EXPECT_EQ(head, "POST /v1/box HTTP/1.1\r\nHost: " + server.address().text() +
                      "\r\nUser-Agent: candour\r\nContent-Type: application/octet-stream\r\nContent-Length: 2\r\n\r\n");
}

TEST(HttpTransport, FollowsNoRedirect) {
  int calls = 0;
  LocalServer server([&](const LocalServer::Call&) {
    ++calls;
    return to_bytes(as_bytes("HTTP/1.1 302 Found\r\nLocation: /v1/other\r\nContent-Length: 0\r\n\r\n"));
  });
  const auto answer = post(server.address(), Bytes{1});
  EXPECT_EQ(calls, 1);
  EXPECT_TRUE(!answer || answer->body.empty());
}

TEST(HttpTransport, TakesNoAnswerAboveItsCap) {
  LocalServer server([](const LocalServer::Call&) { return LocalServer::ok(Bytes(wire::max_answer_size + 1, 0)); });
  const auto answer = post(server.address(), Bytes{1});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::relay_unreachable);
}

TEST(HttpTransport, SaysUnreachableWhereNobodyListens) {
  RelayAddress address;
  {
    LocalServer server([](const LocalServer::Call&) { return Bytes{}; });
    address = server.address();
  }
  const auto answer = post(address, Bytes{1});
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, ErrorCode::relay_unreachable);
}

struct InfoRelay {
  crypto::RelaySeed key = crypto::RelaySeed::random();
  nlohmann::json body;
  InfoRelay() {
    body = {{"candour_relay", 1},  {"relay_id", to_hex(crypto::public_of(key))},
            {"t5", 5'890'000},     {"log_epoch", 7},
            {"admission", "code"}, {"something_new", nullptr}};
  }
};

TEST(RelayInfo, IsTakenOnlyWithItsOwnSignature) {
  crypto::start();
  const InfoRelay relay;
  const auto text = relay.body.dump();
  const auto signature = wire::sign_info(relay.key, as_bytes(text));
  LocalServer server([&](const LocalServer::Call& call) {
    EXPECT_EQ(call.head.substr(0, 22), "GET /v1/info HTTP/1.1\r");
    return LocalServer::ok(as_bytes(text), "candour-signature: " + signature + "\r\n");
  });

  const auto info = fetch_info(*make_http_transport({}), server.address());

  ASSERT_TRUE(info);
  EXPECT_EQ(info->id, crypto::public_of(relay.key));
  EXPECT_EQ(info->log_epoch, 7u);
  EXPECT_EQ(info->admission, AdmissionRule::code);
  const auto stranger = wire::sign_info(crypto::RelaySeed::random(), as_bytes(text));
  EXPECT_FALSE(parse_info(as_bytes(text), stranger));
  EXPECT_FALSE(parse_info(as_bytes(text + " "), signature));
}

TEST(RelayInfo, IsRefusedWhenAKeyIsMissingOrOfAnotherType) {
  crypto::start();
  const InfoRelay relay;
  const auto taken = [&](const nlohmann::json& body) {
    const auto text = body.dump();
    return parse_info(as_bytes(text), wire::sign_info(relay.key, as_bytes(text))).has_value();
  };
  EXPECT_TRUE(taken(relay.body));
  for (const char* key : {"candour_relay", "relay_id", "t5", "log_epoch", "admission"}) {
    auto body = relay.body;
    body.erase(key);
    EXPECT_FALSE(taken(body)) << key;
    body[key] = nlohmann::json::array();
    EXPECT_FALSE(taken(body)) << key;
  }
  EXPECT_FALSE(taken(nlohmann::json::array()));
  EXPECT_FALSE(parse_info(as_bytes(std::string(60'000, '[')), std::string(128, '0')));
  EXPECT_FALSE(parse_info(as_bytes("<html>"), ""));
}

class Client : public testing::Test {
 protected:
  void SetUp() override {
    crypto::start();
    keys = wire::short_mailbox(crypto::MailboxSecret::random());
    body = wire::create_body(keys.seeds, keys.controllers, wire::MailboxKind::journal);
    relay.t5 = wire::t5_of(clock.wall());
    relay.skew_limit = 3;
  }
  MailboxAccess access() { return {keys.id, keys.seeds, wire::MailboxKind::journal, body}; }
  BlockingClient client() { return {relay, clock, {"relay.test", 1, false}, relay.id()}; }
  static OutboxItem item(std::uint8_t filling) {
    Bytes bytes(4096, filling);
    const auto id = wire::envelope_id(bytes);
    return {id, std::move(bytes), Pacing::at_once, {}};
  }
  static std::vector<OutboxItem> items(std::uint8_t count) {
    std::vector<OutboxItem> out;
    for (std::uint8_t i = 0; i < count; ++i) out.push_back(item(i));
    return out;
  }

  ManualClock clock{WallTime(std::chrono::seconds(1'767'225'600))};
  EvilRelay relay;
  wire::MailboxKeys keys;
  wire::CreateBody body;
};

TEST_F(Client, CreatesOnceAndFindsItMadeAfterwards) {
  EXPECT_TRUE(client().create(access(), body)->is_new);
  EXPECT_FALSE(client().create(access(), body)->is_new);
}

TEST_F(Client, SendsAndReadsToTheHead) {
  ASSERT_TRUE(client().create(access(), body));
  std::vector<std::uint64_t> seqs;
  const auto cursor = client().synchronise(access(), {}, items(70), [&](const EventBody& event) -> Result<> {
    if (const auto* page = std::get_if<Page>(&event))
      for (const auto& entry : page->entries) seqs.push_back(entry.seq);
    return {};
  });
  ASSERT_TRUE(cursor);
  EXPECT_EQ(*cursor, (Cursor{relay.log_epoch, 70}));
  EXPECT_EQ(seqs.size(), 70u);
}

TEST_F(Client, EndsWithTheErrorOfWhoeverTakesItsPages) {
  ASSERT_TRUE(client().create(access(), body));
  const auto cursor = client().synchronise(access(), {}, items(1), [](const EventBody& event) -> Result<> {
    if (std::holds_alternative<Page>(event)) return Error{ErrorCode::disk_full, "test"};
    return {};
  });
  ASSERT_FALSE(cursor);
  EXPECT_EQ(cursor.error().code, ErrorCode::disk_full);
}

TEST_F(Client, MakesAJournalsMailboxWhenItIsNotThere) {
  const auto cursor = client().synchronise(access(), {}, items(1), {});
  ASSERT_TRUE(cursor);
  EXPECT_EQ(relay.log_of(keys.id).envelopes.size(), 1u);
}

TEST_F(Client, SaysDeniedForAShortMailboxThatIsNotThere) {
  auto asker = client();
  const MailboxAccess rendezvous{keys.id, keys.seeds, wire::MailboxKind::short_lived, std::nullopt};
  const auto cursor = asker.synchronise(rendezvous, {}, {}, {});
  ASSERT_FALSE(cursor);
  EXPECT_EQ(cursor.error().code, ErrorCode::relay_refused);
  EXPECT_EQ(asker.refusal(), wire::Code::denied);
}

TEST_F(Client, LeavesARelayThatTakesEverythingAndShowsNothing) {
  ASSERT_TRUE(client().create(access(), body));
  relay.lie = [&](const wire::Request& request) -> std::optional<Result<Bytes>> {
    if (request.head.op != wire::Op::append) return std::nullopt;
    return wire::build_answer({wire::Code::ok, wire::Op::append, relay.t5},
                              wire::encode(wire::AppendAnswer{relay.log_epoch, 1, {{wire::AppendStatus::fresh, 1}}}));
  };
  const auto cursor = client().synchronise(access(), {}, items(1), {});
  ASSERT_FALSE(cursor);
  EXPECT_EQ(cursor.error().code, ErrorCode::relay_refused);
}

TEST_F(Client, TakesAHeadOnlyFromThePinnedRelay) {
  ASSERT_TRUE(client().create(access(), body));
  const auto head = client().head(access());
  ASSERT_TRUE(head);
  EXPECT_EQ(head->log_epoch, relay.log_epoch);

  relay.lie = [&](const wire::Request& request) -> std::optional<Result<Bytes>> {
    wire::HeadAnswer forged;
    forged.log_epoch = 7;
    wire::sign_head(crypto::RelaySeed::random(), request.head.mailbox, *wire::parse_head(request.body), forged);
    return wire::build_answer({wire::Code::ok, wire::Op::head, 0}, wire::encode(forged));
  };
  EXPECT_EQ(client().head(access()).error().code, ErrorCode::wrong_relay);
}

TEST_F(Client, FollowsARelaysClockForLessThanAnHour) {
  relay.t5 += 10;
  EXPECT_TRUE(client().create(access(), body));
  EXPECT_TRUE(client().head(access()));
  EXPECT_TRUE(client().synchronise(access(), {}, items(1), {}));

  relay.t5 += 10;
  auto asker = client();
  EXPECT_EQ(asker.create(access(), body).error().code, ErrorCode::clock_skew);
  EXPECT_EQ(asker.head(access()).error().code, ErrorCode::clock_skew);
  EXPECT_EQ(asker.refusal(), wire::Code::clock_skew);
}

}  // namespace
}  // namespace candour::sync
