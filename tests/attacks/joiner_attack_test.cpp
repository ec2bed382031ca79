// A joiner whose program was changed, between the Welcome and the first record that the inviter reads: what the inviter
// is told, who reads with her, and what she sends.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "crypto/sign.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/changed_member.hpp"
#include "tests/support/second_pairing.hpp"

namespace candour::journal {
namespace {

using sealed::RecordKind;
using test::ChangedMember;
using test::ForgedRecord;
using test::PairingPrefix;
using test::TwoPeople;

// Whether the inviter may take it for a record of the joiner's device.
enum class Heard : std::uint8_t { yes, no };

struct Act {
  const char* name;
  Heard heard;
  std::function<void(TwoPeople&, ChangedMember&)> play;
};

ForgedRecord heartbeat() {
  ForgedRecord record;
  record.kind = RecordKind::heartbeat;
  return record;
}

Bytes commit_for(ChangedMember& dani, std::uint64_t number) {
  const auto& own = *std::find_if(dani.certificates.begin(), dani.certificates.end(),
                                  [&](const auto& known) { return known.contents.member == dani.me; });
  const auto fresh = crypto::public_of(crypto::ExchangeSecret::random());
  const sealed::Recipients alone{{sealed::cert_id(own), fresh}};
  const auto secrets = sealed::fresh_commit_secrets(dani.nonce_key, 1, alone.size());
  return sealed::encode(sealed::make_commit(dani.space, dani.device, dani.psk, number, fresh, alone, secrets)->commit);
}

std::vector<Act> acts() {
  const auto with = [](const std::function<void(ForgedRecord&)>& change) {
    return [change](TwoPeople&, ChangedMember& dani) {
      auto record = heartbeat();
      change(record);
      dani.send(record);
    };
  };
  return {
      {"words instead of a heartbeat", Heard::yes,
       [](auto&, auto& dani) { dani.send_change({test::edit_of(1, kinds::reflection::text, as_bytes("At once."))}); }},
      {"a heartbeat with a body", Heard::yes, with([](auto& record) { record.body = Bytes(40, 7); })},
      {"a record of a newer program", Heard::yes, with([](auto& record) { record.version = 2; })},
      {"a record of the year 10889", Heard::yes, with([](auto& record) { record.time_ms = test::latest_ms; })},
      {"a record that names what nobody has", Heard::yes,
       with([](auto& record) { record.prev = EnvelopeId(crypto::random_bytes<32>()); })},
      {"a commit for herself alone, preferred to every other", Heard::yes,
       [](auto&, auto& dani) {
         dani.send(RecordKind::commit, commit_for(dani, std::uint64_t{1} << 32));
       }},
      {"another card of hers under the name of Meg", Heard::yes,
       [](auto&, auto& dani) { dani.send_card(dani.another_card("Meg")); }},
      {"a stranger who is added", Heard::yes,
       [](auto&, auto& dani) {
         const auto card = dani.card_of_a_stranger("Huw");
         dani.send_card(card);
         const auto change =
             sealed::add_member(dani.journal, {dani.me, dani.card_of_the_other().member}, card, {}, 20'470);
         dani.send_roster(
             sealed::SignedRosterChange{change, sealed::sign_roster_change(change, dani.step_up.identity)});
       }},
      {"a hundred heartbeats", Heard::yes,
       [](auto&, auto& dani) {
         for (int i = 0; i < 100; ++i) dani.send(heartbeat());
       }},
      {"bytes that are nothing", Heard::no,
       [](auto&, auto& dani) { dani.send_bytes(crypto::random_bytes(4096)); }},
      {"Meg's own commit once more", Heard::no,
       [](auto& pair, auto& dani) { dani.send_bytes(Bytes(pair.relay.log(dani.mailbox).front())); }},
      {"a record of a device that she did not certify", Heard::no,
       [](auto&, auto& dani) {
         dani.device_seed = crypto::DeviceSeed::random();
         dani.device = crypto::public_of(dani.device_seed);
         dani.send(heartbeat());
       }},
      {"a record in the name of Meg", Heard::no,
       [](auto&, auto& dani) {
         dani.me = dani.card_of_the_other().member;
         dani.send(heartbeat());
       }},
      {"a record of another journal", Heard::no,
       [](auto&, auto& dani) {
         dani.space.bytes[0] ^= 1;
         dani.send(heartbeat());
       }},
  };
}

// Dani's greeting is sealed and did not leave: each try begins with a copy of these two.
const TwoPeople& greeted() {
  static TwoPeople pair;
  static const bool is_played = [] {
    play_first_pairing(pair, PairingPrefix::greeted);
    pair.meg.vault.reset();
    pair.dani.vault.reset();
    return true;
  }();
  EXPECT_TRUE(is_played);
  return pair;
}

void expect_right_view(TwoPeople& pair, Heard heard) {
  const auto readers = pair.meg->members().readers(model::Space::everyone);
  const auto written = pair.meg->writing().write(model::ItemKind::reflection, {test::prose(kinds::reflection::text, "To Dani.")});
  if (heard == Heard::no) {
    EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::matched);
    EXPECT_TRUE(pair.meg->pairing().view().has_open_attempt);
    EXPECT_EQ(readers, std::vector<std::string>{"Meg"});
    EXPECT_FALSE(written.has_value());
    return;
  }
  EXPECT_EQ(pair.meg->pairing().view().stage, PairingStage::done);
  EXPECT_EQ(readers, (std::vector<std::string>{"Meg", "Dani"}));
  EXPECT_EQ(pair.meg->overview().members.size(), 2u);
  EXPECT_TRUE(written.has_value());
  EXPECT_TRUE(pair.meg->sending().seal_queue());
  EXPECT_TRUE(pair.meg->sending().next_for_slot()->has_value()) << "what Meg writes can be sealed";
}

TEST(JoinerAttack, IsHeardByRecordsOfItsOwnDeviceAndChangesNothingElse) {
  for (const auto& act : acts()) {
    SCOPED_TRACE(act.name);
    TwoPeople pair(greeted());
    pair.restart(pair.meg);
    ChangedMember dani(pair, pair.dani);
    const auto before = pair.relay.ever_seen().size();

    act.play(pair, dani);
    const auto sent = pair.relay.ever_seen().size();
    exchange(pair, pair.meg);
    exchange(pair, pair.meg);

    EXPECT_GE(sent, before);
    EXPECT_EQ(pair.relay.ever_seen().size(), sent) << "it makes Meg's program send nothing";
    expect_right_view(pair, act.heard);
    pair.restart(pair.meg);
    EXPECT_EQ(pair.meg->pairing().view().stage, act.heard == Heard::yes ? PairingStage::done : PairingStage::matched);
  }
}

// The same while new words for the same computer are out.
TEST(JoinerAttack, EndsNewWordsOnlyByARecordOfItsOwnDevice) {
  for (const auto& act : acts()) {
    SCOPED_TRACE(act.name);
    TwoPeople pair(greeted());
    pair.restart(pair.meg);
    ChangedMember dani(pair, pair.dani);
    ASSERT_TRUE(pair.meg->pairing().invite("127.0.0.1:8443", test::some_relay(), pair.meg.passphrase(), OpenAttempt::go_on));

    act.play(pair, dani);
    exchange(pair, pair.meg);

    EXPECT_EQ(pair.meg->pairing().invitation_words()->has_value(), act.heard == Heard::no);
  }
}

}  // namespace
}  // namespace candour::journal
