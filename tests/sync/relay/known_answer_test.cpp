// The known answers of relay.md 8.6, through a whole relay.
#include <gtest/gtest.h>

#include "crypto/hash.hpp"
#include "crypto/mailbox.hpp"
#include "sync/relay/dump.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/request_bodies.hpp"
#include "tests/sync/relay/in_process.hpp"
#include "tests/sync/relay/relay_world.hpp"

namespace candour::relay_test {

namespace {

constexpr std::int64_t seconds_of_epoch = 1767225600;

template <class Seed>
Seed seed_of(std::string_view name) {
  return Seed(crypto::sha256(as_bytes(name)));
}

class KnownAnswers : public testing::Test {
 protected:
  void SetUp() override {
    std::filesystem::create_directories(data_);
    ASSERT_TRUE(relay::replace_file(data_ / "relay.key", crypto::sha256(as_bytes("relay"))));
    relay::CoreSettings settings;
    settings.spki = crypto::sha256(as_bytes("spki"));
    relay_ = std::move(relay::InProcessRelay::open(data_, clock_, settings)).value();
  }

  Reply send(Op op, ByteView body) {
    const wire::RequestHead head{op, wire::t5_of(clock_.wall()), keys_.id, relay_->relay_id()};
    if (wire::key_of(op) == wire::OpKey::read) {
      return reply_of(relay_->handle(wire::build_request(head, body, keys_.seeds.read)));
    }
    return reply_of(relay_->handle(wire::build_request(head, body, keys_.seeds.write)));
  }

  // The mailbox of the known answers with its one envelope.
  void fill() {
    (void)send(Op::create, wire::encode(wire::create_body(keys_.seeds, keys_.controllers, MailboxKind::journal)));
    Bytes envelope(4096);
    for (std::size_t i = 0; i < envelope.size(); ++i) envelope[i] = static_cast<std::uint8_t>(i);
    (void)send(Op::append, wire::encode(wire::AppendBody{{envelope}}));
  }

