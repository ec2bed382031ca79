#include "gui/actions/post_boxes.hpp"

#include "base/relay_address.hpp"
#include "gui/model/typed_keys.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

void PostBoxes::start_here(const std::filesystem::path& programs, const std::filesystem::path& folder) {
  if (!here_) {
    auto started = PostBox::start(programs, folder, "127.0.0.1:0");
    if (!started) return notices_.say(started.error());
    here_ = std::move(*started);
  }
  is_starting_ = true;
  notices_.say(words::working);
}

bool PostBoxes::follow_start() {
  if (!is_starting_) return false;
  const auto stage = here_->stage();
  if (stage == PostBox::Stage::starting) return false;
  is_starting_ = false;
  notices_.say_no_more();
  if (stage == PostBox::Stage::ready) shelf_.set(Typed::invite_post_box, here_->address());
  if (stage == PostBox::Stage::failed) {
    here_.reset();
    notices_.say(Error{ErrorCode::io_failed, "start a post box"});
  }
  return true;
}

void PostBoxes::ask(const std::string& address, std::function<void(const RelayId&)> go_on) {
  const auto parsed = parse_relay_address(address);
  if (!parsed) return notices_.say(words::bad_address, {}, Care::waiting);
  asking_.emplace(Asking{std::make_unique<session::RelayQuestion>(*parsed, sync_, wake_), std::move(go_on)});
}

bool PostBoxes::follow_question() {
  const auto answer = asking_ ? asking_->question->answer() : std::nullopt;
  if (!answer) return false;
  const auto go_on = std::move(asking_->go_on);
  asking_.reset();
  if (*answer) {
    go_on(**answer);
  } else {
    notices_.say(answer->error());
  }
  return true;
}

}  // namespace candour::gui
