// The post box of this computer, and the question who another one is: nothing waits for either.
#include "base/relay_address.hpp"
#include "gui/actions/desk.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

// True when it has just started, or failed to.
bool Desk::follow_post_box() {
  if (!is_awaiting_post_box_) return false;
  const auto stage = post_box_->stage();
  if (stage == PostBox::Stage::starting) return false;
  is_awaiting_post_box_ = false;
  message_.reset();
  if (stage == PostBox::Stage::ready) shelf_.set(Typed::invite_post_box, post_box_->address());
  if (stage == PostBox::Stage::failed) {
    post_box_.reset();
    say(Error{ErrorCode::io_failed, "start a post box"});
  }
  return true;
}

void Desk::ask_post_box(const std::string& address, std::function<void(const RelayId&)> go_on) {
  const auto parsed = parse_relay_address(address);
  if (!parsed) return say(words::bad_address, {}, Care::waiting);
  asking_.emplace(Asking{std::make_unique<session::RelayQuestion>(*parsed, world_.sync, world_.wake), std::move(go_on)});
}

// True when it has just answered, or failed to.
bool Desk::follow_question() {
  const auto answer = asking_ ? asking_->question->answer() : std::nullopt;
  if (!answer) return false;
  const auto go_on = std::move(asking_->go_on);
  asking_.reset();
  if (*answer) {
    go_on(**answer);
  } else {
    say(answer->error());
  }
  return true;
}

}  // namespace candour::gui
