#include "gui/shell/logind_session.hpp"

#include <unistd.h>

#include <cstdint>

#include "gui/shell/bus.hpp"

namespace candour::gui {

namespace {

constexpr const char* user_interface = "org.freedesktop.login1.User";

std::optional<std::string> session_of_process(sd_bus* bus) {
  sd_bus_message* raw = nullptr;
  const int called = sd_bus_call_method(bus, logind_name, manager_path, manager_interface, "GetSessionByPID",
                                        nullptr, &raw, "u", static_cast<std::uint32_t>(getpid()));
  const Message answer(raw);
  const char* path = nullptr;
  if (called < 0 || sd_bus_message_read(raw, "o", &path) < 0) return std::nullopt;
  return path;
}

std::optional<std::string> display_session_of_user(sd_bus* bus) {
  sd_bus_message* raw = nullptr;
  const int called = sd_bus_call_method(bus, logind_name, manager_path, manager_interface, "GetUser", nullptr,
                                        &raw, "u", static_cast<std::uint32_t>(getuid()));
  const Message user(raw);
  const char* user_path = nullptr;
  if (called < 0 || sd_bus_message_read(raw, "o", &user_path) < 0) return std::nullopt;
  sd_bus_message* raw_display = nullptr;
  const int got =
      sd_bus_get_property(bus, logind_name, user_path, user_interface, "Display", nullptr, &raw_display, "(so)");
  const Message display(raw_display);
  const char* id = nullptr;
  const char* path = nullptr;
  if (got < 0 || sd_bus_message_read(raw_display, "(so)", &id, &path) < 0 || *id == '\0') return std::nullopt;
  return path;
}

}  // namespace

std::optional<std::string> session_path(sd_bus* bus) {
  if (auto own = session_of_process(bus)) return own;
  return display_session_of_user(bus);
}

}  // namespace candour::gui
