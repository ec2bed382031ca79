// The example that one looks around in.
#include <cstdlib>

#include "gui/actions/desk_act.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

// It has no session: nothing of it goes anywhere.
void Desk::open_the_example(std::unique_ptr<session::example::Journal> example,
                            std::unique_ptr<journal::Vault> vault) {
  example_ = std::move(example);
  client_.open(std::move(vault));
  before_.clear();
  enter({Screen::journal, {}, {}});
}

void Desk::close_the_example() {
  client_.close();
  example_.reset();
  shelf_.clear();
  begun_.clear();
  texts_.clear();
  before_.clear();
  frame_ = FrameScreen{};
  enter({Screen::first_time, {}, {}});
}

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
