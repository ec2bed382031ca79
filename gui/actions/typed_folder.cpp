#include "gui/actions/typed_folder.hpp"

#include <cstdlib>

namespace candour::gui {

std::filesystem::path typed_folder(std::string_view typed) {
  const auto from = typed.find_first_not_of(' ');
  if (from == std::string_view::npos) return {};
  typed = typed.substr(from, typed.find_last_not_of(' ') - from + 1);
  if (typed.starts_with('/')) return typed;
  if (typed == "~") typed = {};
  if (typed.starts_with("~/")) typed.remove_prefix(2);
  const char* home = std::getenv("HOME");
  return std::filesystem::path(home ? home : "/") / typed;
}

}  // namespace candour::gui
