// Where one is in the window, and the way back.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "gui/actions/journal_holder.hpp"
#include "gui/model/place.hpp"

namespace candour::gui {

class Trail {
 public:
  // `arrived` is called each time another place was entered.
  Trail(Place first, const JournalHolder& journal, std::function<void()> arrived);

  const Place& place() const { return place_; }
  // The screen before this one, if one came from there.
  std::optional<Screen> came_from() const;
  // One may come back from there; nothing happens if one is there already.
  void go(Place place);
  // Without a way back to where one was.
  void enter(Place place);
  void back();
  void forget_the_way() { before_.clear(); }

 private:
  const JournalHolder& journal_;
  std::function<void()> arrived_;
  Place place_;
  std::vector<Place> before_;
};

}  // namespace candour::gui
