#include "journal/model/time.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

namespace candour::journal::model {
namespace {

namespace fs = std::filesystem;

WallTime utc(std::string_view day, int hour, int minute = 0) {
  return WallTime(std::chrono::days(day_from(day)->number)) + std::chrono::hours(hour) + std::chrono::minutes(minute);
}

TEST(Time, OfAMeetingStaysWhenTheClocksChange) {
  const auto before = instant_of({*day_from("2026-03-12"), 600, "Europe/London"});
  const auto after = instant_of({*day_from("2026-04-09"), 600, "Europe/London"});

  EXPECT_EQ(*before, utc("2026-03-12", 10));
  EXPECT_EQ(*after, utc("2026-04-09", 9));
  EXPECT_EQ(shown_in(*after, "Europe/London")->minute, 600);
}

TEST(Time, IsShownInAnotherZoneAsItsClocksSay) {
  const auto shown = shown_in(utc("2026-01-15", 23, 30), "Asia/Tokyo");

  ASSERT_TRUE(shown);
  EXPECT_EQ(text_of(shown->day), "2026-01-16");
  EXPECT_EQ(text_of_minute(shown->minute), "08:30");
}

TEST(Time, ThatComesTwiceIsTheFirst) {
  EXPECT_EQ(*instant_of({*day_from("2026-10-25"), 90, "Europe/London"}), utc("2026-10-25", 0, 30));
}

TEST(Time, ThatIsSkippedIsTheMomentOfTheChange) {
  EXPECT_EQ(*instant_of({*day_from("2026-03-29"), 90, "Europe/London"}), utc("2026-03-29", 1));
}

TEST(Time, InAZoneThatNobodyKnowsIsRefused) {
  EXPECT_FALSE(is_known_zone("Europe/Atlantis"));
  EXPECT_EQ(instant_of({Day{1}, 0, "Europe/Atlantis"}).error().code, ErrorCode::bad_argument);
  EXPECT_TRUE(is_known_zone(zone_here()));
}

class ZoneOfComputer : public testing::Test {
  struct Folder {
    Folder() {
      auto pattern = (fs::temp_directory_path() / "candour-zone-XXXXXX").string();
      path_ = ::mkdtemp(pattern.data());
    }
    ~Folder() { fs::remove_all(path_); }
    const fs::path& path() const { return path_; }
    fs::path path_;
  } folder_;

 protected:
  fs::path local = folder_.path() / "localtime";
  fs::path name = folder_.path() / "timezone";
  static constexpr const char* database = "/usr/share/zoneinfo";

  // A file of its own: a copy onto a link would write into the zones of the computer.
  void put_copy_of(const std::string& zone_name) const {
    fs::remove(local);
    fs::copy_file(fs::path(database) / zone_name, local);
  }

  Result<std::string> zone(std::optional<std::string> tz = std::nullopt) const {
    return zone_of_computer({std::move(tz), local, name, database});
  }
};

TEST_F(ZoneOfComputer, IsThatOfTheVariableBeforeAnyFile) {
  fs::create_symlink("/usr/share/zoneinfo/Europe/Kyiv", local);

  EXPECT_EQ(*zone("America/New_York"), "America/New_York");
  EXPECT_EQ(*zone(":America/New_York"), "America/New_York");
  EXPECT_EQ(*zone("/usr/share/zoneinfo/Asia/Tokyo"), "Asia/Tokyo");
  EXPECT_EQ(*zone(""), "UTC");
  EXPECT_EQ(zone("Europe/Atlantis").error().code, ErrorCode::unknown_zone);
  EXPECT_EQ(*zone(), "Europe/Kyiv");
}

TEST_F(ZoneOfComputer, IsWhatItsFileLinksTo) {
  for (const auto* target : {"/usr/share/zoneinfo/Europe/London", "/usr/share/zoneinfo/posix/Europe/London",
                             "/usr/share/zoneinfo/Etc/../Europe/London"}) {
    fs::remove(local);
    fs::create_symlink(target, local);
    EXPECT_EQ(*zone(), "Europe/London") << target;
  }
}

TEST_F(ZoneOfComputer, IsWhatItsFileIsACopyOf) {
  for (const auto* copied : {"America/New_York", "Europe/Kyiv", "Asia/Kolkata", "Etc/UTC"}) {
    put_copy_of(copied);
    EXPECT_EQ(*zone(), copied);
  }
  put_copy_of("Europe/London");
  std::ofstream(name) << "Europe/Belfast\n";
  EXPECT_EQ(*zone(), "Europe/Belfast") << "of several names of one file the noted one";
  std::ofstream(name) << "Asia/Tokyo\n";
  EXPECT_EQ(*zone(), "Europe/London") << "a note that does not fit is not believed";
}

TEST_F(ZoneOfComputer, IsNotGuessedAndWhatIsMissingIsSaid) {
  EXPECT_EQ(zone().error().code, ErrorCode::unknown_zone);
  std::ofstream(local) << "TZif of nowhere";
  EXPECT_EQ(zone().error().code, ErrorCode::unknown_zone);
  EXPECT_EQ(zone_of_computer({"Europe/London", local, name, local / "none"}).error().code, ErrorCode::no_zone_data);
}

TEST(LocalDay, IsTheAuthorsOwn) {
  const auto late = utc("2026-06-11", 23, 30);

  EXPECT_EQ(text_of(local_day(late, "Europe/London")), "2026-06-12");
  EXPECT_EQ(text_of(local_day(late, "America/New_York")), "2026-06-11");
  EXPECT_EQ(text_of(local_day(late, "nowhere")), "2026-06-11");
}

TEST(Minute, ReadsAsItIsWritten) {
  EXPECT_EQ(*minute_from("00:00"), 0);
  EXPECT_EQ(*minute_from("23:59"), 1439);
  EXPECT_EQ(text_of_minute(*minute_from("09:05")), "09:05");
  for (const auto* text : {"24:00", "10:60", "9:05", "0905", "10:00 ", ""}) EXPECT_FALSE(minute_from(text)) << text;
}

}  // namespace
}  // namespace candour::journal::model
