#include "gui/model/place.hpp"

#include "gui/model/own_screens.hpp"

namespace candour::gui {

Place page_of(const journal::model::ItemKey& item) {
  return {page_for(item.kind), item, {}};
}

Slot slot_of(const Place& place) {
  auto slot = Slot::of(std::to_string(static_cast<int>(place.screen)));
  if (place.draft) return slot.below(session::slot_of(*place.draft));
  if (place.kind) slot = slot.below("k" + std::to_string(static_cast<int>(*place.kind)));
  if (place.item) slot = slot.below(tile_of(*place.item));
  return place.verb.empty() ? slot : slot.below(place.verb);
}

std::string tile_of(const journal::model::ItemKey& item) {
  return std::to_string(static_cast<int>(item.kind)) + "." + to_hex(item.item) + "." + to_hex(item.author).substr(0, 16);
}

}  // namespace candour::gui
