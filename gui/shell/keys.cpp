#include "gui/shell/keys.hpp"

#include <GLFW/glfw3.h>

#include <cctype>
#include <utility>

namespace candour::gui {

namespace {

constexpr std::pair<int, Key> named_keys[] = {
    {GLFW_KEY_TAB, Key::tab},
    {GLFW_KEY_ENTER, Key::enter},
    {GLFW_KEY_KP_ENTER, Key::enter},
    {GLFW_KEY_ESCAPE, Key::escape},
    {GLFW_KEY_BACKSPACE, Key::backspace},
    {GLFW_KEY_DELETE, Key::remove},
    {GLFW_KEY_LEFT, Key::left},
    {GLFW_KEY_RIGHT, Key::right},
    {GLFW_KEY_UP, Key::up},
    {GLFW_KEY_DOWN, Key::down},
    {GLFW_KEY_HOME, Key::home},
    {GLFW_KEY_END, Key::end},
    {GLFW_KEY_PAGE_UP, Key::page_up},
    {GLFW_KEY_PAGE_DOWN, Key::page_down},
    {GLFW_KEY_MENU, Key::menu},
    {GLFW_KEY_F1, Key::f1},
    {GLFW_KEY_F3, Key::f3},
    {GLFW_KEY_F6, Key::f6},
    {GLFW_KEY_F7, Key::f7},
    {GLFW_KEY_F9, Key::f9},
    {GLFW_KEY_F10, Key::f10},
    {GLFW_KEY_F12, Key::f12},
};

std::optional<Key> named(int key) {
  for (const auto& [number, name] : named_keys) {
    if (number == key) return name;
  }
  return std::nullopt;
}

// The sign on the key, by the person's layout where the system can tell.
char sign_of(int key) {
  if (key == GLFW_KEY_KP_ADD) return '+';
  if (key == GLFW_KEY_KP_SUBTRACT) return '-';
  if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) return static_cast<char>('0' + key - GLFW_KEY_KP_0);
  const char* name = glfwGetKeyName(key, 0);
  if (name && name[0] > 0 && name[1] == 0) return static_cast<char>(std::tolower(name[0]));
  return key > 32 && key < 127 ? static_cast<char>(std::tolower(key)) : '\0';
}

}  // namespace

std::optional<KeyPress> key_press(int glfw_key, int modifiers) {
  KeyPress press;
  press.control = (modifiers & GLFW_MOD_CONTROL) != 0;
  press.shift = (modifiers & GLFW_MOD_SHIFT) != 0;
  press.alt = (modifiers & GLFW_MOD_ALT) != 0;
  if (const auto key = named(glfw_key)) {
    press.key = *key;
    return press;
  }
  if (!press.control && !press.alt) return std::nullopt;
  press.key = Key::sign;
  press.letter = sign_of(glfw_key);
  return press.letter ? std::optional(press) : std::nullopt;
}

}  // namespace candour::gui
