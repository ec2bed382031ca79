#include "journal/sealed/roster.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/journal/sealed/two_devices.hpp"

namespace candour::sealed {
namespace {

// A journal's founder, and people who may be added.
struct People {
  People() {
    crypto::start();
    for (auto& seeds : identities) {
      seeds = derive_identity(crypto::RootSecret::random());
      cards.push_back(make_member_card(journal, seeds, "somebody").value());
    }
  }

  MemberKey key(std::size_t who) const { return cards.at(who).member; }
  std::set<MemberKey> founder() const { return {key(0)}; }
  // The founder's first card, and whatever cards are held beside.
  Roster fold_with(const std::vector<OfferedChange>& changes, const std::vector<MemberCard>& held) const {
    std::map<ChangeId, OfferedChange> offered;
    for (const auto& each : changes) offered.emplace(change_id(each.change), each);
    return fold_roster(journal, {cards.at(0)}, offered, [&held](const CardId& id) -> std::optional<MemberCard> {
      for (const auto& card : held)
        if (card_id(card) == id) return card;
      return std::nullopt;
    });
  }

  OfferedChange signed_by(RosterChange change, std::initializer_list<std::size_t> signers) const {
    OfferedChange offered{change, {}};
    for (const auto who : signers)
      offered.signatures.emplace(key(who), sign_roster_change(change, identities.at(who).identity));
    return offered;
  }
  OfferedChange add(std::size_t who, std::vector<std::size_t> before,
                    std::initializer_list<std::size_t> signers) const {
    return signed_by(add_member(journal, keys(before), cards.at(who), {}, 20468), signers);
  }
  RosterChange change(RosterChangeType type, std::size_t subject, std::vector<std::size_t> before) const {
    RosterChange out;
    out.type = type;
    out.journal = journal;
    out.before = members_hash(keys(before));
    out.subject = key(subject);
    return out;
  }
  RosterChange replace(std::size_t subject, std::size_t by, std::vector<std::size_t> before) const {
    auto out = change(RosterChangeType::replace, subject, std::move(before));
    out.new_member = key(by);
    out.card = card_id(cards.at(by));
    return out;
  }
  std::vector<MemberKey> keys(const std::vector<std::size_t>& who) const {
    std::vector<MemberKey> out;
    for (const auto index : who) out.push_back(key(index));
    return out;
  }
  Roster fold(const std::vector<OfferedChange>& changes) const {
    return fold_with(changes, cards);
  }

