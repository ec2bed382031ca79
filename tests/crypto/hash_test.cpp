#include "crypto/hash.hpp"

#include <gtest/gtest.h>

#include <set>

#include "crypto/mailbox.hpp"
#include "tests/support/json_vectors.hpp"

namespace candour::crypto {
namespace {

using test::known_answer;

template <class Key>
Key seed_of(std::string_view name) {
  return Key(sha256(as_bytes(name)));
}

TEST(Hash, ReproducesTheKnownAnswers) {
  EXPECT_EQ(to_hex(enc({as_bytes("a"), {}, as_bytes("bc")})), known_answer("enc"));
  EXPECT_EQ(to_hex(hash(HashLabel::kat, {as_bytes("x")})), known_answer("H_32"));
  EXPECT_EQ(to_hex(hash<64>(HashLabel::kat, {as_bytes("x")})), known_answer("H_64"));
  EXPECT_EQ(to_hex(derive_public<24>(seed_of<SpaceKey>("k"), KdfLabel::kat, {as_bytes("x")})), known_answer("KDF_24"));
}

TEST(Hash, DerivesWhatTheKitDerives) {
  const auto root = seed_of<RootSecret>("R");
  const auto share = sha256(as_bytes("share"));

  EXPECT_EQ(to_hex(derive_public(root, KdfLabel::identity)), known_answer("R.identity"));
  EXPECT_EQ(to_hex(derive_public(root, KdfLabel::relay_controller)), known_answer("R.relay-controller"));
  EXPECT_EQ(to_hex(derive_public(root, KdfLabel::recovery_x)), known_answer("R.recovery-x"));
  EXPECT_EQ(to_hex(derive_public(root, KdfLabel::export_key)), known_answer("R.export"));
  EXPECT_EQ(to_hex(derive_public(root, KdfLabel::beacon)), known_answer("R.beacon"));
  EXPECT_EQ(to_hex(derive_public(root, KdfLabel::beacon_key)), known_answer("R.beacon-key"));
  EXPECT_EQ(to_hex(derive_public(root, KdfLabel::backup)), known_answer("R.backup"));
  EXPECT_EQ(to_hex(derive_public(root, KdfLabel::private_psk, {share})), known_answer("R.private-psk"));
}

TEST(Hash, FreshIsTheKeyedHashOfALabelledRandomValue) {
  const auto key = seed_of<NonceKey>("nkA");
  const ByteArray<32> zeros{};

  const auto answer = derive_public(key, KdfLabel::fresh, {as_bytes("epoch"), zeros, le64(7), as_bytes("x")});

  EXPECT_EQ(to_hex(answer), known_answer("fresh"));
}

TEST(Hash, FreshNeverRepeatsForEqualInput) {
  const auto key = seed_of<NonceKey>("nkA");

  const auto first = fresh(key, "epoch", 7);
  const auto second = fresh(key, "epoch", 7);

  EXPECT_FALSE(equal(first.expose(), second.expose()));
}

TEST(Hash, WithoutAKeyIsNotTheHashWithAKeyOfZeros) {
  const ByteArray<32> zeros{};

  const auto keyed = derive_public(SpaceKey(zeros), KdfLabel::kat, {as_bytes("x")});

  EXPECT_NE(keyed, hash(HashLabel::kat, {as_bytes("x")}));
}

TEST(Hash, OfAnotherLengthIsAnotherHash) {
  const auto shorter = hash<16>(HashLabel::kat, {as_bytes("x")});
  const auto longer = hash<32>(HashLabel::kat, {as_bytes("x")});

  EXPECT_FALSE(equal(shorter, ByteView(longer).first(16)));
}

TEST(Hash, IsNeverShorterThanSixteenBytes) {
  ByteArray<15> out{};

  EXPECT_DEATH(detail::hash_into(out, HashLabel::kat, {}), "");
}

TEST(Hash, KeepsNeighbouringElementsApart) {
  EXPECT_NE(hash(HashLabel::kat, {as_bytes("ab"), as_bytes("c")}),
            hash(HashLabel::kat, {as_bytes("a"), as_bytes("bc")}));
  EXPECT_NE(hash(HashLabel::kat, {as_bytes("abc")}), hash(HashLabel::kat, {as_bytes("abc"), {}}));
}

TEST(Derive, GivesADifferentKeyForEachLabelAndKey) {
  std::set<Bytes> seen;
  std::size_t count = 0;
  for (const auto* name : {"psk", "k", "R", "ms"}) {
    const auto key = seed_of<SpaceKey>(name);
    for (int i = 0; i <= static_cast<int>(KdfLabel::kat); ++i) {
      seen.insert(to_bytes(derive_public(key, static_cast<KdfLabel>(i))));
      ++count;
    }
  }

  EXPECT_EQ(seen.size(), count);
}

TEST(Hash, GivesADifferentValueForEachLabel) {
  std::set<Bytes> seen;
  for (int i = 0; i <= static_cast<int>(HashLabel::kat); ++i)
    seen.insert(to_bytes(hash(static_cast<HashLabel>(i), Parts{})));

  EXPECT_EQ(seen.size(), static_cast<std::size_t>(HashLabel::kat) + 1);
}

TEST(Mailbox, IsNamedByItsKeysWhateverTheOrderOfItsControllers) {
  std::vector<ControllerKey> controllers;
  for (const auto* name : {"ckC", "ckB", "ckA"}) controllers.push_back(public_of(seed_of<ControllerSeed>(name)));
  const auto two = mailbox_keys(seed_of<MailboxSecret>("ms"), {controllers[2], controllers[1]});

  const auto three = mailbox_keys(seed_of<MailboxSecret>("ms"), controllers);

  EXPECT_EQ(to_hex(public_of(two.read)), known_answer("mailbox.read_pub"));
  EXPECT_EQ(to_hex(public_of(two.write)), known_answer("mailbox.write_pub"));
  EXPECT_EQ(to_hex(two.id), known_answer("mailbox.id"));
  EXPECT_EQ(to_hex(three.id), known_answer("order.mailbox_id"));
  const auto start = log_start(two.id, 1767225600);
  EXPECT_EQ(to_hex(start), known_answer("L_0"));
  EXPECT_EQ(to_hex(log_next(start, EnvelopeId(sha256(as_bytes("eid"))))), known_answer("L_1"));
}

TEST(Hash, ComparesWholeStringsOfOneLength) {
  EXPECT_TRUE(equal_in_constant_time(as_bytes("same"), as_bytes("same")));
  EXPECT_FALSE(equal_in_constant_time(as_bytes("same"), as_bytes("sane")));
  EXPECT_FALSE(equal_in_constant_time(as_bytes("same"), as_bytes("sam")));
  EXPECT_TRUE(equal_in_constant_time({}, {}));
}

TEST(Hash, ShaIsTheStandardOne) {
  EXPECT_EQ(to_hex(sha256(as_bytes("abc"))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha512(as_bytes("abc"))).substr(0, 32), "ddaf35a193617abacc417349ae204131");
}

}  // namespace
}  // namespace candour::crypto
