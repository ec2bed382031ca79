#include "gui/shell/keys.hpp"

#include <GLFW/glfw3.h>

#include <cctype>

namespace candour::gui {

namespace {

std::optional<Key> named(int key) {
  switch (key) {
    case GLFW_KEY_TAB:
      return Key::tab;
    case GLFW_KEY_ENTER:
    case GLFW_KEY_KP_ENTER:
      return Key::enter;
    case GLFW_KEY_ESCAPE:
      return Key::escape;
    case GLFW_KEY_BACKSPACE:
      return Key::backspace;
    case GLFW_KEY_DELETE:
      return Key::remove;
    case GLFW_KEY_LEFT:
      return Key::left;
    case GLFW_KEY_RIGHT:
      return Key::right;
    case GLFW_KEY_UP:
      return Key::up;
    case GLFW_KEY_DOWN:
      return Key::down;
    case GLFW_KEY_HOME:
      return Key::home;
    case GLFW_KEY_END:
      return Key::end;
    case GLFW_KEY_PAGE_UP:
      return Key::page_up;
    case GLFW_KEY_PAGE_DOWN:
      return Key::page_down;
    case GLFW_KEY_MENU:
      return Key::menu;
    case GLFW_KEY_F1:
      return Key::f1;
    case GLFW_KEY_F3:
      return Key::f3;
    case GLFW_KEY_F6:
      return Key::f6;
    case GLFW_KEY_F7:
      return Key::f7;
    case GLFW_KEY_F9:
      return Key::f9;
    case GLFW_KEY_F10:
      return Key::f10;
    case GLFW_KEY_F12:
      return Key::f12;
    default:
      return std::nullopt;
  }
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
