#include "gui/actions/notices.hpp"

#include "session/speech/sentences.hpp"

namespace candour::gui {

void Notices::say(std::string what, std::string next, Care care) {
  message_ = Notice{care, std::move(what), std::move(next)};
}

void Notices::say(Error error) {
  const auto sentence = session::sentence_for(error.code);
  say(std::string(sentence.what) + " " + std::string(sentence.kept), std::string(sentence.next), Care::waiting);
}

void Notices::say_until_sent(std::string what) {
  say(std::move(what));
  is_until_sent_ = true;
}

void Notices::nothing_waits() {
  if (is_until_sent_) message_.reset();
}

void Notices::begin_act() {
  message_.reset();
  undo_.reset();
  is_until_sent_ = false;
}

void Notices::begin_page() {
  refused_.clear();
  copied_.clear();
}

}  // namespace candour::gui
