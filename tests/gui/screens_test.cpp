// The table of screens: none is forgotten, and none that an unlock could not lead back to.
#include "gui/actions/screen_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "journal/kinds/registry.hpp"
#include "tests/gui/support/shared_journal.hpp"

namespace candour::test {
namespace {

using gui::Screen;

// Whether that number is a screen, and whether a vault is open there. A screen that is new does not compile here before
// somebody has said it.
enum class Stands : std::uint8_t { nowhere, before_a_vault, in_a_vault };
Stands stands(std::uint8_t number) {
  switch (static_cast<Screen>(number)) {
    case Screen::first_time:
    case Screen::passphrase:
    case Screen::unlock:
    case Screen::open_other:
      return Stands::before_a_vault;
    case Screen::journal:
    case Screen::notes:
    case Screen::meetings:
    case Screen::kind:
    case Screen::entry:
    case Screen::history:
    case Screen::write:
    case Screen::share:
    case Screen::form:
    case Screen::verb:
    case Screen::meeting:
    case Screen::summary:
    case Screen::invite:
    case Screen::join:
    case Screen::compare:
    case Screen::search:
    case Screen::who_can_see:
    case Screen::settings:
    case Screen::new_passphrase:
    case Screen::help:
      return Stands::in_a_vault;
  }
  return Stands::nowhere;
}

std::size_t rows_of(std::uint8_t number) {
  const auto all = gui::all_screens();
  return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](const auto& row) {
    return static_cast<std::uint8_t>(row.screen) == number;
  }));
}

TEST(Screens, HaveARowEach) {
  for (int number = 0; number < 256; ++number) {
    const auto each = static_cast<std::uint8_t>(number);
    EXPECT_EQ(rows_of(each), stands(each) == Stands::nowhere ? 0u : 1u) << number;
  }
  for (const auto& row : gui::all_screens()) {
    const auto number = static_cast<int>(row.screen);
    EXPECT_FALSE(std::string_view(row.title).empty()) << number;
    EXPECT_FALSE(row.help.empty()) << number;
    EXPECT_TRUE(row.build != nullptr && row.draw != nullptr) << number;
  }
}

TEST(Screens, AreComeBackToAfterAnUnlockWhateverTheirNumberIs) {
  for (int number = 0; number < 256; ++number) {
    const auto each = static_cast<std::uint8_t>(number);
    const auto* row = gui::kept_screen(each);
    EXPECT_EQ(row != nullptr, stands(each) == Stands::in_a_vault) << number;
    EXPECT_TRUE(row == nullptr || row->screen == static_cast<Screen>(number)) << number;
  }
}

bool has_verbs() {
  const auto all = journal::kinds::registry().all();
  return std::any_of(all.begin(), all.end(), [](const auto& spec) { return !spec.verbs.empty(); });
}

TEST(Screens, AreAllLookedAtByTheLawsOfLayoutAndOfTheAudience) {
  const auto places = SharedJournal().places();
  for (const auto& row : gui::all_screens()) {
    if (row.kept == gui::Kept::no) continue;
    if (row.screen == Screen::verb && !has_verbs()) continue;  // verbs_test looks at it with kinds that have some
    const auto is_it = [&](const NamedPlace& named) { return named.place.screen == row.screen; };
    EXPECT_TRUE(std::any_of(places.begin(), places.end(), is_it)) << row.title;
  }
}

}  // namespace
}  // namespace candour::test
