// Looking around in the example, and opening a journal of another folder.
#include <cstdlib>

#include "gui/actions/desk_act.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

namespace {

struct Played {
  std::unique_ptr<session::example::Journal> journal;
  std::unique_ptr<journal::Vault> vault;
};

}  // namespace

void Desk::Act::operator()(const act::LookAround&) {
  const auto& world = desk.world_;
  beside<Played>(
      [&world]() -> Result<Played> {
        Played played;
        CANDOUR_TRY(played.journal, session::example::Journal::play(world.scratch));
        CANDOUR_TRY(played.vault, played.journal->open(world.clock));
        return played;
      },
      [](Desk& here, Result<Played> played) {
        if (!played) return here.say(played.error());
        here.open_the_example(std::move(played->journal), std::move(played->vault));
      });
}

// It has no session: nothing of it goes anywhere.
void Desk::open_the_example(std::unique_ptr<session::example::Journal> example,
                            std::unique_ptr<journal::Vault> vault) {
  example_ = std::move(example);
  vault_ = std::move(vault);
  before_.clear();
  enter({Screen::journal, {}, {}});
}

void Desk::close_the_example() {
  vault_.reset();
  example_.reset();
  shelf_.clear();
  begun_.clear();
  texts_.clear();
  before_.clear();
  frame_ = FrameScreen{};
  enter({Screen::first_time, {}, {}});
}

void Desk::Act::operator()(const act::CloseExample&) {
  if (desk.is_example()) desk.close_the_example();
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

void Desk::Act::operator()(const act::OpenOther& other) {
  const auto folder = typed_folder(other.folder);
  desk.refused_.clear();
  if (!folder.is_absolute() || !has_vault(folder)) return void(desk.refused_ = words::no_journal_there);
  desk.world_.folder = folder;
  desk.shelf_.forget(Typed::other_folder);
  desk.enter({Screen::unlock, {}, {}});
}

}  // namespace candour::gui
