#include "gui/shell/desktop_look.hpp"

#include <sys/eventfd.h>
#include <unistd.h>

#include <optional>
#include <string_view>

#include "gui/shell/bus.hpp"

namespace candour::gui {

namespace {

constexpr const char* portal = "org.freedesktop.portal.Desktop";
constexpr const char* path = "/org/freedesktop/portal/desktop";
constexpr const char* interface = "org.freedesktop.portal.Settings";
constexpr const char* appearance = "org.freedesktop.appearance";
constexpr const char* color_scheme = "color-scheme";  // 1: dark is preferred, 2: light, 0: neither
constexpr const char* contrast = "contrast";          // 1: more of it

// A number in a variant, however many variants stand around it: `Read` wraps it twice, the signal once.
std::optional<std::uint32_t> number_in(sd_bus_message* message) {
  for (int depth = 0; depth < 4; ++depth) {
    char type = 0;
    const char* contents = nullptr;
    if (sd_bus_message_peek_type(message, &type, &contents) <= 0) return std::nullopt;
    if (type == 'u') {
      std::uint32_t value = 0;
      return sd_bus_message_read(message, "u", &value) >= 0 ? std::optional(value) : std::nullopt;
    }
    if (type != 'v' || sd_bus_message_enter_container(message, 'v', contents) < 0) return std::nullopt;
  }
  return std::nullopt;
}

class Look {
 public:
  Look(std::function<void(ThemeName)> said, const std::atomic<bool>& ending, int wake)
      : said_(std::move(said)), ending_(ending), wake_(wake) {}

  void run() {
    sd_bus* opened = nullptr;
    if (sd_bus_open_user(&opened) < 0) return;
    bus_.reset(opened);
    sd_bus_set_method_call_timeout(opened, call_timeout_usec);
    if (!becomes_ready(opened, wake_, ending_)) return;
    if (sd_bus_match_signal(opened, nullptr, portal, path, interface, "SettingChanged", on_change, this) < 0) return;
    const auto scheme = read(color_scheme);
    if (!scheme) return;
    scheme_ = *scheme;
    contrast_ = read(contrast).value_or(0);
    say();
    listen();
  }

 private:
  std::optional<std::uint32_t> read(const char* key) const {
    sd_bus_message* raw = nullptr;
    const int called =
        sd_bus_call_method(bus_.get(), portal, path, interface, "Read", nullptr, &raw, "ss", appearance, key);
    const Message answer(raw);
    return called < 0 ? std::nullopt : number_in(raw);
  }

  void say() const {
    const auto theme = contrast_ == 1 ? ThemeName::high_contrast : scheme_ == 1 ? ThemeName::dark : ThemeName::light;
    said_(theme);
  }

  void listen() {
    while (!ending_) {
      const int done = sd_bus_process(bus_.get(), nullptr);
      if (done < 0) return;
      if (done > 0) continue;
      const int fd = sd_bus_get_fd(bus_.get());
      const int events = sd_bus_get_events(bus_.get());
      if (fd < 0 || events < 0) return;
      wait_for(wake_, fd, static_cast<short>(events), -1);
    }
  }

  static int on_change(sd_bus_message* message, void* of, sd_bus_error*) {
    auto& look = *static_cast<Look*>(of);
    const char* space = nullptr;
    const char* key = nullptr;
    if (sd_bus_message_read(message, "ss", &space, &key) < 0 || std::string_view(space) != appearance) return 0;
    const auto value = number_in(message);
    if (!value) return 0;
    if (std::string_view(key) == color_scheme) look.scheme_ = *value;
    if (std::string_view(key) == contrast) look.contrast_ = *value;
    look.say();
    return 0;
  }

  std::function<void(ThemeName)> said_;
  const std::atomic<bool>& ending_;
  int wake_;
  Bus bus_;
  std::uint32_t scheme_ = 0;
  std::uint32_t contrast_ = 0;
};

}  // namespace

DesktopLook::DesktopLook(std::function<void(ThemeName)> said) : wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  if (wake_ < 0) return;
  thread_ = start_without_signals([this, said = std::move(said)]() mutable { Look(std::move(said), ending_, wake_).run(); });
}

DesktopLook::~DesktopLook() {
  ending_ = true;
  if (thread_.joinable()) {
    eventfd_write(wake_, 1);
    thread_.join();
  }
  if (wake_ >= 0) close(wake_);
}

}  // namespace candour::gui
