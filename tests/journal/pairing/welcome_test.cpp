// The Welcome: what is written is read back, and nothing is kept of one that is not right in every byte.
#include "journal/pairing/welcome.hpp"

#include <gtest/gtest.h>

#include "crypto/aead.hpp"
#include "crypto/sign.hpp"
#include "journal/pairing/wiped_bytes.hpp"
#include "tests/journal/pairing/pairing_people.hpp"

namespace candour::pairing {
namespace {

using namespace pairing::test;

PairingBinding some_binding() { return {Purpose::invite_member, seed("h"), seed("t1")}; }

WelcomeExpectation megs_expectation() {
  return {some_binding(), journal(), {}, RelayId(seed("relay")), meg().certificate.contents, meg().card};
}

Bytes written(const Welcome& welcome) {
  return to_bytes(as_bytes(write_welcome(welcome, some_binding(), dani().device).value().expose()));
}

bool is_taken(ByteView bytes) {
  const auto welcome = parse_welcome(bytes);
  return welcome && check_welcome(*welcome, bytes, megs_expectation()) == WelcomeFault::none;
}

class WelcomeText : public testing::Test {
 protected:
  void SetUp() override { crypto::start(); }
};

TEST_F(WelcomeText, IsReadAsItWasWritten) {
  auto welcome = first_welcome();
  welcome.admission_code = crypto::SecretText("ABCD-2345");
  welcome.shares.push_back({dani().key(), secret<crypto::ShareKey>("share")});
  const auto bytes = written(welcome);

  auto read = parse_welcome(bytes).value();

  EXPECT_TRUE(is_taken(bytes));
  EXPECT_EQ(read.admission_code.expose(), "ABCD-2345");
  EXPECT_TRUE(equal(read.shares.at(0).share.expose(), seed("share")));
  EXPECT_EQ(written(read), bytes);
}

TEST_F(WelcomeText, IsRefusedWithAnyByteChanged) {
  const auto bytes = written(first_welcome());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto changed = bytes;
    changed[i] ^= static_cast<std::uint8_t>(1u << i % 8);
    EXPECT_FALSE(is_taken(changed)) << "byte " << i;
  }
}

TEST_F(WelcomeText, IsRefusedWhenCutOffAnywhere) {
  const auto bytes = written(first_welcome());
  for (std::size_t size = 0; size < bytes.size(); ++size)
    EXPECT_FALSE(parse_welcome(ByteView(bytes).first(size)).has_value()) << size;
}

TEST_F(WelcomeText, NeedsTheSignatureOfThisPairing) {
  const auto bytes = written(first_welcome());
  const auto welcome = parse_welcome(bytes).value();
  auto other = megs_expectation();
  other.binding.t1_hash = seed("another t1");

  EXPECT_EQ(check_welcome(welcome, bytes, other), WelcomeFault::not_for_us);
}

TEST_F(WelcomeText, NamesTheJoinerByExactlyTheCardOfT1) {
  auto welcome = first_welcome();
  welcome.members[1].card = sealed::make_member_card(journal(), meg().seeds, "Meg").value();

  EXPECT_TRUE(parse_welcome(written(welcome)).has_value());
  EXPECT_FALSE(is_taken(written(welcome)));
}

TEST_F(WelcomeText, NamesTheWrongRelayApartFromOtherFaults) {
  auto elsewhere = first_welcome();
  elsewhere.relay_id = RelayId(seed("another relay"));
  const auto bytes = written(elsewhere);
  const auto welcome = parse_welcome(bytes).value();

  EXPECT_EQ(check_welcome(welcome, bytes, megs_expectation()), WelcomeFault::wrong_relay);
}

TEST_F(WelcomeText, IsNotWrittenWithAKeyTwiceOrAListTooLong) {
  auto twice = first_welcome();
  twice.devices.push_back({meg().certificate, false, {}});
  auto many = first_welcome();
  for (int i = 0; i < 64; ++i) many.devices.push_back({meg().certificate, false, {}});
  auto bad_address = first_welcome();
  bad_address.relay = "https://relay.test";

  EXPECT_EQ(write_welcome(twice, some_binding(), dani().device).error().code, ErrorCode::malformed);
  EXPECT_EQ(write_welcome(many, some_binding(), dani().device).error().code, ErrorCode::too_long);
  EXPECT_EQ(write_welcome(bad_address, some_binding(), dani().device).error().code, ErrorCode::malformed);
}

TEST_F(WelcomeText, KeepsAtMostSixteenTipsOfADevice) {
  auto welcome = first_welcome();
  welcome.spaces[0].ends.clear();
  for (std::uint8_t i = 0; i < 17; ++i) {
    ByteArray<16> chain;
    chain.fill(i);
    welcome.spaces[0].ends.push_back(tip_of(meg().device, chain, 1, "t"));
  }
  const auto too_many = write_welcome(welcome, some_binding(), dani().device);
  welcome.spaces[0].ends.pop_back();

  ASSERT_FALSE(too_many.has_value());
  EXPECT_TRUE(is_taken(written(welcome)));
}

// ---- over the channel

struct Matched {
  crypto::Noise channel;  // the inviter's, to say what an honest one would not
  JoinerPairing joiner;
  PairingBinding binding;
};

Matched matched() {
  InviterPairing inviter(invitation(), words(), inviter_secrets());
  JoinerPairing joiner(acceptance(), words(), joiner_secrets());
  auto channel =
      begin_handshake(crypto::NoiseRole::initiator, Purpose::invite_member, words(), inviter_secrets().ephemeral);
  const Opening opening{Purpose::invite_member,
                        journal(),
                        {},
                        commitment_to(seed("ri")),
                        static_cast<std::uint64_t>(not_after.time_since_epoch().count())};
  (void)channel.write_first(crypto::pad(encode(opening), p1_padded_size));
  EXPECT_EQ(joiner.receive(inviter.messages().at(0), now), PairingEvent::journal_found);
  EXPECT_TRUE(joiner.answer(meg().card, meg().certificate, meg().seeds.identity).has_value());
  EXPECT_EQ(inviter.receive(joiner.messages().at(0), only_dani(), now), PairingEvent::numbers_ready);
  EXPECT_TRUE(channel.read_second(ByteView(joiner.messages().at(0)).first(second_handshake_size)).has_value());
  EXPECT_EQ(channel.send(crypto::pad(encode_reveal(Purpose::invite_member, seed("ri")), p2b_padded_size)),
            inviter.messages().at(1));
  EXPECT_EQ(joiner.receive(inviter.messages().at(1), now), PairingEvent::numbers_ready);
  EXPECT_EQ(joiner.type_half(inviter.half_to_read(), now), PairingEvent::matched);
  return {std::move(channel), std::move(joiner), inviter.binding()};
}

Bytes signed_for(const Matched& pair, const Welcome& welcome) {
  return to_bytes(as_bytes(write_welcome(welcome, pair.binding, dani().device).value().expose()));
}

Bytes part(Matched& pair, std::uint8_t index, std::uint8_t count, ByteView content) {
  return pair.channel.send(crypto::pad(Writer().u8(index).u8(count).raw(content).take(), welcome_part_size - 16));
}

void expect_nothing_kept(const JoinerPairing& joiner, PairingEnd end) {
  EXPECT_EQ(joiner.end(), end);
  const auto saved = joiner.save();
  EXPECT_LT(saved.expose().size(), 3 * short_message_size) << "no part of the Welcome is kept";
}

TEST_F(WelcomeText, ThatDoesNotVerifyEndsThePairingAndNothingIsKept) {
  auto pair = matched();
  auto bytes = signed_for(pair, first_welcome());
  bytes[bytes.size() - 1] ^= 1;

  EXPECT_EQ(pair.joiner.receive(part(pair, 0, 1, bytes), now), PairingEvent::ended);

  expect_nothing_kept(pair.joiner, PairingEnd::bad_welcome);
}

TEST_F(WelcomeText, OfAnotherRelayEndsThePairing) {
  auto pair = matched();
  auto elsewhere = first_welcome();
  elsewhere.relay_id = RelayId(seed("another relay"));

  EXPECT_EQ(pair.joiner.receive(part(pair, 0, 1, signed_for(pair, elsewhere)), now), PairingEvent::ended);

  expect_nothing_kept(pair.joiner, PairingEnd::wrong_relay);
}

Welcome long_welcome() {
  auto welcome = first_welcome();
  welcome.spaces[0].ends.clear();
  for (std::uint8_t device = 0; device < 16; ++device)
    for (std::uint8_t i = 0; i < 16; ++i) {
      ByteArray<16> chain;
      chain.fill(i);
      welcome.spaces[0].ends.push_back(
          tip_of(secret<crypto::DeviceSeed>("device " + std::to_string(device)), chain, 1, "t"));
    }
  return welcome;
}

TEST_F(WelcomeText, OfTwoPartsIsOpenedWhicheverArrivesFirst) {
  auto pair = matched();
  const auto bytes = signed_for(pair, long_welcome());
  const auto first = part(pair, 0, 2, ByteView(bytes).first(welcome_chunk_size));
  const auto second = part(pair, 1, 2, ByteView(bytes).subspan(welcome_chunk_size));

  EXPECT_EQ(pair.joiner.receive(second, now), PairingEvent::nothing);
  EXPECT_EQ(pair.joiner.receive(first, now), PairingEvent::welcome_opened);
}

TEST_F(WelcomeText, WhosePartsAreNotInOrderEndsThePairing) {
  const std::pair<std::uint8_t, std::uint8_t> heads[] = {{1, 2}, {0, 0}, {0, 5}, {1, 1}, {255, 255}};
  for (const auto& [index, count] : heads) {
    auto pair = matched();
    const auto bytes = signed_for(pair, first_welcome());

    EXPECT_EQ(pair.joiner.receive(part(pair, index, count, bytes), now), PairingEvent::ended)
        << int{index} << " of " << int{count};
    expect_nothing_kept(pair.joiner, PairingEnd::bad_welcome);
  }
}

TEST_F(WelcomeText, WithAnEmptyLastPartEndsThePairing) {
  auto pair = matched();

  EXPECT_EQ(pair.joiner.receive(part(pair, 0, 1, {}), now), PairingEvent::ended);
}

}  // namespace
}  // namespace candour::pairing
