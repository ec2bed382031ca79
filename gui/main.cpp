// candour, the window: settings, vault, clock and threads are put together here, and nothing else happens.
#include <atomic>
#include <cstdio>
#include <cstdlib>

#include "base/handoff.hpp"
#include "base/standard_descriptors.hpp"
#include "base/version.hpp"
#include "crypto/secret.hpp"
#include "gui/shell/clipboard.hpp"
#include "gui/shell/desktop_look.hpp"
#include "gui/shell/logind.hpp"
#include "gui/notebook/notebook.hpp"
#include "gui/shell/options.hpp"
#include "gui/shell/settings.hpp"
#include "gui/shell/signals.hpp"
#include "gui/shell/window.hpp"
#include "gui/shell/x_clipboard.hpp"
#include "session/exec_locked.hpp"
#include "session/process.hpp"

namespace {

using namespace candour;
using namespace candour::gui;

std::filesystem::path home_of(const char* variable, const char* below_home) {
  const char* named = std::getenv(variable);
  if (named && *named == '/') return named;
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home ? home : ".") / below_home;
}

// In memory where the system has a place for that.
std::filesystem::path scratch_folder() {
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  std::error_code ignored;
  if (runtime && *runtime == '/' && std::filesystem::is_directory(runtime, ignored)) return runtime;
  return std::filesystem::temp_directory_path(ignored);
}

struct Client {
  Client(const Options& the_options, std::vector<std::string> words, Window& the_window, const Clock& the_clock)
      : options(the_options),
        arguments(std::move(words)),
        window(the_window),
        clock(the_clock),
        desktop(the_clock, [] { Window::wake(); }),
        clipboard(desktop, the_clock) {}

  const Options& options;
  std::vector<std::string> arguments;
  Window& window;
  const Clock& clock;
  XClipboard desktop;
  TimedClipboard clipboard;
  std::string place{};  // of the window, before it was hidden
  bool is_gone = false;
  bool has_ended = false;
  bool is_by_hand = true;
  bool is_leaving = false;  // closed, with things still to go
  std::optional<IdleLimit> idle{};  // while a vault is open
  int idle_minutes = 0;
  std::atomic<ThemeName> desktop_theme = ThemeName::light;

  DeskWorld world() {
    return {options.vault,
            std::filesystem::read_symlink("/proc/self/exe").parent_path(),
            scratch_folder(),
            clock,
            {options.ca_file, options.slot_interval},
            options.is_light ? crypto::argon2_floor : crypto::Argon2Cost{},
            [] { Window::wake(); },
            [this] { hide(); },
            [this](session::Handover& handover, int lock, const std::filesystem::path& folder) {
              return end_image(handover, lock, folder);
            },
            [this] { has_ended = true; },
            options.is_closing};
  }

  void hide() {
    if (std::exchange(is_gone, true)) return;
    place = window.geometry();
    window.hide();
  }

  // What is on the clipboard goes with the connection to the display, which exec ends.
  Error end_image(session::Handover& handover, int lock_descriptor, const std::filesystem::path& folder) {
    handover.window = to_bytes(as_bytes((is_by_hand ? "hand " : "auto ") + place + to_text(handover.window)));
    const auto refused = session::exec_locked(handover, lock_descriptor, words_for(arguments, folder, is_leaving));
    clipboard.clear_now();  // it could not be ended: the desk closes the vault instead
    window.show();
    is_gone = false;
    return refused;
  }

  void draw(Notebook& notebook, ImDrawList& list) {
    notebook.frame(list, window.box(), window.display_scale(), desktop_theme, window.take_input());
  }

  // What was typed before a lock that nobody typed is taken in before it; the window is hidden by then.
  void take_what_was_typed(Notebook& notebook) {
    hide();
    window.input().hold(false);
    const auto end = clock.steady() + std::chrono::milliseconds(50);
    while (window.has_input() && clock.steady() < end)
      window.unseen_frame(notebook.engine().atlas(), [&](ImDrawList& list) { draw(notebook, list); });
  }

  void draw_frames(Notebook& notebook) {
    do {
      window.frame(notebook.engine().atlas(), [&](ImDrawList& list) { draw(notebook, list); });
      notebook.guide(window.input());
    } while (!has_ended && (window.has_input() || notebook.needs_another_frame() || window.must_draw_again()));
  }
};

// Idle of the window and of the session, and what the system says: each locks, whatever is open.
void watch(Client& client, Notebook& notebook, bool must_lock, std::vector<SessionUse> uses) {
  auto& desk = notebook.desk();
  const auto now = client.clock.steady();
  if (!desk.is_open()) {
    if (must_lock) desk.lock();  // it may be opening
    client.idle.reset();
    return notebook.warn_of_lock(false);
  }
  if (!client.idle || client.idle_minutes != desk.choices().idle_minutes) {
    client.idle_minutes = desk.choices().idle_minutes;
    client.idle.emplace(std::chrono::minutes(client.idle_minutes), now);
  }
  for (const auto use : uses) client.idle->session_at(use, now);
  if (desk.take_keep_open()) client.idle->keep_open_for_meeting(now);
  client.is_by_hand = false;
  if (must_lock || now >= client.idle->deadline()) {
    client.take_what_was_typed(notebook);
    return desk.lock();
  }
  client.is_by_hand = true;
  notebook.warn_of_lock(now >= client.idle->warning_at());
}

