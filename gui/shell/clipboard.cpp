#include "gui/shell/clipboard.hpp"

namespace candour::gui {

void TimedClipboard::put(std::string_view text) {
  if (text.empty()) return;
  ours_ = text;
  due_ = clock_.steady() + lasts_;
  desktop_.offer(ours_);
}

void TimedClipboard::ask() {
  asks_ours_ = !ours_.empty() && desktop_.is_ours();
  if (!asks_ours_) desktop_.ask();
}

std::optional<Pasted> TimedClipboard::take() {
  if (!asks_ours_) return desktop_.take();
  asks_ours_ = false;
  return Pasted{true, ours_};
}

void TimedClipboard::clear_if_due() {
  if (!ours_.empty() && clock_.steady() >= due_) clear_now();
}

void TimedClipboard::clear_now() {
  if (ours_.empty()) return;
  if (desktop_.is_ours()) desktop_.let_go();
  ours_.clear();
}

SteadyTime TimedClipboard::next_deadline() const {
  return ours_.empty() ? clock_.steady() + std::chrono::hours(1) : due_;
}

}  // namespace candour::gui
