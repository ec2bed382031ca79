#include "base/calendar.hpp"

#include <gtest/gtest.h>

namespace candour {
namespace {

TEST(Day, ReadsAsItIsWritten) {
  EXPECT_EQ(day_from("1970-01-01")->number, 0U);
  EXPECT_EQ(text_of(*day_from("2024-02-29")), "2024-02-29");
  EXPECT_EQ(*day_from("9999-12-31"), last_dated_day);
  EXPECT_EQ(text_of(last_dated_day), "9999-12-31");
  EXPECT_EQ(text_of(Day{last_dated_day.number + 1}), "day 2932897");
}

TEST(Day, OfEveryNumberComesBack) {
  for (std::uint32_t number = 0; number < 100'000; ++number) ASSERT_EQ(day_from(text_of(Day{number}))->number, number);
}

TEST(Day, ThatDoesNotExistIsRefused) {
  for (const auto* text :
       {"2026-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "26-01-01", "2026-1-1", "2026-01-01 ", "2026-01-1x",
        "1969-12-31", "0001-01-01", "", "2026/01/01", "20260101", "-026-01-01", "2026--1-01", "+026-01-01"}) {
    EXPECT_EQ(day_from(text).error().code, ErrorCode::bad_argument) << text;
  }
}

}  // namespace
}  // namespace candour
