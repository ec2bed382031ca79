// Dark, light and high contrast as a settings portal says them, on a bus of the test's own.
#include "gui/shell/desktop_look.hpp"

#include <gtest/gtest.h>

#include <condition_variable>
#include <mutex>

#include "tests/gui/shell/mock_logind.hpp"

namespace candour::gui {
namespace {

using namespace std::chrono_literals;

constexpr const char* portal = "org.freedesktop.portal.Desktop";
constexpr const char* path = "/org/freedesktop/portal/desktop";
constexpr const char* interface = "org.freedesktop.portal.Settings";
constexpr const char* mock = "org.freedesktop.DBus.Mock";

class DesktopLookTest : public testing::Test {
 protected:
  DesktopLookTest() {
    bus.start();
    EXPECT_GE(sd_bus_open_user(&connection), 0);
  }
  ~DesktopLookTest() override { sd_bus_close_unref(connection); }

  // A portal that answers these numbers, each wrapped in two variants as the real one does.
  void start_portal(unsigned scheme, unsigned contrast) {
    program = std::make_unique<Started>(
        std::vector<std::string>{"/usr/bin/python3", "-m", "dbusmock", "--session", "--logfile", "/dev/null", portal, path,
                                 interface},
        -1);
    const std::string code = "ret = dbus.UInt32(" + std::to_string(scheme) + " if args[1] == 'color-scheme' else " +
                             std::to_string(contrast) + ", variant_level=2)";
    const auto until = std::chrono::steady_clock::now() + 10s;
    int added = -1;
    while (added < 0 && std::chrono::steady_clock::now() < until) {
      added = sd_bus_call_method(connection, portal, path, mock, "AddMethod", nullptr, nullptr, "sssss", interface, "Read",
                                 "ss", "v", code.c_str());
    }
    ASSERT_GE(added, 0);
  }
  void say(const char* key, unsigned value) {
    ASSERT_GE(sd_bus_call_method(connection, portal, path, mock, "EmitSignal", nullptr, nullptr, "sssav", interface,
                                 "SettingChanged", "ssv", 3, "s", "org.freedesktop.appearance", "s", key, "v", "u",
                                 value),
              0);
  }
  std::function<void(ThemeName)> listener() {
    return [this](ThemeName theme) {
      const std::lock_guard lock(mutex);
      heard.push_back(theme);
      changed.notify_all();
    };
  }
  // The last of `count` themes, once so many were said; light if they are not within ten seconds.
  ThemeName after(std::size_t count) {
    std::unique_lock lock(mutex);
    EXPECT_TRUE(changed.wait_for(lock, 10s, [&] { return heard.size() >= count; }));
    return heard.size() < count ? ThemeName::light : heard[count - 1];
  }

  PrivateBus bus;
  sd_bus* connection = nullptr;
  std::unique_ptr<Started> program;
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<ThemeName> heard;
};

TEST_F(DesktopLookTest, IsDarkWhenTheDesktopPrefersDark) {
  start_portal(1, 0);
  const DesktopLook look(listener());

  EXPECT_EQ(after(1), ThemeName::dark);
}

TEST_F(DesktopLookTest, FollowsAChangeWhileItRuns) {
  start_portal(2, 0);
  const DesktopLook look(listener());
  ASSERT_EQ(after(1), ThemeName::light);

  say("color-scheme", 1);

  EXPECT_EQ(after(2), ThemeName::dark);
}

TEST_F(DesktopLookTest, PutsContrastBeforeDark) {
  start_portal(1, 1);
  const DesktopLook look(listener());

  EXPECT_EQ(after(1), ThemeName::high_contrast);
}

TEST_F(DesktopLookTest, SaysNothingWhereThereIsNoPortal) {
  { const DesktopLook look(listener()); }

  EXPECT_TRUE(heard.empty());
}

TEST_F(DesktopLookTest, SaysNothingWhereThereIsNoBus) {
  bus.stop();
  { const DesktopLook look(listener()); }

  EXPECT_TRUE(heard.empty());
}

}  // namespace
}  // namespace candour::gui
