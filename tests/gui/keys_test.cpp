// Keys: none is lost however fast they come, and everything can be reached by them.
#include <gtest/gtest.h>

#include <fstream>
#include <random>
#include <regex>

#include "tests/gui/support/headless_window.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {
namespace {

using gui::Key;
using gui::KeyPress;

constexpr const char* passphrase = "marble-kitten-sunset-orbit-fox";

class Keys : public testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(window.press("Just write, for now"));
    ASSERT_TRUE(window.type_into("What the others shall call you", "Dani"));
    ASSERT_TRUE(window.type_into("Passphrase", passphrase));
    ASSERT_TRUE(window.type_into("The same once more", passphrase));
    ASSERT_TRUE(window.press("Make my journal"));
  }

  TemporaryFolder folder;
  ProgramClock clock;
  HeadlessWindow window{folder.path() / "vault", clock};
};

TEST_F(Keys, GiveTheSameTextHoweverFastTheyCome) {
  window.sign('n');
  gui::text::Editor model(window.notebook().engine(), gui::text::Lines::many);
  model.set_layout({}, 600, 400);
  std::mt19937 random(7);
  for (int stroke = 0; stroke < 10'000; ++stroke) {
    switch (random() % 12) {
      case 0:
        window.queue.stroke(KeyPress{Key::backspace}), model.backspace();
        break;
      case 1:
        window.queue.stroke(KeyPress{Key::left}), model.move(gui::text::Move::left, gui::text::Extend::no);
        break;
      case 2:
        window.queue.stroke(KeyPress{Key::enter}), model.new_line();
        break;
      case 3:
        window.queue.stroke(KeyPress{Key::remove}), model.remove();
        break;
      default: {
        const char32_t characters[] = {U'a', U'é', U' ', U'م', U'क', U'你', U'😀'};
        const auto character = characters[random() % 7];
        window.queue.stroke(character), model.type(character);
      }
    }
  }

  while (!window.queue.empty()) window.settle();

  EXPECT_EQ(window.value_of("What you write"), model.text());
}

TEST_F(Keys, GoOnInTheNextFieldAfterATab) {
  window.notebook().desk().carry_out(gui::act::Go{{gui::Screen::form, {}, journal::model::ItemKind::meeting}});
  window.settle();
  ASSERT_TRUE(window.focus("Title"));

  for (const char32_t c : std::u32string(U"hopes")) window.queue.stroke(c);
  window.queue.stroke(KeyPress{Key::tab});
  for (const char32_t c : std::u32string(U"2026-03-12")) window.queue.stroke(c);
  window.settle();

  EXPECT_EQ(window.value_of("Title"), "hopes");
  EXPECT_EQ(window.value_of("When: day, like 2026-03-12"), "2026-03-12");
}

TEST_F(Keys, FindAScreenByItsNameInThePalette) {
  window.sign('k');
  ASSERT_TRUE(window.shows("Everything you can do here")) << window.lines();

  window.type("sett");
  window.key(Key::enter);

  EXPECT_EQ(window.notebook().desk().place().screen, gui::Screen::settings);
}

TEST_F(Keys, PressAButtonOfTheScreenThroughThePalette) {
  window.sign('k');

  window.type("twelve");
  window.key(Key::enter);

  EXPECT_EQ(window.notebook().desk().place().screen, gui::Screen::join);
}

TEST_F(Keys, BlankThePageAtOnceAndBringItBackByAnyOther) {
  window.sign('n');
  window.type("something private");
  window.key(Key::f9);
  EXPECT_FALSE(window.shows("something private")) << window.lines();

  window.key(Key::right);
  window.settle();

  EXPECT_TRUE(window.shows("something private"));
}

TEST_F(Keys, LeaveByEscapeAndNeverLoseWhatWasTyped) {
  window.sign('n');
  window.type("half a thought");

  window.key(Key::escape);
  EXPECT_EQ(window.notebook().desk().place().screen, gui::Screen::journal);
  window.sign('n');

  EXPECT_EQ(window.value_of("What you write"), "half a thought");
}

TEST_F(Keys, ReachEverythingOfAScreenByTabAndArrows) {
  std::size_t focusable = 0;
  for (const auto& node : window.tree().nodes()) focusable += node.is_focusable ? 1 : 0;
  std::set<gui::NodeId> reached{window.notebook().ui().focused()};

  for (std::size_t tabs = 0; tabs < focusable; ++tabs) {
    window.key(Key::tab);
    reached.insert(window.notebook().ui().focused());
    for (const auto arrow : {Key::down, Key::up}) {
      for (int times = 0; times < 8; ++times) {
        window.key(arrow);
        reached.insert(window.notebook().ui().focused());
      }
    }
  }

  for (const auto& node : window.tree().nodes()) {
    EXPECT_TRUE(!node.is_focusable || reached.count(node.id)) << node.name;
  }
  EXPECT_EQ(reached.size(), focusable);
}

TEST_F(Keys, ChooseNothingByTabAndTheNextByAnArrow) {
  ASSERT_TRUE(window.press("Settings"));
  for (int tabs = 0; tabs < 40; ++tabs) window.key(Key::tab);
  EXPECT_EQ(window.notebook().desk().choices().idle_minutes, 5) << window.lines();
  EXPECT_FALSE(window.notebook().desk().choices().is_serif);

  ASSERT_TRUE(window.focus("5 minutes"));
  window.key(Key::right);

  EXPECT_EQ(window.notebook().desk().choices().idle_minutes, 10);
}

TEST_F(Keys, GoFromBandToBandByF6) {
  std::set<gui::Band> bands;
  for (int times = 0; times < 4; ++times) {
    window.key(Key::f6);
    bands.insert(window.tree().find(window.notebook().ui().focused())->band);
  }

  EXPECT_TRUE(bands.contains(gui::Band::rail));
  EXPECT_TRUE(bands.contains(gui::Band::body));
}

TEST_F(Keys, LockFromEveryScreenAndWithThePaletteOpen) {
  window.sign('k');

  window.sign('l');

  EXPECT_TRUE(window.is_locked());
  EXPECT_FALSE(window.notebook().desk().is_open());
}

TEST_F(Keys, SeeWhatWasLaidOverTheClipboardOnlyAsTextOfOneLine) {
  window.clipboard().put("two\nlines\x01");
  window.notebook().desk().carry_out(gui::act::Go{{gui::Screen::search, {}, {}}});
  window.settle();

  window.sign('v');

  EXPECT_EQ(window.value_of("Search what you may read"), "two lines\uFFFD");
}

// Whoever translates the window changes one file.
TEST(Words, StandInTheirFileAndNowhereElse) {
  const std::regex sentence(R"re("[^"/]*[A-Za-z]{2,} [A-Za-z]{2,}[^"]*")re");
  for (const char* part : {"screens", "actions", "model", "widgets"}) {
    for (const auto& file :
         std::filesystem::directory_iterator(std::filesystem::path(CANDOUR_SOURCE_DIR) / "gui" / part)) {
      if (file.path().extension() != ".cpp" && file.path().extension() != ".hpp") continue;
      std::ifstream in(file.path());
      for (std::string line; std::getline(in, line);) {
        line = line.substr(0, line.find("//"));
        if (line.find("ErrorCode") != std::string::npos) continue;  // an operation's name, never shown
        if (file.path().filename() == "post_box.cpp") continue;     // the same
        EXPECT_FALSE(std::regex_search(line, sentence)) << file.path().filename() << ": " << line;
      }
    }
  }
}

}  // namespace
}  // namespace candour::test
