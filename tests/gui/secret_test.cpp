// The field for secrets: what it shows, for how long, and what it says of a passphrase.
#include <gtest/gtest.h>

#include "tests/gui/support/headless_window.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {
namespace {

class SecretField : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(window.press("Just write, for now")); }
  TemporaryFolder folder;
  ManualClock clock{WallTime(std::chrono::hours(24 * 20'525))};
  HeadlessWindow window{folder.path() / "vault", clock};
};

TEST_F(SecretField, HidesAgainByItselfAfterItWasShownByAKey) {
  ASSERT_TRUE(window.type_into("Passphrase", "zanzibar"));

  ASSERT_TRUE(window.press("Hold to show"));
  ASSERT_TRUE(window.notebook().ui().next_deadline().has_value());
  EXPECT_FALSE(window.shows("zanzibar")) << "the tree never says it";

  clock.advance(std::chrono::seconds(4));
  window.settle();
  EXPECT_FALSE(window.notebook().ui().next_deadline().has_value());
}

TEST_F(SecretField, LeadsByTabToTheNextFieldAndByAnArrowToItsButton) {
  ASSERT_TRUE(window.focus("Passphrase"));
  window.key(gui::Key::tab);
  EXPECT_TRUE(window.tree().find("The same once more")->is_focused) << window.lines();

  window.key(gui::Key::right);
  EXPECT_TRUE(window.lines().find("Hold to show [focused]") != std::string::npos) << window.lines();
  window.key(gui::Key::tab);
  EXPECT_TRUE(window.tree().find("Make my journal")->is_focused) << window.lines();
}

TEST_F(SecretField, SaysThatCapsLockIsOnWhereItIsTypedAndNowhereElse) {
  window.queue.caps_lock(true);
  ASSERT_TRUE(window.focus("What the others shall call you"));
  EXPECT_FALSE(window.shows("Caps Lock is on."));

  ASSERT_TRUE(window.focus("Passphrase"));
  EXPECT_TRUE(window.shows("Caps Lock is on.")) << window.lines();
}

TEST_F(SecretField, SaysInWordsHowSoonAPassphraseCouldBeGuessed) {
  ASSERT_TRUE(window.type_into("Passphrase", "password1"));
  EXPECT_TRUE(window.shows("within a day")) << window.lines();

  ASSERT_TRUE(window.type_into("Passphrase", "the heron under our 4 crooked lamps sings badly"));
  EXPECT_TRUE(window.shows("It would take centuries to guess this.")) << window.lines();
}

TEST_F(SecretField, TakesTheSuggestionInItsFirstFieldAndAsksForItOnceMore) {
  ASSERT_TRUE(window.type_into("What the others shall call you", "Dani"));
  const std::string words(window.notebook().desk().drawn().suggestion);
  ASSERT_TRUE(window.press("Use these words"));
  EXPECT_TRUE(window.shows("It would take centuries to guess this.")) << window.lines();
  ASSERT_TRUE(window.press("Make my journal"));
  ASSERT_FALSE(window.notebook().desk().is_open()) << "the second field is empty";

  ASSERT_TRUE(window.press("Use these words"));
  ASSERT_TRUE(window.type_into("The same once more", words));
  ASSERT_TRUE(window.press("Make my journal"));
  EXPECT_TRUE(window.notebook().desk().is_open()) << window.lines();
}

class PassphraseAgain : public SecretField {
 protected:
  void SetUp() override {
    SecretField::SetUp();
    ASSERT_TRUE(window.type_into("What the others shall call you", "Dani"));
    for (const char* field : {"Passphrase", "The same once more"}) {
      ASSERT_TRUE(window.type_into(field, "the heron under our 4 crooked lamps sings badly"));
    }
    ASSERT_TRUE(window.press("Make my journal"));
    ASSERT_TRUE(window.notebook().desk().is_open()) << window.lines();
  }
  void go(gui::Screen screen) {
    window.notebook().desk().carry_out(gui::act::Go{{screen, {}, {}}});
    window.settle();
  }
  std::size_t left() { return window.notebook().shelf().secret(gui::Typed::passphrase_again).length(); }
};

TEST_F(PassphraseAgain, StaysInItsFieldWhereAnActIsRefusedBeforeItIsNeeded) {
  go(gui::Screen::invite);
  ASSERT_TRUE(window.type_into("Your passphrase again", "zanzibar"));
  ASSERT_TRUE(window.press("Make twelve words")) << window.lines();
  EXPECT_EQ(left(), 8u) << "no post box was named: " << window.lines();

  go(gui::Screen::join);
  ASSERT_TRUE(window.type_into("Your passphrase again", "zanzibar"));
  ASSERT_TRUE(window.press("Join")) << window.lines();
  EXPECT_EQ(left(), 8u) << "no words were typed: " << window.lines();

  window.notebook().desk().carry_out(gui::act::Export{{}, "", crypto::SecretText("zanzibarzanzibar")});
  EXPECT_EQ(left(), 24u) << "no folder was named";
}

TEST_F(PassphraseAgain, LeavesItsFieldWithTheActThatNeedsIt) {
  go(gui::Screen::new_passphrase);
  ASSERT_TRUE(window.type_into("The passphrase you have now", "zanzibar"));
  ASSERT_TRUE(window.press("Change it")) << window.lines();

  for (const auto field : {gui::Typed::old_passphrase, gui::Typed::new_passphrase, gui::Typed::new_once_more}) {
    EXPECT_TRUE(window.notebook().shelf().secret(field).empty());
  }
}

}  // namespace
}  // namespace candour::test
