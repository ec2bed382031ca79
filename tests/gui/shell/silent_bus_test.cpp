// A bus that accepts and says nothing: whoever listens to it ends within the two seconds that are promised.
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>

#include "gui/shell/desktop_look.hpp"
#include "gui/shell/logind.hpp"

namespace candour::gui {
namespace {

using namespace std::chrono_literals;
using std::chrono::steady_clock;

class SilentBus : public testing::Test {
 protected:
  SilentBus() : folder_((std::filesystem::temp_directory_path() / "candour-silent-XXXXXX").string()) {
    EXPECT_NE(mkdtemp(folder_.data()), nullptr);
    const auto path = folder_ + "/socket";
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
    listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    EXPECT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(listen(listener_, 8), 0);
    setenv("DBUS_SYSTEM_BUS_ADDRESS", ("unix:path=" + path).c_str(), 1);
    setenv("DBUS_SESSION_BUS_ADDRESS", ("unix:path=" + path).c_str(), 1);
  }
  ~SilentBus() override {
    close(listener_);
    unsetenv("DBUS_SYSTEM_BUS_ADDRESS");
    unsetenv("DBUS_SESSION_BUS_ADDRESS");
    std::filesystem::remove_all(folder_);
  }
  // Somebody waits for an answer by now.
  void accept_one() { connection_ = accept(listener_, nullptr, nullptr); }

 private:
  std::string folder_;
  int listener_ = -1;
  int connection_ = -1;
};

TEST_F(SilentBus, DoesNotKeepTheWatchOfTheSessionFromEnding) {
  std::optional<Logind> watch;
  watch.emplace(LogindListener{});
  accept_one();
  const auto began = steady_clock::now();
  watch.reset();
  EXPECT_LT(steady_clock::now() - began, 500ms);
}

TEST_F(SilentBus, DoesNotKeepTheLookOfTheDesktopFromEnding) {
  std::optional<DesktopLook> look;
  look.emplace([](ThemeName) { ADD_FAILURE() << "a silent bus says nothing"; });
  accept_one();
  const auto began = steady_clock::now();
  look.reset();
  EXPECT_LT(steady_clock::now() - began, 500ms);
}

}  // namespace
}  // namespace candour::gui
