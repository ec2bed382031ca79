#include "gui/shell/window.hpp"

#include <GLFW/glfw3.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>

#include "gui/shell/keys.hpp"
#include "gui/shell/window_place.hpp"

namespace candour::gui {

struct Window::Parts {
  const Clock* clock = nullptr;
  GLFWwindow* window = nullptr;
  InputQueue queue;
  GLuint textures[2] = {0, 0};
  std::uint64_t last_hash = 0;
};

namespace {

Window::Parts& parts_of(GLFWwindow* window) { return *static_cast<Window::Parts*>(glfwGetWindowUserPointer(window)); }

void on_key(GLFWwindow* window, int key, int, int action, int modifiers) {
  parts_of(window).queue.caps_lock((modifiers & GLFW_MOD_CAPS_LOCK) != 0);
  if (action == GLFW_RELEASE) return;
  if (const auto press = key_press(key, modifiers)) parts_of(window).queue.stroke(*press);
}

void on_character(GLFWwindow* window, unsigned character) {
  parts_of(window).queue.stroke(static_cast<char32_t>(character));
}

void on_button(GLFWwindow* window, int button, int action, int modifiers) {
  if (button != GLFW_MOUSE_BUTTON_LEFT) return;
  auto& parts = parts_of(window);
  parts.queue.mouse_button(action == GLFW_PRESS, (modifiers & GLFW_MOD_SHIFT) != 0, parts.clock->steady());
}

void listen(GLFWwindow* window) {
  glfwSetInputMode(window, GLFW_LOCK_KEY_MODS, GLFW_TRUE);
  glfwSetKeyCallback(window, on_key);
  glfwSetCharCallback(window, on_character);
  glfwSetMouseButtonCallback(window, on_button);
  glfwSetCursorPosCallback(window, [](GLFWwindow* of, double x, double y) {
    parts_of(of).queue.mouse_at(static_cast<float>(x), static_cast<float>(y));
  });
  glfwSetCursorEnterCallback(window, [](GLFWwindow* of, int is_inside) {
    if (!is_inside) parts_of(of).queue.mouse_left();
  });
  glfwSetScrollCallback(window,
                        [](GLFWwindow* of, double, double y) { parts_of(of).queue.wheel(static_cast<float>(y)); });
  glfwSetWindowRefreshCallback(window, [](GLFWwindow* of) { parts_of(of).last_hash = 0; });
  glfwSetFramebufferSizeCallback(window, [](GLFWwindow* of, int, int) { parts_of(of).last_hash = 0; });
}

std::uint64_t mixed(std::uint64_t hash, const void* bytes, std::size_t size) {
  const auto* at = static_cast<const unsigned char*>(bytes);
  for (; size >= 8; size -= 8, at += 8) {
    std::uint64_t word;
    std::memcpy(&word, at, 8);
    hash = (hash ^ word) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
  }
  for (; size > 0; --size, ++at) hash = (hash ^ *at) * 0x100000001B3u;
  return hash;
}

std::uint64_t hash_of(const ImDrawData& data) {
  std::uint64_t hash = mixed(1, &data.DisplaySize, sizeof data.DisplaySize);
  for (int index = 0; index < data.CmdListsCount; ++index) {
    const auto* list = data.CmdLists[index];
    hash = mixed(hash, list->VtxBuffer.Data, static_cast<std::size_t>(list->VtxBuffer.size_in_bytes()));
    hash = mixed(hash, list->IdxBuffer.Data, static_cast<std::size_t>(list->IdxBuffer.size_in_bytes()));
    for (const auto& command : list->CmdBuffer) hash = mixed(hash, &command.ClipRect, sizeof command.ClipRect);
  }
  return hash;
}

// A page of coverage is one byte a pixel; the swizzle makes white of it with that alpha.
void upload(GLuint texture, text::Atlas::Page& page) {
  if (page.height == 0) return;
  const bool is_grey = page.bytes_per_pixel == 1;
  glBindTexture(GL_TEXTURE_2D, texture);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  constexpr GLenum red_only = 0x1903;  // GL_RED
  constexpr GLint one_byte = 0x8229;   // GL_R8
  constexpr GLenum swizzle = 0x8E46;   // GL_TEXTURE_SWIZZLE_RGBA
  const GLenum format = is_grey ? red_only : GL_RGBA;
  if (page.is_new_size) {
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    const GLint parts[] = {GL_ONE, GL_ONE, GL_ONE, static_cast<GLint>(red_only)};
    if (is_grey) glTexParameteriv(GL_TEXTURE_2D, swizzle, parts);
    glTexImage2D(GL_TEXTURE_2D, 0, is_grey ? one_byte : GL_RGBA, page.width, page.height, 0, format, GL_UNSIGNED_BYTE,
                 page.pixels.data());
  } else if (page.dirty_bottom > page.dirty_top) {
    const auto offset = static_cast<std::size_t>(page.dirty_top * page.width * page.bytes_per_pixel);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, page.dirty_top, page.width, page.dirty_bottom - page.dirty_top, format,
                    GL_UNSIGNED_BYTE, page.pixels.data() + offset);
  }
  page.is_new_size = false;
  page.dirty_top = page.height;
  page.dirty_bottom = 0;
}

GLFWwindow* make_window(int width, int height) {
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "candour");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "candour");
  return glfwCreateWindow(width, height, "Candour", nullptr, nullptr);
}

}  // namespace

Window::Window(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}

