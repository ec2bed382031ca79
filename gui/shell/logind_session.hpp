// Which session of systemd-logind this program belongs to, and what logind is called on the system bus.
#pragma once

#include <systemd/sd-bus.h>

#include <optional>
#include <string>

namespace candour::gui {

inline constexpr const char* logind_name = "org.freedesktop.login1";
inline constexpr const char* manager_path = "/org/freedesktop/login1";
inline constexpr const char* manager_interface = "org.freedesktop.login1.Manager";
inline constexpr const char* session_interface = "org.freedesktop.login1.Session";

// A program started by the user's service manager belongs to no session; the user's display session is then meant. Nothing
// where there is none by now. Waits for each answer as long as a call on `bus` may last.
std::optional<std::string> session_path(sd_bus* bus);

}  // namespace candour::gui
