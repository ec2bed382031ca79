#include "base/result.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>

namespace candour {
namespace {

Result<int> half_of(int value) {
  if (value % 2 != 0) return Error{ErrorCode::bad_argument, "halve"};
  return value / 2;
}

Result<int> quarter_of(int value) {
  CANDOUR_TRY(const int half, half_of(value));
  CANDOUR_TRY(const int quarter, half_of(half));
  return quarter;
}

Result<> check_even(int value) {
  CANDOUR_CHECK(half_of(value));
  return {};
}

TEST(Result, CarriesAValueOrAnError) {
  EXPECT_EQ(half_of(8).value(), 4);
  ASSERT_FALSE(half_of(7));
  EXPECT_EQ(half_of(7).error().code, ErrorCode::bad_argument);
  EXPECT_STREQ(half_of(7).error().operation.name, "halve");
}

TEST(Result, ReturnsTheFirstErrorFromTheFunctionThatTries) {
  EXPECT_EQ(*quarter_of(8), 2);
  EXPECT_FALSE(quarter_of(6));
  EXPECT_FALSE(quarter_of(5));
  EXPECT_TRUE(check_even(2));
  EXPECT_EQ(check_even(3).error().code, ErrorCode::bad_argument);
}

TEST(Result, MovesValuesThatCannotBeCopied) {
  Result<std::unique_ptr<int>> result(std::make_unique<int>(5));

  const auto owned = std::move(result).value();

  EXPECT_EQ(*owned, 5);
}

TEST(Result, FallsBackOnlyWithoutAValue) {
  EXPECT_EQ(half_of(8).value_or(9), 4);
  EXPECT_EQ(half_of(7).value_or(9), 9);
}

TEST(Result, EndsTheProcessWhenAValueIsTakenFromAnError) { EXPECT_DEATH((void)half_of(7).value(), ""); }

TEST(Error, HasADifferentNameForEachCode) {
  std::set<std::string> names;
  for (int i = 0; i <= static_cast<int>(ErrorCode::stopped); ++i) names.insert(name_of(static_cast<ErrorCode>(i)));

  EXPECT_EQ(names.size(), static_cast<std::size_t>(ErrorCode::stopped) + 1);
}

}  // namespace
}  // namespace candour