Result<std::unique_ptr<Window>> Window::open(const Clock& clock, int width, int height) {
  constexpr Error failed{ErrorCode::io_failed, "open a window"};
  // An input method of another program would be waited for at every key (XFilterEvent); the library's own knows the
  // Compose key and needs nobody.
  setenv("XMODIFIERS", "@im=local", 1);
  if (!glfwInit()) return failed;
  auto parts = std::make_unique<Parts>();
  parts->clock = &clock;
  parts->window = make_window(width, height);
  if (!parts->window) {
    glfwTerminate();
    return failed;
  }
  glfwSetWindowUserPointer(parts->window, parts.get());
  glfwSetWindowSizeLimits(parts->window, least_window_width, least_window_height, GLFW_DONT_CARE, GLFW_DONT_CARE);
  glfwMakeContextCurrent(parts->window);
  glfwSwapInterval(1);
  listen(parts->window);
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;  // nothing about the window is written anywhere
  ImGui::GetIO().LogFilename = nullptr;
  ImGui_ImplOpenGL3_Init("#version 330 core");
  glGenTextures(2, parts->textures);
  return std::unique_ptr<Window>(new Window(std::move(parts)));
}

Window::~Window() {
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
  glfwDestroyWindow(parts_->window);
  glfwTerminate();
}

void Window::wake() { glfwPostEmptyEvent(); }
bool Window::wants_to_close() const { return glfwWindowShouldClose(parts_->window) != 0; }
void Window::keep_from_closing() { glfwSetWindowShouldClose(parts_->window, GLFW_FALSE); }
bool Window::is_hidden() const { return glfwGetWindowAttrib(parts_->window, GLFW_ICONIFIED) != 0; }
bool Window::has_input() const { return !parts_->queue.empty(); }
FrameInput Window::take_input() { return parts_->queue.take(parts_->clock->steady()); }
void Window::hide() { glfwHideWindow(parts_->window); }
void Window::show() { glfwShowWindow(parts_->window); }
InputQueue& Window::input() { return parts_->queue; }

std::string Window::geometry() const {
  WindowPlace place;
  glfwGetWindowPos(parts_->window, &place.x, &place.y);
  glfwGetWindowSize(parts_->window, &place.width, &place.height);
  return text_of(place);
}

namespace {

std::vector<WindowPlace> monitors() {
  std::vector<WindowPlace> all;
  int count = 0;
  GLFWmonitor** const found = glfwGetMonitors(&count);
  for (int index = 0; index < count; ++index) {
    WindowPlace area;
    glfwGetMonitorWorkarea(found[index], &area.x, &area.y, &area.width, &area.height);
    all.push_back(area);
  }
  return all;
}

}  // namespace

void Window::place(const std::string& geometry) {
  const auto wanted = window_place_from(geometry);
  if (!wanted) return;
  const auto place = fitted(*wanted, monitors());
  glfwSetWindowSize(parts_->window, place.width, place.height);
  glfwSetWindowPos(parts_->window, place.x, place.y);
}

void Window::minimise() { glfwIconifyWindow(parts_->window); }

void Window::wait(SteadyTime deadline) {
  if (has_input()) return glfwPollEvents();
  const std::chrono::duration<double> left = deadline - parts_->clock->steady();
  if (left.count() <= 0) return glfwPollEvents();
  glfwWaitEventsTimeout(left.count());
}

Box Window::size_now() const {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(parts_->window, &width, &height);
  return {0, 0, static_cast<float>(width), static_cast<float>(height)};
}

float Window::display_scale() const {
  float x = 1;
  float y = 1;
  glfwGetWindowContentScale(parts_->window, &x, &y);
  return x > 0 ? x : 1;
}

ImDrawList& Window::begin_frame(text::Atlas& atlas) {
  const auto identity = [this](int index) {
    return reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(parts_->textures[index]));
  };
  atlas.coverage().texture = identity(0);
  atlas.colours().texture = identity(1);
  frame_box_ = size_now();
  auto& io = ImGui::GetIO();
  io.DisplaySize = {frame_box_.width, frame_box_.height};
  io.DeltaTime = 1.0f / 60;
  ImGui_ImplOpenGL3_NewFrame();
  ImGui::NewFrame();
  ++power_.built;
  return *ImGui::GetBackgroundDrawList();
}

std::string Window::picture() {
  const auto size = box();
  const auto width = static_cast<int>(size.width);
  const auto height = static_cast<int>(size.height);
  glViewport(0, 0, width, height);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  const auto row = static_cast<std::size_t>(width) * 3;
  std::string upside_down(row * static_cast<std::size_t>(height), '\0');
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
  std::string pixels;
  for (int line = height - 1; line >= 0; --line) pixels.append(upside_down, static_cast<std::size_t>(line) * row, row);
  return pixels;
}

void Window::end_unseen() { ImGui::EndFrame(); }

void Window::end_frame(text::Atlas& atlas) {
  ImGui::Render();
  const auto& data = *ImGui::GetDrawData();
  upload(parts_->textures[0], atlas.coverage());
  upload(parts_->textures[1], atlas.colours());
  const auto now = size_now();
  if (now.width != frame_box_.width || now.height != frame_box_.height) again_ = true;
  const auto hash = hash_of(data);
  if (hash == parts_->last_hash) {
    ++power_.skipped;
    return;
  }
  parts_->last_hash = hash;
  const auto size = box();
  glViewport(0, 0, static_cast<int>(size.width), static_cast<int>(size.height));
  glClear(GL_COLOR_BUFFER_BIT);  // after a resize the first thing drawn may still meet the old size
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(parts_->window);
  ++power_.shown;
}

}  // namespace candour::gui
