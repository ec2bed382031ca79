// What a member whose program was changed can do with cards, certificates and roster changes, each valid in form and by
// the right key: the other member sees the same people, the same keys and the same journal as before.
#include <gtest/gtest.h>

#include <chrono>
#include <functional>

#include "crypto/sign.hpp"
#include "journal/kinds/passage.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/sealed/genesis.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/summaries.hpp"
#include "journal/vault/writing.hpp"
#include "tests/support/changed_member.hpp"

namespace candour::journal {
namespace {

using test::ChangedMember;
using test::TwoPeople;

// Everything of membership that a screen, a summary or the seal of an entry is made of.
std::string standing(const test::Person& person) {
  std::string out;
  const auto overview = person->overview();
  for (const auto& member : overview.members) {
    out += to_hex(member.key) + " " + member.name + (member.is_verified ? " verified" : "") + "\n";
  }
  for (const auto& reader : person->members().readers(model::Space::everyone)) out += "reader " + reader + "\n";
  out += "stage " + std::to_string(static_cast<int>(overview.stage)) + "\n";
  out += "pairing " + std::to_string(static_cast<int>(person->pairing().view().stage)) + "\n";
  out += *person->summaries().card_line() + "\n" + test::shown(person);
  return out;
}

struct Act {
  const char* name;
  std::function<void(ChangedMember&)> play;
};

sealed::RosterBody offered(const sealed::RosterChange& change, const crypto::IdentitySeed& by) {
  return sealed::SignedRosterChange{change, sealed::sign_roster_change(change, by)};
}

sealed::RosterChange change_of(const ChangedMember& dani, sealed::RosterChangeType type, const MemberKey& subject) {
  sealed::RosterChange change;
  change.type = type;
  change.journal = dani.journal;
  change.before = sealed::members_hash({dani.me, dani.card_of_the_other().member});
  change.subject = subject;
  change.valid_until = 20'470;
  return change;
}

// A card of Dani's own identity whose id is smaller than that of the card that was compared.
sealed::MemberCard ground(const ChangedMember& dani, const std::function<sealed::MemberCard()>& make) {
  for (;;) {
    auto card = make();
    if (sealed::card_id(card) < sealed::card_id(dani.own_card())) return card;
  }
}

sealed::MemberCard with_key_of_the_other(const ChangedMember& dani, const std::function<void(sealed::MemberCard&)>& copy) {
  return ground(dani, [&] {
    auto card = dani.another_card("Dani");
    copy(card);
    return dani.signed_again(std::move(card));
  });
}

// Two who are paired and read what Meg wrote: each try begins with a copy of them.
const TwoPeople& at_rest() {
  static TwoPeople pair;
  static const bool is_played = [] {
    pair.pair_up();
    EXPECT_TRUE(pair.meg->writing().write(model::ItemKind::reflection, {test::prose(kinds::reflection::text, "Before.")}));
    pair.carry_everything();
    pair.meg.vault.reset();
    pair.dani.vault.reset();
    return true;
  }();
  EXPECT_TRUE(is_played);
  return pair;
}

// Meg reads what Dani's program sent, and is asked again after a restart, when all is read from the file.
void expect_the_same(const Act& act) {
  SCOPED_TRACE(act.name);
  TwoPeople pair(at_rest());
  pair.restart(pair.meg);
  const auto before = standing(pair.meg);
  ChangedMember dani(pair, pair.dani);

  act.play(dani);
  test::read_everything(pair, pair.meg);

  EXPECT_EQ(standing(pair.meg), before);
  EXPECT_TRUE(pair.meg->sending().urgent()->empty()) << "nothing is answered";
  pair.restart(pair.meg);
  EXPECT_EQ(standing(pair.meg), before);
  const auto summary = pair.meg->writing().write(model::ItemKind::summary, {{kinds::summary::audience, model::Choice{3}}});
  ASSERT_TRUE(summary);
  ASSERT_TRUE(pair.meg->writing().write(model::ItemKind::passage, {{kinds::passage::summary, *summary},
                                                         {kinds::passage::heading, model::Number{1}},
                                                         test::prose(kinds::passage::text, "Hello.")}));
  EXPECT_TRUE(pair.meg->summaries().propose(*summary, "board", 20'470)) << "a summary can still be proposed";
}

TEST(CardAttack, AnotherCardOfAMemberIsNobodysNameAndNobodysKey) {
  const std::vector<Act> acts{
      {"a smaller id under the name of Meg",
       [](auto& dani) { dani.send_card(ground(dani, [&] { return dani.another_card("Meg"); })); }},
      {"a smaller id with Meg's export key",
       [](auto& dani) {
         dani.send_card(with_key_of_the_other(dani, [&](auto& card) {
           card.export_key = dani.card_of_the_other().export_key;
           card.export_proof = dani.card_of_the_other().export_proof;
         }));
       }},
      {"a smaller id with Meg's controller",
       [](auto& dani) {
         dani.send_card(with_key_of_the_other(
             dani, [&](auto& card) { card.controller = dani.card_of_the_other().controller; }));
       }},
      {"a smaller id with Meg's recovery key",
       [](auto& dani) {
         dani.send_card(
             with_key_of_the_other(dani, [&](auto& card) { card.recovery = dani.card_of_the_other().recovery; }));
       }},
      {"a name that is written from right to left",
       [](auto& dani) {
         dani.send_card(ground(dani, [&] { return dani.another_card("\xe2\x80\xaegeM\xe2\x80\xac"); }));
       }},
      {"a greater id",
       [](auto& dani) {
         auto card = dani.another_card("Somebody");
         while (sealed::card_id(card) < sealed::card_id(dani.own_card())) card = dani.another_card("Somebody");
         dani.send_card(card);
       }},
      {"forty of them",
       [](auto& dani) {
         for (int i = 0; i < 40; ++i) dani.send_card(dani.another_card("Dani " + std::to_string(i)));
       }},
      {"in a record of a newer program",
       [](auto& dani) {
         test::ForgedRecord record;
         record.kind = sealed::RecordKind::identity;
         record.flags = 1;
         record.body = sealed::encode(sealed::IdentityBody{
             sealed::IdentityObject::member_card, sealed::encode(ground(dani, [&] { return dani.another_card("X"); }))});
         dani.send(record);
       }},
      {"in a record of the year 10889",
       [](auto& dani) {
         const auto card = ground(dani, [&] { return dani.another_card("Later"); });
         dani.send(sealed::RecordKind::identity,
                   sealed::encode(sealed::IdentityBody{sealed::IdentityObject::member_card, sealed::encode(card)}),
                   test::latest_ms);
       }},
      {"of a stranger", [](auto& dani) { dani.send_card(dani.card_of_a_stranger("Huw")); }},
      {"of Meg, as she has it", [](auto& dani) { dani.send_card(dani.card_of_the_other()); }},
      {"of Meg under another name, with her old signature",
       [](auto& dani) {
         auto card = dani.card_of_the_other();
         card.name = "Mog";
         dani.send_card(card);
       }},
      {"with bytes behind it",
       [](auto& dani) {
         auto bytes = sealed::encode(dani.another_card("Longer"));
         bytes.push_back(0);
         dani.send(sealed::RecordKind::identity,
                   sealed::encode(sealed::IdentityBody{sealed::IdentityObject::member_card, bytes}));
       }},
      {"of another journal",
       [](auto& dani) {
         auto card = dani.own_card();
         card.journal.bytes[0] ^= 1;
         dani.send_card(dani.signed_again(card));
       }},
  };
  for (const auto& act : acts) expect_the_same(act);
}

TEST(RosterAttack, NobodyComesGoesOrIsReplacedByOneMembersWord) {
  using Type = sealed::RosterChangeType;
  const auto stranger_added = [](ChangedMember& dani, std::vector<MemberKey> before) {
    const auto card = dani.card_of_a_stranger("Huw");
    dani.send_card(card);
    const auto change = sealed::add_member(dani.journal, std::move(before), card, {}, 20'470);
    dani.send_roster(offered(change, dani.step_up.identity));
    return change;
  };
  const std::vector<Act> acts{
      {"a stranger is added to both",
       [&](auto& dani) { stranger_added(dani, {dani.me, dani.card_of_the_other().member}); }},
      {"a stranger is added to Dani", [&](auto& dani) { stranger_added(dani, {dani.me}); }},
      {"a stranger is added to Meg", [&](auto& dani) { stranger_added(dani, {dani.card_of_the_other().member}); }},
      {"a stranger is added with the change posted twice",
       [&](auto& dani) {
         const auto change = stranger_added(dani, {dani.me, dani.card_of_the_other().member});
         dani.send_roster(offered(change, dani.step_up.identity));
       }},
      {"a stranger is added in the name of Meg",
       [](auto& dani) {
         const auto card = dani.card_of_a_stranger("Huw");
         dani.send_card(card);
         auto body = sealed::SignedRosterChange{
             sealed::add_member(dani.journal, {dani.me, dani.card_of_the_other().member}, card, {}, 20'470), {}};
         body.signature = sealed::sign_roster_change(body.change, dani.step_up.identity);
         dani.send_roster(body);
         body.signature = dani.card_of_the_other().signature;
         dani.send_roster(body);
       }},
      {"Meg is replaced by a puppet of Dani's",
       [](auto& dani) {
         const auto puppet = dani.card_of_a_stranger("Meg");
         dani.send_card(puppet);
         auto change = change_of(dani, Type::replace, dani.card_of_the_other().member);
         change.new_member = puppet.member;
         change.card = sealed::card_id(puppet);
         dani.send_roster(offered(change, dani.step_up.identity));
       }},
      {"Dani is replaced by a puppet",
       [](auto& dani) {
         const auto puppet = dani.card_of_a_stranger("Dani");
         dani.send_card(puppet);
         auto change = change_of(dani, Type::replace, dani.me);
         change.new_member = puppet.member;
         change.card = sealed::card_id(puppet);
         dani.send_roster(offered(change, dani.step_up.identity));
       }},
      {"Meg is removed",
       [](auto& dani) {
         const auto change = change_of(dani, Type::remove, dani.card_of_the_other().member);
         dani.send_roster(offered(change, dani.step_up.identity));
       }},
      {"Meg leaves, says Dani",
       [](auto& dani) {
         const auto change = change_of(dani, Type::leave, dani.card_of_the_other().member);
         dani.send_roster(offered(change, dani.step_up.identity));
       }},
      {"Dani leaves, which comes with its own work",
       [](auto& dani) {
         dani.send_roster(offered(change_of(dani, Type::leave, dani.me), dani.step_up.identity));
       }},
      {"Dani is added once more, with another card",
       [](auto& dani) {
         const auto card = ground(dani, [&] { return dani.another_card("Meg"); });
         dani.send_card(card);
         const auto change = sealed::add_member(dani.journal, {dani.card_of_the_other().member}, card, {}, 20'470);
         dani.send_roster(offered(change, dani.step_up.identity));
       }},
      {"a change of another journal",
       [](auto& dani) {
         const auto card = dani.card_of_a_stranger("Huw");
         dani.send_card(card);
         auto change = sealed::add_member(dani.journal, {dani.me, dani.card_of_the_other().member}, card, {}, 20'470);
         change.journal.bytes[0] ^= 1;
         dani.send_roster(offered(change, dani.step_up.identity));
       }},
      {"all signatures are taken back",
       [](auto& dani) {
         const auto change = sealed::add_member(dani.journal, {dani.card_of_the_other().member}, dani.own_card(), {},
                                                20'474);
         dani.send_roster(sealed::RosterVoid{dani.journal, sealed::change_id(change)});
       }},
      {"forty changes", [&](auto& dani) {
         for (int i = 0; i < 40; ++i) stranger_added(dani, {dani.me, dani.card_of_the_other().member});
       }},
  };
  for (const auto& act : acts) expect_the_same(act);
}

TEST(CertificateAttack, ADeviceSpeaksForNobodyButItsOwner) {
  const auto certificate_of = [](ChangedMember& dani, const crypto::IdentitySeed& identity, std::uint32_t day,
                                 const crypto::DeviceSeed& device) {
    return sealed::make_certificate({dani.journal, {}, {}, crypto::public_of(crypto::ExchangeSecret::random()), day,
                                     sealed::DeviceRole::admin},
                                    identity, device);
  };
  const std::vector<Act> acts{
      {"another certificate of the same device",
       [&](auto& dani) {
         for (std::uint32_t day = 1; day < 12; ++day) {
           dani.send_certificate(certificate_of(dani, dani.step_up.identity, day, dani.device_seed));
         }
       }},
      {"twenty more devices",
       [&](auto& dani) {
         for (int i = 0; i < 20; ++i) {
           dani.send_certificate(certificate_of(dani, dani.step_up.identity, 20'460, crypto::DeviceSeed::random()));
         }
       }},
      {"a stranger's certificate for Dani's device",
       [&](auto& dani) {
         dani.send_certificate(certificate_of(dani, crypto::IdentitySeed::random(), 20'460, dani.device_seed));
       }},
      {"a device of Meg's, certified by Dani",
       [&](auto& dani) {
         auto certificate = certificate_of(dani, dani.step_up.identity, 20'460, crypto::DeviceSeed::random());
         certificate.contents.member = dani.card_of_the_other().member;
         dani.send_certificate(certificate);
       }},
  };
  for (const auto& act : acts) expect_the_same(act);
}

// Row 45. Dani's program goes on under a new identity, which nobody compared: it certifies a device, makes a card,
// replaces itself and writes.
TEST(SilentKeyChange, NeitherSpeaksNorReadsNorIsShown) {
  TwoPeople pair;
  pair.pair_up();
  const auto before = standing(pair.meg);
  ChangedMember dani(pair, pair.dani);
  const auto seeds = sealed::derive_identity(crypto::RootSecret::random());
  const auto card = sealed::make_member_card(dani.journal, seeds, "Dani").value();
  const auto device = crypto::DeviceSeed::random();
  const auto certificate = sealed::make_certificate(
      {dani.journal, {}, {}, crypto::public_of(crypto::ExchangeSecret::random()), 20'460, sealed::DeviceRole::admin},
      seeds.identity, device);
  dani.send_card(card);
  dani.send_certificate(certificate);
  auto change = change_of(dani, sealed::RosterChangeType::replace, dani.me);
  change.new_member = card.member;
  change.card = sealed::card_id(card);
  dani.send_roster(offered(change, dani.step_up.identity));
  dani.me = card.member;
  dani.device = certificate.contents.device;
  dani.device_seed = device.duplicate();
  dani.begin_chain();
  dani.send_change({test::edit_of(1, kinds::reflection::text, as_bytes("From a new key."))});

  test::read_everything(pair, pair.meg);

  EXPECT_EQ(standing(pair.meg), before);
  pair.restart(pair.meg);
  EXPECT_EQ(standing(pair.meg), before) << "what waits for a member is shown to nobody";
}

double seconds_to_read(int count, const std::function<void(ChangedMember&)>& play) {
  TwoPeople pair(at_rest());
  pair.restart(pair.meg);
  ChangedMember dani(pair, pair.dani);
  for (int i = 0; i < count; ++i) play(dani);
  const auto start = std::chrono::steady_clock::now();
  test::read_everything(pair, pair.meg);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// Four times as many cost about four times as much; a square would cost sixteen times.
TEST(MembershipCost, IsLinearInWhatAMemberSends) {
  const std::vector<Act> acts{
      {"cards", [](auto& dani) { dani.send_card(dani.card_of_a_stranger("Sock")); }},
      {"roster changes",
       [](auto& dani) {
         auto change = sealed::add_member(dani.journal, {dani.me}, dani.own_card(), {}, 20'470);
         change.subject.bytes = crypto::random_bytes<32>();
         dani.send_roster(offered(change, dani.step_up.identity));
       }},
      {"certificates",
       [](auto& dani) {
         dani.send_certificate(sealed::make_certificate(
             {dani.journal, {}, {}, crypto::public_of(crypto::ExchangeSecret::random()), 1, sealed::DeviceRole::admin},
             crypto::IdentitySeed::random(), crypto::DeviceSeed::random()));
       }},
  };
  for (const auto& act : acts) {
    const auto few = seconds_to_read(100, act.play);
    const auto many = seconds_to_read(400, act.play);
    EXPECT_LT(many, 10 * few + 0.2) << act.name << ": " << few << " s and " << many << " s";
  }
}

}  // namespace
}  // namespace candour::journal