SteadyTime next_deadline(const Client& client, const Notebook& notebook) {
  auto deadline = std::min({notebook.next_deadline(), client.clipboard.next_deadline(), client.desktop.next_deadline()});
  if (!client.idle) return deadline;
  const bool is_warned = client.clock.steady() >= client.idle->warning_at();
  return std::min(deadline, is_warned ? client.idle->deadline() : client.idle->warning_at());
}

// Place and size as they were; after an automatic lock minimised, so that it takes nobody's keys.
void take_place(Window& window, const session::Inherited& inherited) {
  if (!inherited.handover) return;
  const auto place = to_text(inherited.handover->window);
  if (place.size() < 5) return;
  window.place(place.substr(5));
  if (place.starts_with("auto ")) window.minimise();
}

// True when the window was closed and nothing keeps the program. With things still to go it locks instead, which ends
// this image; the fresh one ends by itself once they are there.
bool may_close(Client& client, Desk& desk) {
  if (client.options.is_closing && desk.client().has_all_sent()) return true;
  if (!client.window.wants_to_close()) return false;
  if (!desk.may_quit()) return client.window.keep_from_closing(), false;
  if (!desk.choices().stays_until_sent || !desk.client().has_more_to_send()) return true;
  client.window.keep_from_closing();
  client.is_leaving = true;
  client.is_by_hand = false;
  desk.lock();
  return true;
}

// The vault is closed: what is left are threads that may be waiting for a bus or a post box, and nothing waits for them.
[[noreturn]] void leave(const Client& client) {
  const auto& power = client.window.power();
  if (client.options.reports_power) {
    std::printf("frames: %llu built, %llu shown, %llu skipped\n", static_cast<unsigned long long>(power.built),
                static_cast<unsigned long long>(power.shown), static_cast<unsigned long long>(power.skipped));
  }
  std::fflush(stdout);
  std::_Exit(0);
}

[[noreturn]] void run(Client& client, Handoff<Asked>& asked, std::optional<session::Inherited> inherited) {
  const auto settings_file = home_of("XDG_CONFIG_HOME", ".config") / "candour" / "window";
  if (!client.options.place.empty()) client.window.place(client.options.place);
  if (inherited) take_place(client.window, *inherited);
  Handoff<LockReason> reasons([] { Window::wake(); });
  Handoff<SessionUse> uses([] { Window::wake(); });
  const Logind logind({[&](LockReason why) { reasons.post(why); }, [&](SessionUse use) { uses.post(use); }});
  const DesktopLook look([&client](ThemeName theme) {
    client.desktop_theme = theme;
    Window::wake();
  });
  auto written = read_settings(settings_file);
  Notebook notebook(client.world(), client.clipboard, written, std::move(inherited));
  while (!client.has_ended && !may_close(client, notebook.desk())) {
    if (client.window.has_input() && client.idle) client.idle->input_at(client.clock.steady());
    if (!client.window.is_hidden())
      client.draw_frames(notebook);
    else
      notebook.desk().tick();
    if (client.options.dumps_tree) {
      std::fputs(notebook.tree().lines().c_str(), stdout);
      break;
    }
    if (notebook.desk().choices() != written) {
      written = notebook.desk().choices();
      write_settings(settings_file, written);
      client.clipboard.set_lasting(std::chrono::seconds(written.clipboard_seconds));
    }
    client.clipboard.clear_if_due();
    client.desktop.poll();
    client.window.wait(next_deadline(client, notebook));
    bool must_lock = !reasons.take_all().empty();
    for (const auto what : asked.take_all()) (what == Asked::end ? client.has_ended : must_lock) = true;
    watch(client, notebook, must_lock, uses.take_all());
  }
  client.window.hide();
  client.clipboard.clear_now();
  notebook.desk().close();
  leave(client);
}

int no_window() {
  std::fputs(
      "candour: no window can be opened: there is no display, or it has no OpenGL 3.\n"
      "Nothing was changed. Use candour-cli, which opens the same journal in a terminal.\n",
      stderr);
  return exit_missing;
}

// The library of the display ends the program by exit() when the display goes away; nothing else does.
void say_that_the_display_went() {
  std::fputs(
      "candour: the display went away. What was typed until a second ago is kept and stands there at the next start.\n",
      stderr);
  std::_Exit(exit_missing);
}

}  // namespace

int main(int count, char** words) {
  if (!open_standard_descriptors() || !session::harden_process()) return exit_missing;
  crypto::start();
  std::vector<std::string> arguments(words + 1, words + count);
  auto inherited = session::take_inherited(arguments);
  if (arguments == std::vector<std::string>{"--version"}) return std::printf("candour %s\n", version) < 0;
  const auto options = read_options(arguments, home_of("XDG_DATA_HOME", ".local/share"));
  if (options.wants_help) return std::fputs(usage(), stdout), 0;
  if (!options.wrong.empty()) {
    std::fprintf(stderr, "candour: %s cannot be read.\n\n%s", options.wrong.c_str(), usage());
    return exit_misuse;
  }
  const ProgramClock clock(options.clock_file);
  std::atomic<bool> has_window = false;
  Handoff<Asked> asked([&has_window] {
    if (has_window) Window::wake();
  });
  const SignalWatch signals([&asked](Asked what) { asked.post(what); });
  auto window = Window::open(clock, 1024, 720);
  if (!window) return no_window();
  has_window = true;
  std::atexit(say_that_the_display_went);
  Client client(options, arguments, **window, clock);
  run(client, asked, std::move(inherited));
}
