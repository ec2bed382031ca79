// A passphrase while it is typed.
#include "crypto/typed_secret.hpp"

#include <gtest/gtest.h>

namespace candour::crypto {
namespace {

TEST(TypedSecret, LosesOneWholeCharacterAtATime) {
  TypedSecret typed;
  ASSERT_TRUE(typed.append("aé😀"));
  EXPECT_EQ(typed.length(), 3u);

  typed.remove_last();
  EXPECT_EQ(typed.expose(), "aé");
  typed.remove_last();
  typed.remove_last();
  typed.remove_last();

  EXPECT_TRUE(typed.empty());
}

TEST(TypedSecret, TakesUpToItsCapacityAndNothingOfWhatIsMore) {
  TypedSecret typed;
  ASSERT_TRUE(typed.append(std::string(TypedSecret::capacity - 1, 'a')));

  EXPECT_FALSE(typed.append("bb"));
  EXPECT_EQ(typed.length(), TypedSecret::capacity - 1);
  EXPECT_TRUE(typed.append("b"));
  EXPECT_FALSE(typed.append("c"));
}

TEST(TypedSecret, TakesNoControlCharacter) {
  TypedSecret typed;

  EXPECT_FALSE(typed.append("a\nb"));
  EXPECT_FALSE(typed.append("\x7f"));
  EXPECT_TRUE(typed.empty());
}

TEST(TypedSecret, IsEmptyAfterItWasTaken) {
  TypedSecret typed;
  typed.append("words");

  const auto taken = typed.take();

  EXPECT_EQ(taken.expose(), "words");
  EXPECT_TRUE(typed.empty());
}

}  // namespace
}  // namespace candour::crypto
