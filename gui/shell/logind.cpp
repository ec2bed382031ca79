#include "gui/shell/logind.hpp"

#include <fcntl.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "gui/shell/bus.hpp"
#include "gui/shell/logind_session.hpp"

namespace candour::gui {
namespace {

constexpr const char* properties_interface = "org.freedesktop.DBus.Properties";
// logind has LidClosed but does not announce its changes; UPower does.
constexpr const char* power_name = "org.freedesktop.UPower";
constexpr const char* power_path = "/org/freedesktop/UPower";
constexpr const char* logind_comes_or_goes =
    "type='signal',sender='org.freedesktop.DBus',path='/org/freedesktop/DBus',interface='org.freedesktop.DBus',"
    "member='NameOwnerChanged',arg0='org.freedesktop.login1'";
// What was last heard; kept over a lost bus, so that a change in between still locks.
struct Known {
  std::optional<bool> active, locked_hint, lid_closed, idle;
  bool lock_was_said = false;  // a LockedHint that follows a Lock signal is the same lock
};

class Watch {
 public:
  Watch(LogindListener listener, std::chrono::milliseconds retry, Logind::Shared& shared)
      : listener_(std::move(listener)), retry_(retry), shared_(shared) {}

  void run() {
    while (!shared_.ending) {
      if (connect()) listen();
      disconnect();
      if (!shared_.ending) wait_for(shared_.wake, -1, 0, static_cast<int>(retry_.count()));
    }
  }

 private:
  bool connect();
  bool join_session();
  bool listen_to(const std::string& sender, const std::string& path, const std::string& interface, const char* member,
                 sd_bus_message_handler_t handler);
  std::optional<bool> flag(const std::string& path, const char* interface, const char* name) const;
  void read_state();
  void take_inhibitor();
  void listen();
  void disconnect();

  void lock(LockReason reason) const {
    if (listener_.lock) listener_.lock(reason);
  }
  void heard(std::string_view name, bool value);
  void heard_locked_hint(bool value);
  void heard_idle(bool value);
  bool read_changes(sd_bus_message* message);

  static Watch& self(void* watch) { return *static_cast<Watch*>(watch); }
  static int on_lock(sd_bus_message* message, void* watch, sd_bus_error* error);
  static int on_unlock(sd_bus_message* message, void* watch, sd_bus_error* error);
  static int on_sleep(sd_bus_message* message, void* watch, sd_bus_error* error);
  static int on_changes(sd_bus_message* message, void* watch, sd_bus_error* error);
  static int on_owner(sd_bus_message* message, void* watch, sd_bus_error* error);

