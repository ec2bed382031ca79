#include "gui/actions/trail.hpp"

namespace candour::gui {

namespace {

constexpr std::size_t longest_way = 50;

}  // namespace

Trail::Trail(Place first, const JournalHolder& journal, std::function<void()> arrived)
    : journal_(journal), arrived_(std::move(arrived)), place_(std::move(first)) {}

std::optional<Screen> Trail::came_from() const {
  if (before_.empty()) return std::nullopt;
  return before_.back().screen;
}

void Trail::go(Place place) {
  if (place == place_) return;
  before_.push_back(place_);
  if (before_.size() > longest_way) before_.erase(before_.begin());
  enter(std::move(place));
}

void Trail::enter(Place place) {
  place_ = std::move(place);
  arrived_();
}

// Where nothing was before, as right after an unlock, the journal is behind everything.
void Trail::back() {
  if (before_.empty() && journal_.is_open()) return enter({Screen::journal, {}, {}});
  if (before_.empty()) return;
  auto to = std::move(before_.back());
  before_.pop_back();
  enter(std::move(to));
}

}  // namespace candour::gui
