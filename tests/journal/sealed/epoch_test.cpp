#include "journal/sealed/epoch.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "journal/sealed/reserved/grant.hpp"
#include "tests/journal/sealed/two_devices.hpp"

namespace candour::sealed {
namespace {

using test::Device;
using test::TwoDevices;

TEST(Epoch, IsOpenedByEachRecipientAndByNobodyElse) {
  const TwoDevices pair;
  const Device stranger(pair.journal);
  const auto& commit = pair.epoch.commit;

  for (const auto* device : {&pair.dani, &pair.meg}) {
    const auto opened = open_commit(pair.space, pair.dani.key, pair.psk, commit, device->rid, device->exchange);
    ASSERT_TRUE(opened);
    EXPECT_EQ(opened->id, pair.epoch.id);
    EXPECT_TRUE(equal(opened->key.expose(), pair.epoch.key.expose()));
  }
  EXPECT_FALSE(open_commit(pair.space, pair.dani.key, pair.psk, commit, stranger.rid, stranger.exchange));
  EXPECT_FALSE(open_commit(pair.space, pair.dani.key, pair.psk, commit, pair.meg.rid, stranger.exchange));
}

TEST(Epoch, StaysClosedWithAllExchangeSecretsButWithoutThePsk) {
  const TwoDevices pair;

  const auto opened = open_commit(pair.space, pair.dani.key, crypto::SpaceKey::random(), pair.epoch.commit,
                                  pair.meg.rid, pair.meg.exchange);

  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::cannot_open);
}

TEST(Epoch, IsBoundToSpaceAndCommitter) {
  const TwoDevices pair;
  const auto other = test::repeated<SpaceId>(5);

  EXPECT_FALSE(open_commit(other, pair.dani.key, pair.psk, pair.epoch.commit, pair.meg.rid, pair.meg.exchange));
  EXPECT_FALSE(open_commit(pair.space, pair.meg.key, pair.psk, pair.epoch.commit, pair.meg.rid, pair.meg.exchange));
}

TEST(Epoch, IsOpenedByOneOfSeveralSecrets) {
  const TwoDevices pair;
  std::vector<crypto::ExchangeSecret> secrets;
  secrets.push_back(crypto::ExchangeSecret::random());
  secrets.push_back(pair.meg.exchange.front().duplicate());

  EXPECT_TRUE(open_commit(pair.space, pair.dani.key, pair.psk, pair.epoch.commit, pair.meg.rid, secrets));
}

TEST(Commit, IsTheSameEpochForNobodyOnceAByteIsChanged) {
  const TwoDevices pair;
  const auto bytes = encode(pair.epoch.commit);

  for (std::size_t i = 0; i < bytes.size(); ++i) {
    auto changed = bytes;
    changed[i] ^= 1;
    const auto commit = parse_commit(changed);
    if (!commit) continue;
    const bool dani =
        open_commit(pair.space, pair.dani.key, pair.psk, *commit, pair.dani.rid, pair.dani.exchange).has_value();
    const bool meg =
        open_commit(pair.space, pair.dani.key, pair.psk, *commit, pair.meg.rid, pair.meg.exchange).has_value();
    const bool is_in_a_wrap = i >= bytes.size() - 2 * crypto::wrap_size;
    EXPECT_EQ(dani + meg, is_in_a_wrap ? 1 : 0) << "byte " << i;
  }
}

TEST(Commit, NeedsOneEphemeralForEachRecipientAndAtLeastOne) {
  const TwoDevices pair;
  const auto& own = pair.dani.certificate.contents.exchange;
  const auto make = [&](const Recipients& recipients, std::size_t ephemerals) {
    return make_commit(pair.space, pair.dani.key, pair.psk, 1, own, recipients,
                       fresh_commit_secrets(pair.dani.nonce_key, 1, ephemerals))
        .has_value();
  };

  EXPECT_FALSE(make({}, 0));
  EXPECT_FALSE(make({{pair.dani.rid, own}}, 2));
  EXPECT_FALSE(make({{pair.dani.rid, ExchangeKey()}}, 1));  // a low-order key
  EXPECT_TRUE(make({{pair.dani.rid, own}}, 1));
}

TEST(Commit, FitsItsEnvelopeWithThirtyOneRecipients) {
  const TwoDevices pair;
  Recipients recipients;
  for (std::uint8_t i = 0; i < most_recipients; ++i)
    recipients.emplace(test::repeated<CertId>(i), pair.dani.certificate.contents.exchange);
  const auto made = make_commit(pair.space, pair.dani.key, pair.psk, 1, pair.dani.certificate.contents.exchange,
                                recipients, fresh_commit_secrets(pair.dani.nonce_key, 1, recipients.size()));

  ASSERT_TRUE(made);
  EXPECT_LE(encode(made->commit).size(), room_for_body(4096, 0));
}

TEST(EpochRank, PrefersTheHigherNumberThenTheSmallerId) {
  const EpochRank old{1, test::repeated<EpochId>(1)};
  const EpochRank small{2, test::repeated<EpochId>(2)};
  const EpochRank great{2, test::repeated<EpochId>(3)};

  EXPECT_TRUE(is_preferred(small, old));
  EXPECT_TRUE(is_preferred(small, great));
  EXPECT_FALSE(is_preferred(great, small));
  EXPECT_FALSE(is_preferred(small, small));
}

// Two members that commit at the same time, and one that knew one of them.
TEST(EpochRank, IsOneChoiceInAllOrdersOfThreeCommits) {
  const TwoDevices pair;
  const auto commit = [&](const test::Device& by, std::uint64_t number) {
    const Recipients recipients{{pair.dani.rid, pair.dani.certificate.contents.exchange},
                                {pair.meg.rid, pair.meg.certificate.contents.exchange}};
    const auto made = make_commit(pair.space, by.key, pair.psk, number, by.certificate.contents.exchange, recipients,
                                  fresh_commit_secrets(by.nonce_key, 1, recipients.size()));
    return EpochRank{made->commit.number, made->id};
  };
  std::vector<EpochRank> ranks{commit(pair.dani, 1), commit(pair.dani, 2), commit(pair.meg, 2)};
  const auto expected = std::min(ranks[1].id, ranks[2].id);
  std::vector<std::size_t> order{0, 1, 2};

  do {
    std::vector<EpochRank> held;  // as a vault keeps them
    for (const auto place : order) {
      held.insert(std::lower_bound(held.begin(), held.end(), ranks[place], is_preferred), ranks[place]);
    }
    EXPECT_EQ(held.front().id, expected);
    EXPECT_EQ(held.back().number, 1u);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(EpochNumber, AboveTheGreatestIsMalformed) {
  const TwoDevices pair;
  auto commit = pair.epoch.commit;
  const auto is_read = [&](std::uint64_t number) {
    commit.number = number;
    return parse_commit(encode(commit)).has_value();
  };

  EXPECT_TRUE(is_read(largest_epoch_number));
  EXPECT_FALSE(is_read(largest_epoch_number + 1));
  EXPECT_FALSE(is_read(~std::uint64_t{0}));
}

TEST(EpochNumber, StopsAtTheGreatest) {
  EXPECT_EQ(next_epoch_number(0), 1u);
  EXPECT_EQ(next_epoch_number(largest_epoch_number - 1), largest_epoch_number);
  EXPECT_EQ(next_epoch_number(largest_epoch_number), largest_epoch_number);
}

std::vector<GrantItem> two_items(const TwoDevices& pair) {
  std::vector<GrantItem> items;
  items.push_back(GrantedEpoch{pair.epoch.id, pair.epoch.context, pair.epoch.key.duplicate()});
  items.push_back(GrantedEnvelope{test::repeated<EnvelopeId>(8), crypto::EnvelopeKey::random()});
  return items;
}

TEST(Grant, GivesItsItemsToItsRecipientAlone) {
  const TwoDevices pair;
  const auto grant =
      make_grant(pair.space, pair.dani.key, pair.psk, {{pair.meg.rid, pair.meg.certificate.contents.exchange}},
                 two_items(pair), fresh_grant_secrets(pair.dani.nonce_key, 2, 1))
          .value();
  const auto parsed = parse_grant(encode(grant)).value();

  const auto items = open_grant(pair.space, pair.dani.key, pair.psk, parsed, pair.meg.rid, pair.meg.exchange);

  ASSERT_TRUE(items);
  EXPECT_EQ(items->size(), 2u);
  EXPECT_FALSE(open_grant(pair.space, pair.dani.key, pair.psk, parsed, pair.dani.rid, pair.dani.exchange));
  EXPECT_FALSE(open_grant(pair.space, pair.meg.key, pair.psk, parsed, pair.meg.rid, pair.meg.exchange));
}

TEST(Grant, GivesNoEpochWhoseKeyDoesNotReproduceItsId) {
  const TwoDevices pair;
  std::vector<GrantItem> items;
  items.push_back(GrantedEpoch{pair.epoch.id, pair.epoch.context, crypto::EpochKey::random()});
  const auto grant =
      make_grant(pair.space, pair.dani.key, pair.psk, {{pair.meg.rid, pair.meg.certificate.contents.exchange}}, items,
                 fresh_grant_secrets(pair.dani.nonce_key, 2, 1))
          .value();

  const auto opened = open_grant(pair.space, pair.dani.key, pair.psk, grant, pair.meg.rid, pair.meg.exchange);

  ASSERT_TRUE(opened);
  EXPECT_TRUE(opened->empty());
}

RC_GTEST_PROP(Commit, IsCanonicalOrRefused, (const std::vector<std::uint8_t>& noise)) {
  const auto commit = parse_commit(noise);
  RC_ASSERT((!commit || encode(*commit) == noise));
}

}  // namespace
}  // namespace candour::sealed