  TemporaryFolder folder_;
  std::filesystem::path data_ = folder_.path() / "data";
  ManualClock clock_{WallTime(std::chrono::seconds(seconds_of_epoch))};
  wire::MailboxKeys keys_ = wire::journal_mailbox(seed_of<crypto::MailboxSecret>("ms"),
                                                  {crypto::public_of(seed_of<crypto::ControllerSeed>("ckA")),
                                                   crypto::public_of(seed_of<crypto::ControllerSeed>("ckB"))});
  std::unique_ptr<relay::InProcessRelay> relay_;
};

TEST_F(KnownAnswers, AreThoseOfTheKeysAndIds) {
  EXPECT_EQ(to_hex(keys_.id), "2f7468259de99a8ecfcf46ef2ac123779d2d14111b1cba4600f1a5ce1a4c75a7");
  EXPECT_EQ(to_hex(relay_->relay_id()), "f5a1e8dd9186d4cdd0e9d42ae96b98f18477e49d2017ea5528d6f090abf82a91");
  EXPECT_EQ(relay_->log_epoch(), 1767225600u);
}

TEST_F(KnownAnswers, AreThoseOfTheFramesThatItTakes) {
  clock_.set_wall(WallTime(std::chrono::seconds(std::int64_t{5890000} * 300)));
  const wire::RequestHead head{Op::create, 5890000, keys_.id, relay_->relay_id()};
  const auto body = wire::encode(wire::create_body(keys_.seeds, keys_.controllers, MailboxKind::journal));
  const auto frame = wire::build_request(head, body, keys_.seeds.write);

  const auto k = crypto::hash(crypto::HashLabel::kat, {frame});
  EXPECT_EQ(to_hex(ByteView(k).first(16)), "69157917c126c42e28211f7278655d24");
  EXPECT_EQ(reply_of(relay_->handle(frame)).code, Code::ok);
}

TEST_F(KnownAnswers, AreThatOfTheHeadAnswersSignature) {
  fill();
  wire::HeadBody asked;
  for (std::uint8_t i = 0; i < 32; ++i) asked.nonce[i] = i;

  const auto answer = wire::parse_head_answer(send(Op::head, wire::encode(asked)).body).value_or(wire::HeadAnswer{});

  EXPECT_EQ(to_hex(answer.signature),
            "565521759bf45f3bbd8084086ab65a8bd1054d6b8755cc7d777fdc9d5e29c0ab"
            "61bd830af0ca1f7220fce81ccc64b4667492210450e2a725c503841a8a240902");
}

TEST_F(KnownAnswers, AreThatOfTheViewOfAMailbox) {
  fill();
  relay_.reset();

  const auto ran = run_relay({"--data", data_.string(), "dump", to_hex(keys_.id)});

  EXPECT_EQ(ran.exit_code, 0);
  EXPECT_EQ(ran.out,
            "candour relay view 1\n"
            "mailbox 2f7468259de99a8ecfcf46ef2ac123779d2d14111b1cba4600f1a5ce1a4c75a7\n"
            "relay f5a1e8dd9186d4cdd0e9d42ae96b98f18477e49d2017ea5528d6f090abf82a91\n"
            "state open\n"
            "kind journal\n"
            "log-epoch 1767225600\n"
            "made 2026-01-01\n"
            "last-append 2026-01-01\n"
            "read-key 6fc9ff4b9d2ee3f34a85ac0e705fbed4a9a895ef92294ac60172ed129b3fd00d\n"
            "write-key 47c15abd6a6033c3b536a5cb86ffcbad58725a559cd33436bf8704e429669fc2\n"
            "controllers 2\n"
            "controller 2ceb3d6ead46b34486ab969359fd46fa4dbe8780237667b512cb334aa81d0671\n"
            "controller 530caffd4aa0d9bb60108a829d2c421e65255aeff6d1ce93753a40b4ad8c8d9d\n"
            "envelopes 1\n"
            "bytes 4096\n"
            "size 4096 1\n"
            "size 16384 0\n"
            "size 65536 0\n"
            "size 262144 0\n"
            "envelope 1 4096 2355fdb31f635850a77625002256a2efbba94a8d66fb784caf9192da82d3442c\n"
            "end e1e3f7ede8920bdf1075c1dbaa49d268f883d66d3fd62a9cc86cbdbf19c21e54\n");
}

TEST_F(KnownAnswers, ShowADeletedMailboxAsSuchAndAnUnknownOneNotAtAll) {
  fill();
  const auto relay = relay_->relay_id();
  std::vector<Signature> statement;
  for (const auto* name : {"ckB", "ckA"}) {  // in the order of their keys
    statement.push_back(wire::sign_delete(seed_of<crypto::ControllerSeed>(name), keys_.id, relay, 20460));
  }
  ASSERT_EQ(send(Op::delete_mailbox, wire::encode(wire::DeleteBody{20460, statement})).code, Code::ok);
  relay_.reset();

  const auto ran = run_relay({"--data", data_.string(), "dump", to_hex(keys_.id)});
  const auto unknown = run_relay({"--data", data_.string(), "dump", std::string(64, '0')});

  EXPECT_NE(ran.out.find("state deleted\ndeleted 2026-01-01\nread-key 6fc9"), std::string::npos);
  EXPECT_EQ(ran.out.find("envelope"), std::string::npos);
  EXPECT_EQ(unknown.exit_code, 3);
  EXPECT_EQ(unknown.out, "");
}

TEST_F(KnownAnswers, ShowWhenAShortMailboxExpires) {
  relay::MailboxRow row;
  row.kind = MailboxKind::short_lived;
  row.day_made = 20454;
  row.expires_hour = 20454 * 24 + 7;

  const auto view = relay::view_of(row, RelayId(), 1, {});

  EXPECT_NE(view.find("kind short\nlog-epoch 1\nmade 2026-01-01\nlast-append never\nexpires 2026-01-01T07Z\nread-key"),
            std::string::npos);
}

}  // namespace

}  // namespace candour::relay_test
