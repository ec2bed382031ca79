#include "gui/model/place.hpp"

namespace candour::gui {

std::optional<Screen> kept_screen(std::uint8_t number) {
  const auto screen = static_cast<Screen>(number);
  switch (screen) {
    case Screen::first_time:
    case Screen::passphrase:
    case Screen::unlock:
    case Screen::open_other:
      return std::nullopt;
    case Screen::journal:
    case Screen::notes:
    case Screen::meetings:
    case Screen::kind:
    case Screen::entry:
    case Screen::history:
    case Screen::write:
    case Screen::share:
    case Screen::form:
    case Screen::meeting:
    case Screen::summary:
    case Screen::invite:
    case Screen::join:
    case Screen::compare:
    case Screen::search:
    case Screen::who_can_see:
    case Screen::settings:
    case Screen::new_passphrase:
    case Screen::help:
      return screen;
  }
  return std::nullopt;  // of another Candour
}

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
  return slot;
}

std::string tile_of(const journal::model::ItemKey& item) {
  return std::to_string(static_cast<int>(item.kind)) + "." + to_hex(item.item) + "." + to_hex(item.author).substr(0, 16);
}

}  // namespace candour::gui
