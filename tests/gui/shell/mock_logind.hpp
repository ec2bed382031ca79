// A system bus of the test's own with python-dbusmock's logind on it, moved by the test.
#pragma once

#include <sys/types.h>
#include <systemd/sd-bus.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace candour::gui {

// A program the test started; ended when this goes.
class Started {
 public:
  // Starts `words`; when `ready` is a descriptor number, what the program writes to it is waited for and thrown away.
  Started(const std::vector<std::string>& words, int ready);
  ~Started();
  Started(const Started&) = delete;
  Started& operator=(const Started&) = delete;

 private:
  pid_t pid_;
};

// A folder, a bus in it, and the addresses of system and session bus that name it. It may be stopped and started again.
class PrivateBus {
 public:
  PrivateBus();
  ~PrivateBus();
  void start();
  void stop() { daemon_.reset(); }

 private:
  std::filesystem::path folder_;
  std::unique_ptr<Started> daemon_;
};

// logind as the test wants it. It has one session, 7, of this user.
class MockLogind {
 public:
  MockLogind();
  ~MockLogind();
  MockLogind(const MockLogind&) = delete;
  MockLogind& operator=(const MockLogind&) = delete;

  // Makes session 7 the display session of this user, as for a program started by the user's service manager.
  void show_display_session();
  // Makes session 7 the session this process belongs to.
  void own_session();
  void say(const std::string& signal);  // Lock or Unlock of session 7
  void say_sleep(bool begins);          // PrepareForSleep
  void set_session(const std::string& name, bool value);
  void set_machine(const std::string& name, bool value);
  // Starts UPower beside logind, and moves the lid as it tells it.
  void start_power();
  void set_lid_of_power(bool is_closed);
  // How many delay inhibitors for sleep are held.
  int sleep_inhibitors();
  // Asks until the number is `wanted`, for at most ten seconds.
  bool comes_to_inhibitors(int wanted);

 private:
  void wait_for_name(const char* name);
  void answer_with(const char* method, const std::string& path);
  struct Place {
    std::string owner, path, interface;
  };
  void update(const Place& place, const std::string& name, bool value);

  sd_bus* bus_ = nullptr;
  std::unique_ptr<Started> mock_;
  std::unique_ptr<Started> power_;
};

}  // namespace candour::gui
