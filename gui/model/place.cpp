#include "gui/model/place.hpp"

namespace candour::gui {

std::string slot_of(const Place& place) {
  std::string slot = std::to_string(static_cast<int>(place.screen));
  if (place.kind) slot += "/k" + std::to_string(static_cast<int>(*place.kind));
  if (place.item) {
    slot += "/" + std::to_string(static_cast<int>(place.item->kind)) + "." + to_hex(place.item->item) + "." +
            to_hex(place.item->author).substr(0, 16);
  }
  return slot;
}

}  // namespace candour::gui
