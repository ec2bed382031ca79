#include "tests/gui/support/headless_window.hpp"

#include <unistd.h>

#include <thread>

namespace candour::test {

namespace {

using namespace std::chrono_literals;

std::vector<char32_t> characters(std::string_view text) {
  std::vector<char32_t> out;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t value = length == 1 ? lead : lead & (0x7F >> length);
    for (std::size_t more = 1; more < length; ++more)
      value = value << 6 | (static_cast<unsigned char>(text[at + more]) & 0x3F);
    out.push_back(value);
    at += length;
  }
  return out;
}

}  // namespace

HeadlessWindow::HeadlessWindow(std::filesystem::path folder, const Clock& clock, WindowShape shape,
                               std::optional<std::chrono::milliseconds> slot_interval)
    : folder_(std::move(folder)),
      clock_(clock),
      shape_(shape),
      slot_interval_(slot_interval),
      context_(ImGui::CreateContext()) {
  ImGui::SetCurrentContext(context_);
  auto& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  unsigned char* pixels = nullptr;
  int width = 0;
  int height = 0;
  io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  make();
}

HeadlessWindow::~HeadlessWindow() {
  if (held_lock_ >= 0) close(held_lock_);
  notebook_.reset();
  ImGui::DestroyContext(context_);
}

void HeadlessWindow::make(std::optional<session::Inherited> inherited) {
  gui::DeskWorld world{folder_,
                       CANDOUR_BIN_DIR,
                       std::filesystem::temp_directory_path(),
                       clock_,
                       {"", slot_interval_},
                       crypto::argon2_floor,
                       [] {},
                       [] {},
                       [this](session::Handover& handover, int lock, const std::filesystem::path&) {
                         handed_ = session::encode(handover);
                         held_lock_ = dup(lock);
                         is_locked_ = true;
                         return Error{ErrorCode::stopped, "end the image of a test"};
                       },
                       [this] { has_quit_ = true; },
                       false};
  gui::Choices choices;
  choices.scale = shape_.scale;
  choices.theme = shape_.theme;
  notebook_ = std::make_unique<gui::Notebook>(world, clipboard_, choices, std::move(inherited));
  settle();
}

void HeadlessWindow::restart() {
  notebook_.reset();
  make();
}

void HeadlessWindow::lock_and_go_on() {
  sign('l');
  go_on_locked();
}

void HeadlessWindow::go_on_locked() {
  session::Inherited inherited;
  inherited.lock_descriptor = std::exchange(held_lock_, -1);
  if (auto parsed = session::parse_handover(handed_)) inherited.handover = std::move(*parsed);
  notebook_.reset();
  is_locked_ = false;
  make(std::move(inherited));
}

void HeadlessWindow::frame() {
  ImGui::SetCurrentContext(context_);
  ImGui::GetIO().DisplaySize = {shape_.width, shape_.height};
  ImGui::GetIO().DeltaTime = 1.0f / 60;
  ImGui::NewFrame();
  notebook_->frame(*ImGui::GetBackgroundDrawList(), {0, 0, shape_.width, shape_.height}, 1, gui::ThemeName::light,
                   queue.take(clock_.steady()));
  notebook_->guide(queue);
  ImGui::Render();
}

void HeadlessWindow::settle() {
  const auto until = std::chrono::steady_clock::now() + 2min;  // for a job, on a machine that has other work
  for (int frames = 0; frames < 2000 && std::chrono::steady_clock::now() < until;) {
    frame();
    if (notebook_->desk().is_busy() || (waits_for_post_box && notebook_->desk().is_asking())) {
      std::this_thread::sleep_for(5ms);
      continue;
    }
    if (queue.empty() && !notebook_->needs_another_frame()) return;
    ++frames;
  }
}

bool HeadlessWindow::focus(std::string_view name) {
  const auto* node = tree().find(name);
  if (!node || !node->is_focusable) return false;
  notebook_->ui().focus(node->id);
  settle();
  return true;
}

bool HeadlessWindow::press(std::string_view name) {
  const auto* node = tree().find(name);
  if (!node || !node->is_focusable || node->is_disabled) return false;
  notebook_->ui().focus(node->id);
  key(gui::Key::enter);
  return true;
}

bool HeadlessWindow::click(std::string_view name) {
  if (!focus(name)) return false;  // scrolls it into view
  const auto box = tree().find(name)->visible;
  queue.mouse_at(box.x + box.width / 2, box.y + box.height / 2);
  queue.mouse_button(true, false, clock_.steady());
  queue.mouse_button(false, false, clock_.steady());
  settle();
  return true;
}

void HeadlessWindow::type(std::string_view text) {
  for (const auto character : characters(text)) {
    if (character == U'\n')
      queue.stroke(gui::KeyPress{gui::Key::enter});
    else
      queue.stroke(character);
  }
  settle();
}

bool HeadlessWindow::type_into(std::string_view name, std::string_view text) {
  if (!focus(name)) return false;
  sign('a');
  type(text);
  return true;
}

void HeadlessWindow::key(gui::Key key, bool control, bool shift) {
  queue.stroke(gui::KeyPress{key, 0, control, shift, false});
  settle();
}

void HeadlessWindow::sign(char letter, bool control, bool shift) {
  queue.stroke(gui::KeyPress{gui::Key::sign, letter, control, shift, false});
  settle();
}

void HeadlessWindow::reshape(WindowShape shape) {
  shape_ = shape;
  notebook_->desk().carry_out(gui::act::ChooseScale{shape.scale});
  notebook_->desk().carry_out(gui::act::ChooseTheme{shape.theme});
  settle();
}

std::string HeadlessWindow::value_of(std::string_view name) const {
  const auto* node = tree().find(name);
  return node ? node->value : std::string();
}

bool HeadlessWindow::wait_for(std::string_view words, std::chrono::milliseconds limit) {
  const auto end = std::chrono::steady_clock::now() + limit;
  for (;;) {
    settle();
    if (shows(words)) return true;
    if (std::chrono::steady_clock::now() >= end) return false;
    std::this_thread::sleep_for(10ms);
  }
}

}  // namespace candour::test
