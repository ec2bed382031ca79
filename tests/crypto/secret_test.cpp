#include "crypto/secret.hpp"

#include <gtest/gtest.h>

#include "crypto/hash.hpp"

namespace candour::crypto {
namespace {

ByteArray<32> filled(std::uint8_t value) {
  ByteArray<32> out;
  out.fill(value);
  return out;
}

TEST(Secret, CanBeNeitherCopiedNorComparedNorMadeFromAnotherKind) {
  static_assert(!std::is_copy_constructible_v<DeviceSeed> && !std::is_copy_assignable_v<DeviceSeed>);
  static_assert(!std::is_copy_constructible_v<Transient<32>> && !std::is_copy_assignable_v<Transient<32>>);
  static_assert(!std::is_copy_constructible_v<SecretText>);
  static_assert(!std::equality_comparable<DeviceSeed>);
  static_assert(!std::is_constructible_v<DeviceSeed, IdentitySeed>);
  static_assert(!std::is_copy_constructible_v<SpaceKey> && !std::is_copy_assignable_v<SpaceKey>);
  static_assert(!std::equality_comparable<SpaceKey>);
  static_assert(!std::is_constructible_v<SpaceKey, EpochKey>);
  SUCCEED();
}

TEST(Secret, IsEmptyAfterBeingMovedFrom) {
  SpaceKey first(filled(7));

  const SpaceKey second(std::move(first));

  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): that is what is tested
  EXPECT_TRUE(equal(second.expose(), filled(7)));

  DeviceSeed seed(filled(7));
  const DeviceSeed taken(std::move(seed));
  EXPECT_TRUE(seed.empty());  // NOLINT(bugprone-use-after-move): that is what is tested
  EXPECT_TRUE(equal(taken.expose(), filled(7)));
}

TEST(Secret, HasASecondOwnerOnlyWhenAskedFor) {
  const SpaceKey first(filled(7));

  const auto second = first.duplicate();

  EXPECT_NE(first.expose().data(), second.expose().data());
  EXPECT_TRUE(equal(first.expose(), second.expose()));
}

TEST(Secret, KeepsOddSizesWhole) {
  for (const std::size_t size : {1U, 15U, 16U, 17U, 99U, 4095U, 4096U, 4097U}) {
    const std::string text(size, 's');

    const SecretText kept{text};

    EXPECT_TRUE(kept.expose() == text) << size;
  }
}

TEST(Secret, MemoryIsGuardedBehindItsLastByte) {
  EXPECT_DEATH(
      {
        auto* bytes = detail::guarded_alloc(32);
        volatile std::uint8_t* behind = bytes + 32;
        *behind = 1;
        detail::guarded_free(bytes);
      },
      "");
}

TEST(Secret, IsDrawnAnewEachTime) {
  EXPECT_FALSE(equal(MasterKey::random().expose(), MasterKey::random().expose()));
  EXPECT_FALSE(equal(Transient<32>::random().expose(), Transient<32>::random().expose()));
}

TEST(Transient, IsWipedWhenItsScopeEnds) {
  alignas(Transient<32>) ByteArray<sizeof(Transient<32>)> place{};
  auto* secret = new (place.data()) Transient<32>(filled(9));
  ASSERT_TRUE(equal(place, filled(9)));

  secret->~Transient<32>();

  EXPECT_TRUE(equal(place, filled(0)));
}

TEST(Transient, IsWipedWhenItIsMovedFrom) {
  Transient<32> first(filled(9));

  const Transient<32> second(std::move(first));

  EXPECT_TRUE(equal(first.expose(), filled(0)));  // NOLINT(bugprone-use-after-move): that is what is tested
  EXPECT_TRUE(equal(second.expose(), filled(9)));
}

TEST(SecretText, HoldsNothingAfterBeingMovedFromAndAcceptsNothing) {
  SecretText first("words");
  SecretText second;

  second = std::move(first);

  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): that is what is tested
  EXPECT_TRUE(second.expose() == "words");
  EXPECT_TRUE(SecretText("").expose().empty());
}

TEST(Start, MayBeCalledAgain) {
  start();
  start();

  EXPECT_EQ(random_bytes(3).size(), 3U);
}

}  // namespace
}  // namespace candour::crypto
