// The parts of the shell that need no window: the input queue, the clipboard, options and settings.
#include <gtest/gtest.h>

#include <fstream>

#include "gui/shell/clipboard.hpp"
#include "gui/shell/input_queue.hpp"
#include "gui/shell/options.hpp"
#include "gui/shell/settings.hpp"
#include "gui/shell/window_place.hpp"
#include "tests/support/two_people.hpp"

namespace candour::gui {
namespace {

using namespace std::chrono_literals;

TEST(InputQueue, TakesLettersTogetherAndEndsAFrameAtAKeyThatMayMoveTheFocus) {
  InputQueue queue;
  for (const char32_t letter : {U'a', U'b'}) queue.stroke(letter);
  queue.stroke(KeyPress{Key::tab});
  queue.stroke(U'c');

  EXPECT_EQ(queue.take({}).strokes.size(), 3u);
  EXPECT_EQ(queue.take({}).strokes.size(), 1u);
  EXPECT_TRUE(queue.empty());
}

TEST(InputQueue, HoldsBackWhatWasTypedAfterAPasteButNeverAKeyThatLocks) {
  InputQueue queue;
  queue.hold(true);
  queue.stroke(U'a');
  EXPECT_TRUE(queue.empty());
  EXPECT_TRUE(queue.take({}).strokes.empty());

  queue.stroke(KeyPress{Key::sign, 'l', true});

  ASSERT_FALSE(queue.empty());
  EXPECT_EQ(queue.take({}).strokes.size(), 2u) << "and what was typed before goes before it";
}

TEST(InputQueue, ShowsEveryPressAndReleaseOfTheMouseInAFrameOfItsOwn) {
  InputQueue queue;
  queue.mouse_at(5, 6);
  queue.mouse_button(true, false, SteadyTime(1s));
  queue.mouse_button(false, false, SteadyTime(1s));

  const auto first = queue.take({});
  const auto second = queue.take({});

  EXPECT_TRUE(first.was_pressed && first.is_down && !first.was_released);
  EXPECT_TRUE(second.was_released && !second.is_down);
  EXPECT_EQ(second.mouse_x, 5);
}

TEST(InputQueue, CountsClicksAtOnePlaceAndInAShortTime) {
  InputQueue queue;
  queue.mouse_at(5, 5);
  const auto clicks = [&](std::chrono::milliseconds at) {
    queue.mouse_button(true, false, SteadyTime(at));
    const auto pressed = queue.take({});
    queue.mouse_button(false, false, SteadyTime(at));
    queue.take({});
    return pressed.clicks;
  };

  EXPECT_EQ(clicks(1000ms), 1);
  EXPECT_EQ(clicks(1200ms), 2);
  EXPECT_EQ(clicks(1400ms), 3);
  EXPECT_EQ(clicks(3000ms), 1);
}

struct Desktop final : DesktopClipboard {
  std::string text;
  bool is_of_candour = false;
  void offer(const std::string& wanted) override { text = wanted, is_of_candour = true; }
  bool is_ours() override { return is_of_candour; }
  void let_go() override { text.clear(), is_of_candour = false; }
  void ask() override {}
  std::optional<Pasted> take() override { return Pasted{true, text}; }
};

class Cleared : public testing::Test {
 protected:
  Desktop desktop;
  ManualClock clock{WallTime(0s)};
  TimedClipboard clipboard{desktop, clock};
};

TEST_F(Cleared, WhenItIsDueAndNotBefore) {
  clipboard.put("a passage");
  clock.advance(29s);
  clipboard.clear_if_due();
  EXPECT_EQ(desktop.text, "a passage");

  clock.advance(1s);
  clipboard.clear_if_due();

  EXPECT_EQ(desktop.text, "");
}

TEST_F(Cleared, OnlyWhileItIsStillOurs) {
  clipboard.put("a passage");
  desktop.text = "from elsewhere";
  desktop.is_of_candour = false;

  clipboard.clear_now();

  EXPECT_EQ(desktop.text, "from elsewhere");
}

TEST(Options, NameWhatCannotBeRead) {
  EXPECT_EQ(read_options({"--vault"}, "/data").wrong, "--vault");
  EXPECT_EQ(read_options({"--slot-interval", "soon"}, "/data").wrong, "--slot-interval");
  EXPECT_EQ(read_options({"extra"}, "/data").wrong, "extra");
  EXPECT_EQ(read_options({"--slot-interval", "200ms"}, "/data").slot_interval, 200ms);
  EXPECT_EQ(read_options({}, "/data").vault, "/data/candour");
}

TEST(Options, OfAFreshImageNameTheFolderThatIsOpenNow) {
  const std::vector<std::string> given{"--light", "--vault", "/somewhere", "--ca", "x.pem"};

  const auto words = words_for(given, "/else where", true);

  const auto options = read_options(words, "/home");
  EXPECT_EQ(options.vault, "/else where");
  EXPECT_EQ(options.ca_file, "x.pem");
  EXPECT_TRUE(options.is_light);
  EXPECT_TRUE(options.is_closing);
  EXPECT_FALSE(read_options(words_for(words, "/else where", false), "/home").is_closing);
}

TEST(WindowPlace, StaysWhereItsUpperEdgeCanBeSeen) {
  const std::vector<WindowPlace> monitors{{0, 0, 1920, 1080}, {1920, 0, 1280, 1024}};
  for (const WindowPlace fine : {WindowPlace{100, 50, 800, 600}, WindowPlace{-600, 50, 800, 600},
                                 WindowPlace{2000, 900, 800, 600}, WindowPlace{1800, 10, 800, 600}}) {
    EXPECT_EQ(fitted(fine, monitors), fine) << text_of(fine);
  }
}

TEST(WindowPlace, ComesToTheMainMonitorWhenItsOwnIsGone) {
  const std::vector<WindowPlace> monitors{{0, 0, 1280, 800}};
  for (const WindowPlace lost : {WindowPlace{2000, 100, 800, 600}, WindowPlace{100, 1000, 800, 600},
                                 WindowPlace{-790, 10, 800, 600}, WindowPlace{100, -580, 800, 600},
                                 WindowPlace{100, 790, 800, 600}}) {
    EXPECT_EQ(fitted(lost, monitors), (WindowPlace{0, 0, 800, 600})) << text_of(lost);
  }
  EXPECT_EQ(fitted({0, 0, 3000, 2000}, monitors), (WindowPlace{0, 0, 1280, 800}));
}

TEST(WindowPlace, IsReadAsItWasWrittenAndNothingElseIs) {
  const WindowPlace place{-3, 20, 1024, 720};
  EXPECT_EQ(window_place_from(text_of(place)), place);
  EXPECT_EQ(window_place_from(text_of(place) + "\nlost 12"), place);
  for (const char* wrong : {"", "1 2 3", "0 0 100 100", "0 0 99999999 720", "a b c d"}) {
    EXPECT_FALSE(window_place_from(wrong)) << wrong;
  }
}

TEST(Settings, ComeBackAsTheyWereAndAreTheUsualOnesWhenBroken) {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "candour" / "window";
  Choices choices;
  choices.theme = ThemeName::high_contrast;
  choices.scale = 1.5f;
  write_settings(file, choices);

  EXPECT_EQ(read_settings(file).theme, ThemeName::high_contrast);
  EXPECT_EQ(read_settings(file).scale, 1.5f);
  std::ofstream(file) << "theme=pink\nsize=9000\n\x01\xff";
  EXPECT_FALSE(read_settings(file).theme);
  EXPECT_EQ(read_settings(file).scale, 1);
}

TEST(Settings, SayNothingAboutAPerson) {
  const test::TemporaryFolder folder;
  const auto file = folder.path() / "window";
  Choices choices;
  choices.is_serif = true;
  choices.idle_minutes = 30;
  write_settings(file, choices);

  std::ifstream in(file);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "size=100\n");
}

}  // namespace
}  // namespace candour::gui
