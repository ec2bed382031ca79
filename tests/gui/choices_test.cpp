// Two wordings of one sentence on the page of an item, chosen with the keyboard.
#include <gtest/gtest.h>

#include "journal/kinds/reflection.hpp"
#include "journal/vault/items.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/gui/support/shared_journal.hpp"

namespace candour::test {
namespace {

constexpr const char* never = "The desk was never quiet while I stood beside it.";
constexpr const char* nobody = "Nobody came to complain, and I wondered why.";

class ChoicesOnAPage : public testing::Test {
 protected:
  void SetUp() override {
    const auto& meg = journal.pair.meg;
    ASSERT_TRUE(window.type_into("Passphrase", meg.passphrase_text));
    ASSERT_TRUE(window.press("Open")) << window.lines();
    window.notebook().desk().carry_out(gui::act::Go{{gui::Screen::entry, journal.twofold, {}}});
    window.settle();
  }
  std::string text() {
    return text_of(window.notebook().desk().vault()->items().show(journal.twofold).value(), journal::kinds::reflection::text);
  }

  SharedJournal journal;
  HeadlessWindow window{journal.pair.meg.folder, journal.pair.clock, WindowShape{}, std::nullopt};
};

TEST_F(ChoicesOnAPage, SayWhatStandsThereAndWhoWroteIt) {
  EXPECT_TRUE(window.shows("Written in two ways at the same time.")) << window.lines();
  EXPECT_TRUE(window.shows("until you choose")) << window.lines();
  EXPECT_TRUE(window.shows("Meg wrote")) << window.lines();
  EXPECT_TRUE(window.shows(never));
  EXPECT_TRUE(window.shows(nobody));
}

TEST_F(ChoicesOnAPage, KeepTheOneWhoseButtonWasPressed) {
  const auto before = text();
  const auto first = before.find(never) < before.find(nobody) ? std::string(never) : std::string(nobody);

  ASSERT_TRUE(window.press("Keep this one")) << window.lines();

  EXPECT_EQ(text(), first + " I stayed for an hour.");
  EXPECT_FALSE(window.shows("Keep this one")) << window.lines();
}

TEST_F(ChoicesOnAPage, KeepBoth) {
  ASSERT_TRUE(window.press("Keep both")) << window.lines();

  EXPECT_NE(text().find(never), std::string::npos);
  EXPECT_NE(text().find(nobody), std::string::npos);
  EXPECT_FALSE(window.shows("Written in two ways")) << window.lines();
}

}  // namespace
}  // namespace candour::test
