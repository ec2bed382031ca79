#include "crypto/aead.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/support/json_vectors.hpp"

namespace candour::crypto {
namespace {

using test::known_answer;
using test::unhex;
using test::unhex_array;

const ByteArray<32> key = sha256(as_bytes("key"));
const Nonce nonce = take<24>(sha256(as_bytes("nonce")));

RC_GTEST_PROP(Aead, OpensWhatItSealed, (const Bytes& plain, const Bytes& associated)) {
  const auto opened = aead_open(key, nonce, associated, aead_seal(key, nonce, associated, plain));

  RC_ASSERT(opened == plain);
}

RC_GTEST_PROP(Aead, DoesNotOpenAfterAnyByteWasChanged, (const Bytes& plain)) {
  auto sealed = aead_seal(key, nonce, as_bytes("ad"), plain);
  sealed[*rc::gen::inRange<std::size_t>(0, sealed.size())] ^= *rc::gen::inRange<std::uint8_t>(1, 255);

  RC_ASSERT(!aead_open(key, nonce, as_bytes("ad"), sealed));
}

TEST(Aead, OpensNothingShorterThanATag) {
  const auto sealed = aead_seal(key, nonce, {}, {});
  ASSERT_EQ(sealed.size(), tag_size);

  EXPECT_EQ(aead_open(key, nonce, {}, sealed), Bytes{});
  for (std::size_t size = 0; size < tag_size; ++size)
    EXPECT_FALSE(aead_open(key, nonce, {}, ByteView(sealed).first(size))) << size;
}

TEST(Aead, OpensUnderItsNonceAndAssociatedDataOnly) {
  const auto sealed = aead_seal(key, nonce, as_bytes("ad"), as_bytes("plain"));

  EXPECT_TRUE(aead_open(key, nonce, as_bytes("ad"), sealed));
  EXPECT_FALSE(aead_open(key, Nonce{}, as_bytes("ad"), sealed));
  EXPECT_FALSE(aead_open(key, nonce, as_bytes("da"), sealed));
  EXPECT_FALSE(aead_open(key, nonce, {}, sealed));
}

TEST(Padding, ComesOffAgainForEveryLength) {
  for (const std::size_t size : {1U, 2U, 16U, 511U, 512U}) {
    for (std::size_t length = 0; length < size; ++length) {
      const Bytes plain(length, 0x80);

      const auto padded = pad(plain, size);

      ASSERT_EQ(padded.size(), size);
      ASSERT_EQ(unpad(padded), plain) << length << " of " << size;
    }
  }
}

TEST(Padding, RefusesJunkZerosAndNothing) {
  EXPECT_FALSE(unpad({}));
  EXPECT_FALSE(unpad(Bytes(64, 0)));
  EXPECT_FALSE(unpad(Bytes(64, 0x81)));
  EXPECT_FALSE(unpad(Bytes{'a', 0x80, 0x01}));
  EXPECT_EQ(unpad(Bytes{0x80}), Bytes{});
}

TEST(Padding, NeverAddsAWholeBlock) {
  EXPECT_DEATH(pad(Bytes(16, 1), 16), "");
  EXPECT_DEATH(pad({}, 0), "");
}

TEST(Envelope, TakesTheSmallestSizeThatLeavesOneByteForPadding) {
  EXPECT_EQ(envelope_size_for(0), 4096U);
  EXPECT_EQ(envelope_size_for(4096 - 73), 4096U);
  EXPECT_EQ(envelope_size_for(4096 - 72), 16384U);
  EXPECT_EQ(envelope_size_for(65536 - 72), 262144U);
  EXPECT_EQ(envelope_size_for(262144 - 73), 262144U);
  EXPECT_EQ(envelope_size_for(262144 - 72), std::nullopt);
}

TEST(Envelope, HasOneOfFourSizes) {
  for (const std::size_t size : {4096U, 16384U, 65536U, 262144U}) {
    EXPECT_TRUE(is_envelope_size(size));
    EXPECT_FALSE(is_envelope_size(size - 1));
    EXPECT_FALSE(is_envelope_size(size + 1));
  }
  EXPECT_FALSE(is_envelope_size(0));
}

TEST(Envelope, ReproducesTheKnownAnswers) {
  const NonceKey nonce_key(sha256(as_bytes("nkA")));
  const EpochKey epoch(unhex_array<32>(known_answer("epoch0.EK")));
  const SpaceId space(unhex_array<32>(known_answer("J")));
  const auto record = unhex(known_answer("record.unsigned"));

  const auto n = envelope_nonce(nonce_key, ByteArray<32>{}, record);
  const auto k = envelope_key(epoch, space, n);

  EXPECT_EQ(to_hex(n), known_answer("nonce"));
  EXPECT_EQ(to_hex(k.expose()), known_answer("k"));
  EXPECT_EQ(to_hex(envelope_commitment(k.expose(), n)), known_answer("com"));
  const auto signed_record = unhex(known_answer("record.unsigned") + known_answer("record.sig"));
  const auto envelope = seal_envelope(k.expose(), n, signed_record, 4096);
  EXPECT_EQ(to_hex(hash(HashLabel::kat, {envelope})), known_answer("envelope.hash"));
  EXPECT_EQ(to_hex(envelope_id(envelope)), known_answer("env_id"));
}

TEST(Envelope, OpensWhatItSealedInEverySize) {
  for (const auto size : envelope_sizes) {
    for (const std::size_t length : {std::size_t{1}, size / 2, size - envelope_overhead - 1}) {
      const Bytes record(length, 0x5a);

      const auto envelope = seal_envelope(key, nonce, record, size);

      const auto opened = open_envelope(key, envelope);
      ASSERT_EQ(envelope.size(), size);
      ASSERT_EQ(opened.how, EnvelopeOpening::opened);
      ASSERT_EQ(opened.record, record);
    }
  }
}

TEST(Envelope, OpensUnderNoOtherKey) {
  const auto envelope = seal_envelope(key, nonce, as_bytes("record"), 4096);

  const auto opened = open_envelope(sha256(as_bytes("other")), envelope);

  EXPECT_EQ(opened.how, EnvelopeOpening::other_key);
  EXPECT_TRUE(opened.record.empty());
}

RC_GTEST_PROP(Envelope, DoesNotOpenAfterAnyByteWasChanged, ()) {
  // As long as fits: a change within padding would be found by that alone.
  auto envelope = seal_envelope(key, nonce, Bytes(4096 - envelope_overhead - 1, 'r'), 4096);
  const auto place = *rc::gen::inRange<std::size_t>(0, envelope.size());
  envelope[place] ^= *rc::gen::inRange<std::uint8_t>(1, 255);

  const auto opened = open_envelope(key, envelope);

  RC_ASSERT(opened.how == (place < 56 ? EnvelopeOpening::other_key : EnvelopeOpening::corrupt));
  RC_ASSERT(opened.record.empty());
}

TEST(Envelope, IsOfAnotherKeyAfterAnyByteOfItsNonceOrCommitmentWasChanged) {
  const auto envelope = seal_envelope(key, nonce, as_bytes("record"), 4096);

  for (std::size_t place = 0; place < 56; ++place) {
    auto changed = envelope;
    changed[place] ^= 1;
    EXPECT_EQ(open_envelope(key, changed).how, EnvelopeOpening::other_key) << place;
  }
}

// An envelope whose commitment fits `committed` and whose ciphertext was made by hand.
Bytes forged(const ByteArray<32>& committed, ByteView ciphertext) {
  Bytes out = to_bytes(nonce);
  append(out, envelope_commitment(committed, nonce));
  append(out, ciphertext);
  return out;
}

TEST(Envelope, IsCorruptWithBadPaddingOrWithoutARecord) {
  const auto associated = enc_labelled(AdLabel::env_ad, {envelope_commitment(key, nonce)});
  const auto zeros = forged(key, aead_seal(key, nonce, associated, Bytes(4024, 0)));
  const auto empty = forged(key, aead_seal(key, nonce, associated, pad({}, 4024)));

  EXPECT_EQ(open_envelope(key, zeros).how, EnvelopeOpening::corrupt);
  EXPECT_EQ(open_envelope(key, empty).how, EnvelopeOpening::corrupt);
}

TEST(Envelope, BindsItsCommitmentToTheCiphertext) {
  const auto unbound = forged(key, aead_seal(key, nonce, {}, pad(as_bytes("record"), 4024)));

  EXPECT_EQ(open_envelope(key, unbound).how, EnvelopeOpening::corrupt);
}

class TwoKeyCiphertext : public testing::Test {
 protected:
  const ByteArray<32> first = unhex_array<32>(known_answer("salamander.k1"));
  const ByteArray<32> second = unhex_array<32>(known_answer("salamander.k2"));
  const Nonce n = unhex_array<24>(known_answer("salamander.nonce"));
  const Bytes ciphertext = unhex(known_answer("salamander.ct"));
};

TEST_F(TwoKeyCiphertext, OpensInTheRawAeadUnderBothKeys) {
  EXPECT_EQ(aead_open(first, n, {}, ciphertext), unhex(known_answer("salamander.plain1")));
  EXPECT_EQ(aead_open(second, n, {}, ciphertext), unhex(known_answer("salamander.plain2")));
}

TEST_F(TwoKeyCiphertext, IsOfAnotherKeyForTheEnvelopeCipherUnderTheSecond) {
  auto envelope = to_bytes(n);
  append(envelope, envelope_commitment(first, n));
  append(envelope, ciphertext);
  envelope.resize(4096);

  const auto opened = open_envelope(second, envelope);

  EXPECT_EQ(opened.how, EnvelopeOpening::other_key);
  EXPECT_TRUE(opened.record.empty());
  EXPECT_NE(envelope_commitment(first, n), envelope_commitment(second, n));
}

}  // namespace
}  // namespace candour::crypto
