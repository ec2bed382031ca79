#include "tests/gui/shell/mock_logind.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>

namespace candour::gui {
namespace {

constexpr const char* logind_name = "org.freedesktop.login1";
constexpr const char* manager_path = "/org/freedesktop/login1";
constexpr const char* manager_interface = "org.freedesktop.login1.Manager";
constexpr const char* session_path = "/org/freedesktop/login1/session/7";
constexpr const char* session_interface = "org.freedesktop.login1.Session";
constexpr const char* mock_interface = "org.freedesktop.DBus.Mock";

constexpr const char* power_name = "org.freedesktop.UPower";

std::vector<std::string> started_mock(const std::string& template_name) {
  return {"/usr/bin/python3", "-m", "dbusmock", "--system", "--logfile", "/dev/null", "--template", template_name};
}

std::string user_path() { return "/org/freedesktop/login1/user/" + std::to_string(getuid()); }

using std::chrono::steady_clock;
steady_clock::time_point bounded_wait() { return steady_clock::now() + std::chrono::seconds(10); }

}  // namespace

Started::Started(const std::vector<std::string>& words, int ready) {
  std::array<int, 2> pipe_ends{-1, -1};
  EXPECT_EQ(pipe2(pipe_ends.data(), O_CLOEXEC), 0);
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  pid_ = fork();
  if (pid_ == 0) {
    if (ready >= 0) dup2(pipe_ends[1], ready);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  close(pipe_ends[1]);
  char byte = 0;
  if (ready >= 0) {
    EXPECT_EQ(read(pipe_ends[0], &byte, 1), 1) << "did not start: " << words[0];
  }
  close(pipe_ends[0]);
}

Started::~Started() {
  kill(pid_, SIGKILL);
  waitpid(pid_, nullptr, 0);
}

PrivateBus::PrivateBus() {
  std::string made = (std::filesystem::temp_directory_path() / "candour-bus-XXXXXX").string();
  EXPECT_NE(mkdtemp(made.data()), nullptr);
  folder_ = made;
  const std::string address = "unix:path=" + (folder_ / "socket").string();
  std::ofstream(folder_ / "bus.conf")
      << "<busconfig><type>custom</type><listen>" << address << "</listen><auth>EXTERNAL</auth>"
      << "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
      << "<allow receive_sender=\"*\"/><allow own=\"*\"/><allow user=\"*\"/></policy></busconfig>";
  setenv("DBUS_SYSTEM_BUS_ADDRESS", address.c_str(), 1);
  setenv("DBUS_SESSION_BUS_ADDRESS", address.c_str(), 1);
}

PrivateBus::~PrivateBus() {
  stop();
  unsetenv("DBUS_SYSTEM_BUS_ADDRESS");
  unsetenv("DBUS_SESSION_BUS_ADDRESS");
  std::filesystem::remove_all(folder_);
}

void PrivateBus::start() {
  std::filesystem::remove(folder_ / "socket");
  daemon_ = std::make_unique<Started>(std::vector<std::string>{"dbus-daemon", "--nofork", "--print-address=3",
                                                               "--config-file=" + (folder_ / "bus.conf").string()},
                                      3);
}

MockLogind::MockLogind() {
  EXPECT_GE(sd_bus_open_system(&bus_), 0);
  mock_ = std::make_unique<Started>(started_mock("logind"), -1);
  wait_for_name(logind_name);
  EXPECT_GE(sd_bus_call_method(bus_, logind_name, manager_path, mock_interface, "AddSession", nullptr, nullptr, "ssusb",
                               "7", "seat0", static_cast<unsigned>(getuid()), "somebody", 1),
            0);
  EXPECT_GE(sd_bus_call_method(bus_, logind_name, manager_path, mock_interface, "AddProperty", nullptr, nullptr, "ssv",
                               manager_interface, "LidClosed", "b", 0),
            0);
}

MockLogind::~MockLogind() {
  power_.reset();
  mock_.reset();
  sd_bus_close_unref(bus_);
}

void MockLogind::wait_for_name(const char* name) {
  const auto until = bounded_wait();
  int has_owner = 0;
  while (has_owner == 0 && steady_clock::now() < until) {
    sd_bus_message* answer = nullptr;
    if (sd_bus_call_method(bus_, "org.freedesktop.DBus", "/", "org.freedesktop.DBus", "NameHasOwner", nullptr, &answer,
                           "s", name) >= 0)
      sd_bus_message_read(answer, "b", &has_owner);
    sd_bus_message_unref(answer);
  }
  EXPECT_NE(has_owner, 0) << "not started: " << name;
}

void MockLogind::show_display_session() {
  EXPECT_GE(
      sd_bus_call_method(bus_, logind_name, user_path().c_str(), "org.freedesktop.DBus.Properties", "Set", nullptr,
                         nullptr, "ssv", "org.freedesktop.login1.User", "Display", "(so)", "7", session_path),
      0);
  answer_with("GetUser", user_path());  // the template's own GetUser fails on any user
}

void MockLogind::own_session() { answer_with("GetSessionByPID", session_path); }

void MockLogind::answer_with(const char* method, const std::string& path) {
  const std::string code = "ret = \"" + path + "\"";
  EXPECT_GE(sd_bus_call_method(bus_, logind_name, manager_path, mock_interface, "AddMethod", nullptr, nullptr, "sssss",
                               manager_interface, method, "u", "o", code.c_str()),
            0);
}

void MockLogind::say(const std::string& signal) {
  EXPECT_GE(
      sd_bus_call_method(bus_, logind_name, session_path, session_interface, signal.c_str(), nullptr, nullptr, ""), 0);
}

void MockLogind::say_sleep(bool begins) {
  EXPECT_GE(sd_bus_call_method(bus_, logind_name, manager_path, mock_interface, "EmitSignal", nullptr, nullptr, "sssav",
                               manager_interface, "PrepareForSleep", "b", 1, "b", begins ? 1 : 0),
            0);
}

void MockLogind::set_session(const std::string& name, bool value) {
  update({logind_name, session_path, session_interface}, name, value);
}

void MockLogind::set_machine(const std::string& name, bool value) {
  update({logind_name, manager_path, manager_interface}, name, value);
}

void MockLogind::start_power() {
  power_ = std::make_unique<Started>(started_mock("upower"), -1);
  wait_for_name(power_name);
}

void MockLogind::set_lid_of_power(bool is_closed) {
  update({power_name, "/org/freedesktop/UPower", power_name}, "LidIsClosed", is_closed);
}

void MockLogind::update(const Place& place, const std::string& name, bool value) {
  EXPECT_GE(
      sd_bus_call_method(bus_, place.owner.c_str(), place.path.c_str(), mock_interface, "UpdateProperties", nullptr,
                         nullptr, "sa{sv}", place.interface.c_str(), 1, name.c_str(), "b", value ? 1 : 0),
      0);
}

int MockLogind::sleep_inhibitors() {
  sd_bus_message* answer = nullptr;
  int held = 0;
  if (sd_bus_call_method(bus_, logind_name, manager_path, manager_interface, "ListInhibitors", nullptr, &answer, "") >=
          0 &&
      sd_bus_message_enter_container(answer, 'a', "(ssssuu)") > 0) {
    const char *what = nullptr, *who = nullptr, *why = nullptr, *mode = nullptr;
    unsigned user = 0, process = 0;
    while (sd_bus_message_read(answer, "(ssssuu)", &what, &who, &why, &mode, &user, &process) > 0)
      if (std::string(what) == "sleep" && std::string(mode) == "delay") ++held;
  }
  sd_bus_message_unref(answer);
  return held;
}

bool MockLogind::comes_to_inhibitors(int wanted) {
  const auto until = bounded_wait();
  while (sleep_inhibitors() != wanted)
    if (steady_clock::now() > until) return false;
  return true;
}

}  // namespace candour::gui