  JournalId journal = test::repeated<JournalId>(1);
  std::array<IdentitySeeds, 4> identities;
  std::vector<MemberCard> cards;
};

TEST(Roster, GrowsByOneWhomEveryMemberSigned) {
  const People people;

  const auto roster = people.fold({people.add(1, {0}, {0}), people.add(2, {0, 1}, {0, 1})});

  EXPECT_EQ(roster.present, (std::set{people.key(0), people.key(1), people.key(2)}));
  EXPECT_EQ(roster.applied.size(), 2u);
  EXPECT_FALSE(roster.has_conflict);
}

TEST(Roster, GivesTheServerNoWayToAddAGhost) {
  const People people;
  const auto first = people.add(1, {0}, {0});
  auto by_stranger = people.add(2, {0, 1}, {2, 3});
  auto bad_signature = people.add(2, {0, 1}, {0, 1});
  bad_signature.signatures.at(people.key(1)).bytes[5] ^= 1;

  for (const auto& ghost : {people.add(2, {0, 1}, {}), people.add(2, {0, 1}, {0}), by_stranger, bad_signature})
    EXPECT_EQ(people.fold({first, ghost}).present.size(), 2u);
}

TEST(Roster, IsTheSameInWhateverOrderTheChangesCome) {
  const People people;
  std::vector<OfferedChange> changes{people.add(1, {0}, {0}), people.add(2, {0, 1}, {0, 1}),
                                     people.add(3, {0, 1}, {0, 1}),
                                     people.signed_by(people.change(RosterChangeType::leave, 1, {0, 1, 2}), {1})};
  const auto expected = people.fold(changes);
  std::vector<std::size_t> order{0, 1, 2, 3};

  do {
    std::vector<OfferedChange> shuffled;
    for (const auto i : order) shuffled.push_back(changes.at(i));
    EXPECT_EQ(people.fold(shuffled), expected);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Roster, LetsTheSmallerChangeIdStandWhenTwoFitAndSaysSo) {
  const People people;
  const auto one = people.add(1, {0}, {0});
  const auto other = people.add(2, {0}, {0});

  const auto roster = people.fold({one, other});

  EXPECT_TRUE(roster.has_conflict);
  EXPECT_EQ(roster.applied, std::vector{std::min(change_id(one.change), change_id(other.change))});
}

TEST(Roster, NeverTakesBackWhoLeft) {
  const People people;
  const auto leave = people.signed_by(people.change(RosterChangeType::leave, 1, {0, 1}), {1});
  const auto other_card = make_member_card(people.journal, people.identities[1], "again").value();
  const auto again = people.signed_by(add_member(people.journal, {people.key(0)}, other_card, {}, 20469), {0});
  auto cards = people.cards;
  cards.push_back(other_card);

  const auto roster = people.fold_with({people.add(1, {0}, {0}), leave, again}, cards);

  EXPECT_EQ(roster.present, people.founder());
  EXPECT_TRUE(roster.ever.contains(people.key(1)));
}

TEST(Roster, RemovesNobodyFromAPair) {
  const People people;
  const auto remove = people.signed_by(people.change(RosterChangeType::remove, 1, {0, 1}), {0});

  EXPECT_EQ(people.fold({people.add(1, {0}, {0}), remove}).present.size(), 2u);
}

TEST(Roster, RemovesByAllOthersAndReplacesOnePersonByItsSuccessor) {
  const People people;
  const auto three = {people.add(1, {0}, {0}), people.add(2, {0, 1}, {0, 1})};
  std::vector<OfferedChange> removed(three);
  removed.push_back(people.signed_by(people.change(RosterChangeType::remove, 2, {0, 1, 2}), {0, 1}));
  std::vector<OfferedChange> replaced(three);
  replaced.push_back(people.signed_by(people.replace(2, 3, {0, 1, 2}), {0, 1}));

  EXPECT_EQ(people.fold(removed).present, (std::set{people.key(0), people.key(1)}));
  EXPECT_EQ(people.fold(replaced).present, (std::set{people.key(0), people.key(1), people.key(3)}));
  EXPECT_EQ(people.fold(replaced).replaced_by.at(people.key(2)), people.key(3));
}

TEST(Roster, DoesNotCountACardThatIsMissingOrHasTheExportKeyOfAnother) {
  const People people;
  IdentitySeeds thief{crypto::IdentitySeed::random(), crypto::ControllerSeed::random(),
                      crypto::RecoverySecret::random(), people.identities[0].export_seed.duplicate()};
  const auto stolen = make_member_card(people.journal, thief, "thief").value();
  const auto add = people.signed_by(add_member(people.journal, {people.key(0)}, stolen, {}, 20468), {0});
  auto cards = people.cards;

  EXPECT_EQ(people.fold_with({add}, cards).present, people.founder());
  cards.push_back(stolen);
  EXPECT_EQ(people.fold_with({add}, cards).present, people.founder());
}

// Another card of a member, signed with his own key and of a smaller id, is nobody's name and nobody's key.
TEST(Roster, KeepsTheCardThatTheChangeNamesWhateverOtherCardsAreHeld) {
  const People people;
  auto held = people.cards;
  for (int tries = 0; tries < 200; ++tries) {
    for (const std::size_t who : {0, 1}) {
      auto seeds = derive_identity(crypto::RootSecret::random());
      seeds.identity = people.identities.at(who).identity.duplicate();
      held.insert(held.begin(), make_member_card(people.journal, seeds, "Somebody Else").value());
    }
  }

  const auto roster = people.fold_with({people.add(1, {0}, {0})}, held);

  ASSERT_EQ(roster.ever.size(), 2u);
  EXPECT_EQ(roster.ever.at(people.key(0)), people.cards[0]);
  EXPECT_EQ(roster.ever.at(people.key(1)), people.cards[1]);
}

TEST(Roster, DoesNotCountAChangeWhoseCardIsOfSomebodyElse) {
  const People people;
  auto change = add_member(people.journal, {people.key(0)}, people.cards[1], {}, 20468);
  change.subject = people.key(2);

  EXPECT_EQ(people.fold({people.signed_by(change, {0})}).present, people.founder());
}

TEST(RosterBody, ReadsBackAsAChangeOrAsItsVoid) {
  const People people;
  const auto change = people.replace(1, 2, {0, 1});
  const RosterBody offered(SignedRosterChange{change, sign_roster_change(change, people.identities[0].identity)});
  const RosterBody taken_back(RosterVoid{people.journal, change_id(change)});

  EXPECT_EQ(parse_roster_body(encode(offered)).value(), offered);
  EXPECT_EQ(parse_roster_body(encode(taken_back)).value(), taken_back);
}

}  // namespace
}  // namespace candour::sealed
