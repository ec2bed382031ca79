// candour-screens DIR: a picture of every screen, drawn by the real window, in three themes at 100 % and in light at
// 200 %.
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include "crypto/secret.hpp"
#include "gui/shell/clipboard.hpp"
#include "gui/notebook/notebook.hpp"
#include "gui/shell/window.hpp"
#include "gui/shell/x_clipboard.hpp"
#include "tests/gui/support/shared_journal.hpp"

namespace {

using namespace candour;
using namespace candour::gui;

struct Look3 {
  const char* name;
  ThemeName theme;
  float scale;
  int width, height;
};
constexpr Look3 looks[] = {{"light", ThemeName::light, 1, 1280, 800},
                           {"dark", ThemeName::dark, 1, 1280, 800},
                           {"contrast", ThemeName::high_contrast, 1, 1280, 800},
                           {"light-200", ThemeName::light, 2, 1280, 800},
                           {"small", ThemeName::light, 1, 1024, 640}};

class Camera {
 public:
  Camera(Window& window, const Clock& clock, std::filesystem::path folder)
      : window_(window), clock_(clock), folder_(std::move(folder)) {}

  void settle(Notebook& notebook) {
    for (int frames = 0; frames < 400; ++frames) {
      window_.wait(clock_.steady());
      window_.frame(notebook.engine().atlas(), [&](ImDrawList& list) {
        notebook.frame(list, window_.box(), 1, ThemeName::light, window_.take_input());
      });
      if (notebook.desk().is_busy())
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
      else if (!notebook.needs_another_frame() && !window_.must_draw_again())
        return;
    }
  }

  void take(Notebook& notebook, const std::string& name) {
    settle(notebook);
    const auto box = window_.box();
    std::ofstream out(folder_ / (name + ".ppm"), std::ios::binary);
    out << "P6\n" << box.width << " " << box.height << "\n255\n";
    out << window_.picture();
  }

 private:
  Window& window_;
  const Clock& clock_;
  std::filesystem::path folder_;
};

void take_all(Camera& camera, Notebook& notebook, const test::SharedJournal& journal, const Look3& look) {
  auto& desk = notebook.desk();
  desk.carry_out(act::ChooseTheme{look.theme});
  desk.carry_out(act::ChooseScale{look.scale});
  camera.take(notebook, std::string("unlock-") + look.name);
  desk.carry_out(act::Unlock{crypto::SecretText(journal.pair.meg.passphrase_text)});
  camera.settle(notebook);
  notebook.shelf().set(Typed::asked_words, "desk");
  for (const auto& named : journal.places()) {
    notebook.shelf().choose(Typed::summary_step, named.summary_step);
    desk.carry_out(act::Go{named.place});
    camera.take(notebook, named.name + "-" + look.name);
  }
}

void take_first(Camera& camera, Notebook& notebook, const Look3& look) {
  auto& desk = notebook.desk();
  desk.carry_out(act::ChooseTheme{look.theme});
  desk.carry_out(act::ChooseScale{look.scale});
  camera.take(notebook, std::string("first-time-") + look.name);
  desk.carry_out(act::BeginVault{act::Purpose::write});
  camera.take(notebook, std::string("passphrase-") + look.name);
}

DeskWorld world_of(const std::filesystem::path& folder, const Clock& clock) {
  DeskWorld world{folder, {}, std::filesystem::temp_directory_path(), clock, {"", std::chrono::hours(1)},
                  crypto::argon2_floor, [] {}, [] {},
                  [](session::Handover&, int, const std::filesystem::path&) {
                    return Error{ErrorCode::stopped, "lock a picture"};
                  },
                  [] {}};
  return world;
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) return std::fputs("usage: candour-screens DIR\n", stderr), 2;
  crypto::start();
  std::filesystem::create_directories(words[1]);
  for (const auto& look : looks) {
    test::SharedJournal journal;
    const auto& clock = journal.pair.clock;
    const ProgramClock real;
    auto window = Window::open(real, look.width, look.height);
    if (!window) return std::fputs("candour-screens: no window can be opened\n", stderr), 1;
    Camera camera(**window, real, words[1]);
    XClipboard desktop(real, [] {});
    TimedClipboard clipboard(desktop, real);
    {
      Notebook first(world_of(journal.pair.folder.path() / "nobody", clock), clipboard, {});
      take_first(camera, first, look);
    }
    Notebook notebook(world_of(journal.pair.meg.folder, clock), clipboard, {});
    take_all(camera, notebook, journal, look);
    std::printf("%s: %zu screens\n", look.name, journal.places().size() + 3);
  }
  return 0;
}
