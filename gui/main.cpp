// candour, the window: settings, vault, clock and threads are put together here, and nothing else happens.
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "crypto/secret.hpp"
#include "gui/shell/clipboard.hpp"
#include "gui/shell/notebook.hpp"
#include "gui/shell/options.hpp"
#include "gui/shell/settings.hpp"
#include "gui/shell/window.hpp"

namespace {

using namespace candour;
using namespace candour::gui;

std::filesystem::path home_of(const char* variable, const char* below_home) {
  const char* named = std::getenv(variable);
  if (named && *named == '/') return named;
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home ? home : ".") / below_home;
}

bool harden_process() {
  umask(077);
  const rlimit none{0, 0};
  return setrlimit(RLIMIT_CORE, &none) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
}

volatile std::sig_atomic_t is_asked_to_lock = 0;

void on_lock_signal(int) {
  is_asked_to_lock = 1;
  Window::wake();
}

struct Running {
  bool is_locked = false;
  bool has_ended = false;
};

void draw_frames(Window& window, Notebook& notebook) {
  do {
    window.frame(notebook.engine().atlas(), [&](ImDrawList& list) {
      notebook.frame(list, window.box(), window.display_scale(), ThemeName::light, window.take_input());
    });
  } while (window.has_input() || notebook.needs_another_frame() || window.must_draw_again());
}

int run(const Options& options, Window& window, const Clock& clock) {
  const auto settings_file = home_of("XDG_CONFIG_HOME", ".config") / "candour" / "window";
  Running running;
  TimedClipboard clipboard(window, clock);
  DeskWorld world{options.vault,
                  std::filesystem::read_symlink("/proc/self/exe").parent_path(),
                  clock,
                  {options.ca_file, options.slot_interval},
                  options.is_light ? crypto::argon2_floor : crypto::Argon2Cost{},
                  [] { Window::wake(); },
                  [&running] { running.is_locked = true; },
                  [&running] { running.has_ended = true; }};
  Notebook notebook(world, clipboard, read_settings(settings_file));
  while (!running.has_ended && !window.wants_to_close()) {
    if (!window.is_hidden()) draw_frames(window, notebook);
    if (options.dumps_tree) {
      std::fputs(notebook.tree().lines().c_str(), stdout);
      break;
    }
    if (notebook.desk().take_choices_changed()) write_settings(settings_file, notebook.desk().choices());
    clipboard.clear_if_due();
    window.wait(std::min(notebook.next_deadline(), clipboard.next_deadline()));
    if (is_asked_to_lock) running.is_locked = true;
    if (running.is_locked) break;
  }
  clipboard.clear_now();
  notebook.desk().close();
  return 0;
}

}  // namespace

int main(int count, char** arguments) {
  if (!harden_process()) return exit_missing;
  crypto::start();
  const auto options = read_options({arguments + 1, arguments + count}, home_of("XDG_DATA_HOME", ".local/share"));
  if (options.wants_help) return std::fputs(usage(), stdout), 0;
  if (!options.wrong.empty()) {
    std::fprintf(stderr, "candour: %s cannot be read.\n\n%s", options.wrong.c_str(), usage());
    return exit_misuse;
  }
  std::signal(SIGUSR1, on_lock_signal);
  const ProgramClock clock(options.clock_file);
  auto window = Window::open(clock, 1024, 720);
  if (!window) {
    std::fputs("candour: no window can be opened: there is no display, or it has no OpenGL 3.\n"
               "Nothing was changed. Use candour-cli, which does all the same in a terminal.\n",
               stderr);
    return exit_missing;
  }
  const int code = run(options, **window, clock);
  if (options.reports_power) {
    const auto& power = (*window)->power();
    std::printf("frames: %llu built, %llu shown, %llu skipped\n", static_cast<unsigned long long>(power.built),
                static_cast<unsigned long long>(power.shown), static_cast<unsigned long long>(power.skipped));
  }
  return code;
}