  LogindListener listener_;
  std::chrono::milliseconds retry_;
  Logind::Shared& shared_;
  Bus bus_;
  std::string session_;
  Known known_;
  bool lost_ = false;
};

bool is_of_machine(std::string_view name) { return name == "LidClosed" || name == "LidIsClosed"; }

void let_go(Logind::Shared& shared) {
  if (const int fd = shared.inhibitor.exchange(-1); fd >= 0) close(fd);
}

bool Watch::connect() {
  sd_bus* opened = nullptr;
  if (sd_bus_open_system(&opened) < 0) return false;
  bus_.reset(opened);
  lost_ = false;
  sd_bus_set_method_call_timeout(opened, call_timeout_usec);
  if (!becomes_ready(opened, shared_.wake, shared_.ending)) return false;
  if (sd_bus_add_match(opened, nullptr, logind_comes_or_goes, on_owner, this) < 0) return false;
  if (!listen_to(logind_name, manager_path, manager_interface, "PrepareForSleep", on_sleep)) return false;
  if (!listen_to(logind_name, manager_path, properties_interface, "PropertiesChanged", on_changes)) return false;
  if (!listen_to(power_name, power_path, properties_interface, "PropertiesChanged", on_changes)) return false;
  if (!flag(manager_path, manager_interface, "PreparingForSleep")) return false;  // nobody answers
  take_inhibitor();
  if (!join_session()) return false;
  read_state();
  return true;
}

// Listens to the session, if there is one by now. False when the bus fails.
bool Watch::join_session() {
  session_ = session_path(bus_.get()).value_or("");
  if (!session_.empty() && !(listen_to(logind_name, session_, session_interface, "Lock", on_lock) &&
                             listen_to(logind_name, session_, session_interface, "Unlock", on_unlock) &&
                             listen_to(logind_name, session_, properties_interface, "PropertiesChanged", on_changes)))
    return false;
  shared_.availability = session_.empty() ? Availability::machine_only : Availability::session;
  return true;
}

bool Watch::listen_to(const std::string& sender, const std::string& path, const std::string& interface,
                      const char* member, sd_bus_message_handler_t handler) {
  return sd_bus_match_signal(bus_.get(), nullptr, sender.c_str(), path.c_str(), interface.c_str(), member, handler,
                             this) >= 0;
}

std::optional<bool> Watch::flag(const std::string& path, const char* interface, const char* name) const {
  int value = 0;
  if (shared_.ending) return std::nullopt;
  if (sd_bus_get_property_trivial(bus_.get(), logind_name, path.c_str(), interface, name, nullptr, 'b', &value) < 0)
    return std::nullopt;
  return value != 0;
}

// The first reading is where we start from: only what changes after it locks, or a docked laptop with its lid
// closed could never be used.
void Watch::read_state() {
  const auto take = [this](std::string_view name, std::optional<bool>& place, std::optional<bool> now) {
    if (!now) return;
    if (place) return heard(name, *now);
    place = now;
  };
  take("LidClosed", known_.lid_closed, flag(manager_path, manager_interface, "LidClosed"));
  if (session_.empty()) return;
  take("Active", known_.active, flag(session_, session_interface, "Active"));
  take("LockedHint", known_.locked_hint, flag(session_, session_interface, "LockedHint"));
  if (const auto idle = flag(session_, session_interface, "IdleHint")) heard_idle(*idle);
}

void Watch::take_inhibitor() {
  if (shared_.inhibitor >= 0) return;
  sd_bus_message* raw = nullptr;
  const int called =
      sd_bus_call_method(bus_.get(), logind_name, manager_path, manager_interface, "Inhibit", nullptr, &raw, "ssss",
                         "sleep", "Candour", "Candour locks before the computer sleeps", "delay");
  const Message answer(raw);
  int fd = -1;  // borrowed from the message
  if (called < 0 || sd_bus_message_read(raw, "h", &fd) < 0) return;
  const int own = fcntl(fd, F_DUPFD_CLOEXEC, 3);
  if (const int before = shared_.inhibitor.exchange(own); before >= 0) close(before);
}

void Watch::heard(std::string_view name, bool value) {
  if (name == "LockedHint") return heard_locked_hint(value);
  if (name == "IdleHint") return heard_idle(value);
  if (name == "Active" && known_.active.value_or(true) != value) {
    known_.active = value;
    if (!value) lock(LockReason::user_switch);
  }
  if (is_of_machine(name) && known_.lid_closed.value_or(false) != value) {
    known_.lid_closed = value;
    if (value) lock(LockReason::lid);
  }
}

void Watch::heard_locked_hint(bool value) {
  if (known_.locked_hint.value_or(false) == value) return;
  known_.locked_hint = value;
  if (value && !std::exchange(known_.lock_was_said, false)) lock(LockReason::session_lock);
  if (!value) known_.lock_was_said = false;
}

void Watch::heard_idle(bool value) {
  if (known_.idle == value) return;
  known_.idle = value;
  if (listener_.session) listener_.session(value ? SessionUse::idle : SessionUse::in_use);
}

bool Watch::read_changes(sd_bus_message* message) {
  const char* interface = nullptr;
  if (sd_bus_message_read(message, "s", &interface) < 0) return false;
  if (sd_bus_message_enter_container(message, 'a', "{sv}") < 0) return false;
  // The machine as a whole has an IdleHint too; only the session's counts.
  const bool of_session = std::string_view(interface) == session_interface;
  while (sd_bus_message_enter_container(message, 'e', "sv") > 0) {
    const char* name = nullptr;
    if (sd_bus_message_read(message, "s", &name) < 0) return false;
    const char* contents = nullptr;
    char type = 0;
    if (sd_bus_message_peek_type(message, &type, &contents) < 0) return false;
    int value = 0;
    if (type == 'v' && contents != nullptr && std::string_view(contents) == "b") {
      if (sd_bus_message_read(message, "v", "b", &value) < 0) return false;
      if (of_session != is_of_machine(name)) heard(name, value != 0);
    } else if (sd_bus_message_skip(message, "v") < 0) {
      return false;
    }
    if (sd_bus_message_exit_container(message) < 0) return false;
  }
  return true;
}

int Watch::on_lock(sd_bus_message*, void* watch, sd_bus_error*) {
  self(watch).known_.lock_was_said = true;
  self(watch).lock(LockReason::session_lock);
  return 0;
}

int Watch::on_unlock(sd_bus_message*, void* watch, sd_bus_error*) {
  self(watch).known_.lock_was_said = false;
  return 0;
}

int Watch::on_sleep(sd_bus_message* message, void* watch, sd_bus_error*) {
  int begins = 0;
  if (sd_bus_message_read(message, "b", &begins) < 0) return 0;
  if (begins != 0)
    self(watch).lock(LockReason::sleep);
  else
    self(watch).take_inhibitor();
  return 0;
}

int Watch::on_changes(sd_bus_message* message, void* watch, sd_bus_error*) {
  // What does not parse did not come from logind as we know it; starting anew reads the state again.
  if (!self(watch).read_changes(message)) self(watch).lost_ = true;
  return 0;
}

// What we asked of a logind that went is gone with it. One that comes is found by connecting.
int Watch::on_owner(sd_bus_message* message, void* watch, sd_bus_error*) {
  const char* name = nullptr;
  const char* before = nullptr;
  if (sd_bus_message_read(message, "ss", &name, &before) < 0) return 0;
  if (*before != '\0') self(watch).lost_ = true;
  return 0;
}

void Watch::listen() {
  while (!shared_.ending && !lost_) {
    const int done = sd_bus_process(bus_.get(), nullptr);
    if (done < 0) return;
    if (done > 0) continue;
    std::uint64_t until = UINT64_MAX;
    const int fd = sd_bus_get_fd(bus_.get());
    const int events = sd_bus_get_events(bus_.get());
    if (fd < 0 || events < 0 || sd_bus_get_timeout(bus_.get(), &until) < 0) return;
    // Nothing is asked while listening, so the bus has a time of its own only when there is work to do at once.
    const int at_most = until != UINT64_MAX ? 0 : session_.empty() ? static_cast<int>(retry_.count()) : -1;
    if (wait_for(shared_.wake, fd, static_cast<short>(events), at_most) || !session_.empty() || at_most == 0) continue;
    if (!join_session()) return;
    read_state();
  }
}

void Watch::disconnect() {
  shared_.availability = Availability::none;
  bus_.reset();
  let_go(shared_);
  if (known_.idle && listener_.session) listener_.session(SessionUse::unknown);
  known_.idle.reset();
}

}  // namespace

Logind::Logind(LogindListener listener, std::chrono::milliseconds retry) : shared_(std::make_unique<Shared>()) {
  shared_->wake = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (shared_->wake < 0) return;
  thread_ = start_without_signals([listener = std::move(listener), retry, shared = shared_.get()]() mutable {
    Watch(std::move(listener), retry, *shared).run();
  });
}

Logind::~Logind() {
  shared_->ending = true;
  if (thread_.joinable()) {
    eventfd_write(shared_->wake, 1);
    thread_.join();
  }
  let_go(*shared_);
  if (shared_->wake >= 0) close(shared_->wake);
}

void Logind::locked() { let_go(*shared_); }

}  // namespace candour::gui
