// The running client behind the window: what stands on its screen, and what a chosen act does. The only place of the window
// that changes anything; its duties lie with its parts.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "gui/actions/action.hpp"
#include "gui/actions/desk_parts.hpp"
#include "gui/actions/screen_table.hpp"

namespace candour::gui {

class Desk {
 public:
  // `inherited` after a lock: the desk holds the vault's lock and goes on sending, and can open nothing.
  Desk(DeskWorld world, Shelf& shelf, Clipboard& clipboard, Choices choices,
       std::optional<session::Inherited> inherited = std::nullopt);
  ~Desk();

  // ---- what one sees
  const Place& place() const { return parts_.trail.place(); }
  const AnyScreen& screen() const { return parts_.page.screen(); }
  const FrameScreen& frame() const { return parts_.page.frame(); }
  const Choices& choices() const { return parts_.choices.now(); }
  const Notices& notices() const { return parts_.notices; }
  // What could not be kept, since when and why; empty if all is kept.
  std::string not_kept() const { return parts_.drafts.not_kept(); }
  // All that the screen is drawn from; it refers to the desk.
  Drawn drawn() const;
  // What was searched for, on the page that a hit led to; else empty.
  std::string came_from_search() const;
  bool is_open() const { return parts_.journal.is_open(); }
  bool is_busy() const { return parts_.journal.is_busy(); }
  // A post box was asked who it is, and has not answered: everything else goes on meanwhile.
  bool is_asking() const { return parts_.post_boxes.is_asking(); }
  // A screen that was not there in the frame before.
  bool take_screen_changed() { return parts_.page.take_changed(); }
  // A person asked that it stays open until a meeting ends.
  bool take_keep_open() { return std::exchange(parts_.wants_open, false); }
  // What a person has to decide before words are lost.
  enum class Question : std::uint8_t { none, lock, quit };
  Question question() const { return question_; }
  const session::Client& client() const { return parts_.journal.client(); }
  // Nothing unless it is open, and while work beside the window has it.
  journal::Vault* vault() { return parts_.journal.vault(); }

  // ---- what is done
  void carry_out(Action action);
  // Above the foot, until the next act.
  void tell(std::string what) { parts_.notices.say(std::move(what), {}, Care::waiting); }
  // What arrived, what is due, drafts; builds anew what a screen shows if it changed. True if a frame should follow.
  bool tick();
  SteadyTime next_deadline() const;
  // Drafts and queue are written; nothing is left to do but to exit.
  void close();
  // Whatever is open or under way, an unlock too, which ends locked: drafts and queue are written, then the image ends. A lock by hand that would lose
  // words asks first; every other is unconditional, and the next unlock says what could not be kept.
  enum class Loss : std::uint8_t { accepted, asked_about };
  void lock(Loss loss = Loss::accepted);
  // False, with the question on the screen, if an end now would lose words.
  bool may_quit();

 private:
  static Place first_place(const DeskWorld& world, bool is_inherited);
  // False, and the question stands there, if words would be lost.
  bool keeps_all_or_asks(Question question);
  Error end_image();
  void stay_locked(Error refused);
  void follow_job();

  DeskParts parts_;
  Question question_ = Question::none;
  bool locks_when_open_ = false;  // a lock came while a vault was being opened
  bool must_close_ = false;       // a lock came while a job worked on the vault, and the image could not be ended
};

}  // namespace candour::gui
