#include "gui/model/place.hpp"

namespace candour::gui {

Place page_of(const journal::model::ItemKey& item) {
  return {item.kind == journal::model::ItemKind::meeting ? Screen::meeting : Screen::entry, item, {}};
}

std::string slot_of(const Place& place) {
  std::string slot = std::to_string(static_cast<int>(place.screen));
  if (place.draft) return slot + "/" + session::slot_of(*place.draft);
  if (place.kind) slot += "/k" + std::to_string(static_cast<int>(*place.kind));
  if (place.item) {
    slot += "/" + tile_of(*place.item);
  }
  if (!place.verb.empty()) slot += "/" + place.verb;
  return slot;
}

std::string tile_of(const journal::model::ItemKey& item) {
  return std::to_string(static_cast<int>(item.kind)) + "." + to_hex(item.item) + "." + to_hex(item.author).substr(0, 16);
}

}  // namespace candour::gui
