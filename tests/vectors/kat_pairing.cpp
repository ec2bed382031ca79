// The known answers of pairing: every purpose is run from the reference's seeds, message by message.
#include <gtest/gtest.h>

#include "crypto/exchange.hpp"
#include "crypto/sign.hpp"
#include "crypto/words.hpp"
#include "tests/journal/pairing/pairing_people.hpp"
#include "tests/support/json_vectors.hpp"

namespace candour::pairing {
namespace {

using candour::test::known_answer;
using candour::test::known_answers;
using candour::test::unhex;
using namespace pairing::test;

std::string long_hash(ByteView bytes) { return to_hex(crypto::hash(crypto::HashLabel::kat, {bytes})); }

void expect_long(const std::string& name, ByteView bytes) {
  EXPECT_EQ(std::to_string(bytes.size()), known_answer(name + ".length")) << name;
  EXPECT_EQ(long_hash(bytes), known_answer(name + ".hash")) << name;
}

std::string number_of(const InviterPairing& inviter, const JoinerPairing& joiner) {
  return inviter.half_to_read() + " " + joiner.half_to_read();
}

// Both sides up to the match.
struct Run {
  InviterPairing inviter;
  JoinerPairing joiner;
};

Run begin(Purpose purpose, const MemberKey& subject, WallTime last) {
  auto terms = invitation(purpose, subject);
  terms.not_after = last;
  auto acceptance_terms = acceptance(purpose);
  acceptance_terms.started = last;
  Run run{InviterPairing(terms, words(), inviter_secrets()),
          JoinerPairing(acceptance_terms, words(), joiner_secrets())};
  EXPECT_EQ(run.joiner.receive(run.inviter.messages()[0], last), PairingEvent::journal_found);
  return run;
}

void compare(Run& run, const KnownPeople& people) {
  const auto time = run.inviter.terms().not_after;
  ASSERT_EQ(run.joiner.messages().size(), 1u);
  ASSERT_EQ(run.inviter.receive(run.joiner.messages()[0], people, time), PairingEvent::numbers_ready);
  ASSERT_EQ(run.joiner.receive(run.inviter.messages()[1], time), PairingEvent::numbers_ready);
  ASSERT_EQ(run.inviter.type_half(run.joiner.half_to_read(), time), PairingEvent::matched);
  ASSERT_EQ(run.joiner.type_half(run.inviter.half_to_read(), time), PairingEvent::matched);
}

// Sends the Welcome, compares body, parts and signature, and lets the joiner open it.
void expect_welcome(Run& run, const Welcome& welcome, const std::string& body, const std::string& parts,
                    const std::string& signature) {
  const auto written = write_welcome(welcome, run.inviter.binding(), dani().device).value();
  const auto bytes = as_bytes(written.expose());
  expect_long(body, bytes.first(bytes.size() - 96));
  EXPECT_EQ(to_hex(bytes.last(64)), known_answer(signature));

  ASSERT_TRUE(run.inviter.send_welcome(welcome, dani().device).has_value());
  const auto messages = run.inviter.messages();
  auto event = PairingEvent::nothing;
  for (std::size_t i = 2; i < messages.size(); ++i) {
    expect_long(messages.size() == 3 && parts.back() == '3' ? parts : parts + "." + std::to_string(i - 2), messages[i]);
    event = run.joiner.receive(messages[i], run.inviter.terms().not_after);
  }
  EXPECT_EQ(event, PairingEvent::welcome_opened);
}

class PairingAnswers : public testing::Test {
 protected:
  void SetUp() override { crypto::start(); }
};

TEST_F(PairingAnswers, OfTheWordsAndTheirKeys) {
  const auto code = words();

  EXPECT_EQ(crypto::words_of(code.expose()).expose(), known_answer("pair.words"));
  for (std::uint8_t byte = 1; byte <= 6; ++byte) {
    const auto purpose = *purpose_from(byte);
    const auto root = pair_root(purpose, code);
    EXPECT_EQ(to_hex(root.expose()), known_answer("pair.root." + std::string(name_of(purpose))));
  }
  const auto root = pair_root(Purpose::invite_member, code);
  EXPECT_EQ(to_hex(crypto::derive(root, crypto::KdfLabel::pair_psk).expose()), known_answer("pair.psk"));
  EXPECT_EQ(to_hex(rendezvous_secret(root).expose()), known_answer("pair.ms"));
  EXPECT_EQ(to_hex(rendezvous_keys(root).id), known_answer("pair.mailbox_id"));
  EXPECT_EQ(to_hex(commitment_to(seed("ri"))), known_answer("pair.sas"));
}

TEST_F(PairingAnswers, OfAFirstPairing) {
  auto run = begin(Purpose::invite_member, {}, not_after);
  ASSERT_TRUE(run.joiner.answer(meg().card, meg().certificate, meg().seeds.identity).has_value());
  compare(run, only_dani());

  const auto messages = run.inviter.messages();
  expect_long("P1", messages[0]);
  expect_long("P2", run.joiner.messages()[0]);
  expect_long("P2b", messages[1]);
  EXPECT_EQ(to_hex(run.inviter.joining().t1), known_answer("T1"));
  EXPECT_EQ(to_hex(run.inviter.binding().handshake), known_answer("pair.h"));
  EXPECT_EQ(to_hex(run.inviter.binding().t1_hash), known_answer("pair.t1_hash"));
  EXPECT_EQ(number_of(run.inviter, run.joiner), known_answer("pair.number"));

  const auto welcome = first_welcome();
  const auto written = write_welcome(welcome, run.inviter.binding(), dani().device).value();
  const auto bytes = as_bytes(written.expose());
  EXPECT_EQ(to_hex(bytes.first(bytes.size() - 96)), known_answer("welcome.body"));
  EXPECT_EQ(to_hex(bytes.last(64)), known_answer("welcome.sig"));
  ASSERT_TRUE(run.inviter.send_welcome(welcome, dani().device).has_value());
  expect_long("P3.0", run.inviter.messages()[2]);
}

TEST_F(PairingAnswers, OfTheSafetyNumber) {
  EXPECT_EQ(safety_number(journal(), dani().key(), meg().key()), known_answer("safety_number"));
  EXPECT_EQ(safety_number(journal(), meg().key(), dani().key()), known_answer("safety_number"));
}

sealed::CertificateContents device_of(const Person& person, std::string_view device, std::string_view exchange,
                                      std::uint32_t day, sealed::DeviceRole role) {
  auto contents = person.certificate.contents;
  contents.device = crypto::public_of(secret<crypto::DeviceSeed>(device));
  contents.exchange = crypto::public_of(secret<crypto::ExchangeSecret>(exchange));
  contents.day = day;
  contents.role = role;
  return contents;
}

KnownPeople pair_and_devices() {
  return {{{dani().card, true, true}, {meg().card, true, true}}, {dani().certificate, meg().certificate}};
}

ByteArray<16> chain_named(const std::string& name) { return take<16>(crypto::sha256(as_bytes(name))); }

// Sixteen Tips of one device, as the reference numbers them.
std::vector<sealed::Tip> sixteen_tips(const crypto::DeviceSeed& device, const std::string& name) {
  std::vector<sealed::Tip> out;
  for (std::uint64_t i = 0; i < 16; ++i)
    out.push_back(tip_of(device, chain_named(name + std::to_string(i)), i + 1, "e" + name + std::to_string(i)));
  return out;
}

// Meg's three Tips with falling chains; a Welcome sorts them.
std::vector<sealed::Tip> megs_tips(std::size_t count) {
  std::vector<sealed::Tip> out;
  for (std::uint8_t i = 0; i < 3; ++i) {
    ByteArray<16> chain;
    chain.fill(static_cast<std::uint8_t>(9 - i));
    out.push_back(tip_of(meg().device, chain, i + 1u, "t" + std::to_string(i)));
  }
  out.resize(count);
  return out;
}

void replace_meg_by_cee(Welcome& welcome) {
  welcome.members[1].status = MemberStatus::replaced;
  welcome.members[1].successor = cee().key();
  welcome.members.push_back({MemberStatus::member, {}, cee().card});
  welcome.devices[1].is_revoked = true;
  welcome.devices.push_back({cee().certificate, false, {}});
}

WelcomeSpace mentors_of(const std::vector<MemberKey>& mentors, std::vector<sealed::Tip> ends) {
  return {SpaceType::mentors, sealed::mentors_space(journal(), mentors), secret<crypto::SpaceKey>("pskM"),
          std::move(ends)};
}

std::vector<sealed::Tip> one_tip() { return {tip_of(meg().device, {}, 3, "eid")}; }

TEST_F(PairingAnswers, OfLinkingADeviceWithEveryListFilled) {
  const auto device = secret<crypto::DeviceSeed>("dsA2");
  const auto contents = device_of(dani(), "dsA2", "dxA2", 20454, sealed::DeviceRole::companion);
  auto run = begin(Purpose::link_device, dani().key(), WallTime{});
  ASSERT_TRUE(run.joiner.answer(sealed::request_certificate(contents, device), device).has_value());
  compare(run, pair_and_devices());
  EXPECT_EQ(to_hex(run.inviter.joining().t1), known_answer("T1.link-device"));
  EXPECT_EQ(number_of(run.inviter, run.joiner), known_answer("pair.number.link-device"));

  auto welcome = first_welcome();
  welcome.purpose = Purpose::link_device;
  replace_meg_by_cee(welcome);
  welcome.devices[1].ends = megs_tips(2);
  welcome.devices.push_back({sealed::countersign(run.inviter.joining().certificate, dani().seeds.identity), false, {}});
  const auto share = secret<crypto::ShareKey>("share");
  welcome.shares.push_back({dani().key(), share.duplicate()});
  welcome.shares.push_back({meg().key(), secret<crypto::ShareKey>("shareB")});
  welcome.spaces[0].ends.clear();
  for (int k = 0; k < 8; ++k)
    for (const auto& tip :
         sixteen_tips(secret<crypto::DeviceSeed>("ds" + std::to_string(k)), "j" + std::to_string(k) + "."))
      welcome.spaces[0].ends.push_back(tip);
  welcome.spaces.push_back({SpaceType::mine, sealed::private_space(journal(), dani().key()),
                            sealed::private_space_key(secret<crypto::RootSecret>("R"), share),
                            sixteen_tips(dani().device, "p")});
  welcome.spaces.push_back(mentors_of({dani().key(), cee().key()}, sixteen_tips(dani().device, "m")));
  welcome.relay = "[2001:db8::1]:443";
  welcome.admission_code = crypto::SecretText("ABCD-2345");
  welcome.log_n = 3;
  const auto written = write_welcome(welcome, run.inviter.binding(), dani().device).value();
  const auto head = known_answer("welcome2.head");
  EXPECT_EQ(to_hex(as_bytes(written.expose()).first(head.size() / 2)), head);
  expect_welcome(run, welcome, "welcome2.body", "welcome2.P3", "welcome2.sig");
}

TEST_F(PairingAnswers, OfRecovery) {
  const auto contents = device_of(meg(), "dsB2", "dxB3", 20460, sealed::DeviceRole::admin);
  const auto certificate = sealed::make_certificate(contents, meg().seeds.identity, secret<crypto::DeviceSeed>("dsB2"));
  auto run = begin(Purpose::recover, meg().key(), not_after);
  ASSERT_TRUE(run.joiner.answer(meg().card, certificate, meg().seeds.identity).has_value());
  compare(run, pair_and_devices());
  EXPECT_EQ(to_hex(run.inviter.joining().t1), known_answer("T1.recover"));
  EXPECT_EQ(number_of(run.inviter, run.joiner), known_answer("pair.number.recover"));

  auto welcome = first_welcome();
  welcome.purpose = Purpose::recover;
  welcome.devices.push_back({certificate, false, {}});
  welcome.shares.push_back({dani().key(), secret<crypto::ShareKey>("share")});
  expect_welcome(run, welcome, "welcome.recover.body", "welcome.recover.P3", "welcome.recover.sig");
}

TEST_F(PairingAnswers, OfRejoining) {
  auto run = begin(Purpose::rejoin, meg().key(), not_after);
  ASSERT_TRUE(run.joiner.answer(meg().certificate, meg().device).has_value());
  compare(run, pair_and_devices());
  EXPECT_EQ(to_hex(run.inviter.joining().t1), known_answer("T1.rejoin"));
  EXPECT_EQ(number_of(run.inviter, run.joiner), known_answer("pair.number.rejoin"));

  auto welcome = first_welcome();
  welcome.purpose = Purpose::rejoin;
  welcome.spaces.push_back(mentors_of({dani().key(), meg().key()}, one_tip()));
  expect_welcome(run, welcome, "welcome.rejoin.body", "welcome.rejoin.P3", "welcome.rejoin.sig");
}

TEST_F(PairingAnswers, OfReplacing) {
  auto run = begin(Purpose::replace, meg().key(), not_after);
  ASSERT_TRUE(run.joiner.answer(cee().card, cee().certificate, cee().seeds.identity).has_value());
  compare(run, pair_and_devices());
  EXPECT_EQ(to_hex(run.inviter.joining().t1), known_answer("T1.replace"));
  EXPECT_EQ(number_of(run.inviter, run.joiner), known_answer("pair.number.replace"));

  auto welcome = first_welcome();
  welcome.purpose = Purpose::replace;
  replace_meg_by_cee(welcome);
  welcome.devices[1].ends = megs_tips(1);
  expect_welcome(run, welcome, "welcome.replace.body", "welcome.replace.P3", "welcome.replace.sig");
}

TEST_F(PairingAnswers, OfTheMentorsSpace) {
  auto run = begin(Purpose::mentors, {}, not_after);
  ASSERT_TRUE(run.joiner.answer(meg().card, meg().certificate, meg().seeds.identity).has_value());
  compare(run, pair_and_devices());
  EXPECT_EQ(to_hex(run.inviter.joining().t1), known_answer("T1.mentors"));
  EXPECT_EQ(number_of(run.inviter, run.joiner), known_answer("pair.number.mentors"));

  auto welcome = first_welcome();
  welcome.purpose = Purpose::mentors;
  welcome.spaces.clear();
  welcome.spaces.push_back(mentors_of({meg().key(), dani().key()}, one_tip()));
  expect_welcome(run, welcome, "welcome.mentors.body", "welcome.mentors.P3", "welcome.mentors.sig");
}

// refuse.welcome.NAME = "ok BYTES" or "malformed BYTES".
TEST_F(PairingAnswers, OfEveryWelcomeToRefuseAndTheNearMisses) {
  const PairingBinding binding{Purpose::invite_member, take<32>(unhex(known_answer("pair.h"))),
                               take<32>(unhex(known_answer("pair.t1_hash")))};
  const WelcomeExpectation expected{binding,   journal(), {}, RelayId(seed("relay")), meg().certificate.contents,
                                    meg().card};
  std::size_t seen = 0;
  for (const auto& [name, value] : known_answers()) {
    if (name.rfind("refuse.welcome.", 0) != 0) continue;
    const auto space = value.find(' ');
    const auto bytes = unhex(value.substr(space + 1));

    const auto welcome = parse_welcome(bytes);
    const bool is_accepted = welcome && check_welcome(*welcome, bytes, expected) == WelcomeFault::none;

    EXPECT_EQ(is_accepted, value.substr(0, space) == "ok") << name;
    ++seen;
  }
  EXPECT_EQ(seen, 23u);
}

}  // namespace
}  // namespace candour::pairing
