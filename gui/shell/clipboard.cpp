#include "gui/shell/clipboard.hpp"

namespace candour::gui {

void TimedClipboard::put(std::string_view text) {
  if (text.empty()) return;
  ours_ = text;
  due_ = clock_.steady() + lasts_;
  desktop_.write(ours_);
}

void TimedClipboard::clear_if_due() {
  if (!ours_.empty() && clock_.steady() >= due_) clear_now();
}

void TimedClipboard::clear_now() {
  if (ours_.empty()) return;
  if (desktop_.read() == ours_) desktop_.write("");
  ours_.clear();
}

SteadyTime TimedClipboard::next_deadline() const {
  return ours_.empty() ? clock_.steady() + std::chrono::hours(1) : due_;
}

}  // namespace candour::gui
