#include "gui/model/place.hpp"

#include "gui/model/own_screens.hpp"

namespace candour::gui {

Place page_of(const journal::model::ItemKey& item) {
  return {page_for(item.kind), item, {}};
}

TypedKey typed_key_of(const Place& place) {
  auto typed = TypedKey::of(std::to_string(static_cast<int>(place.screen)));
  if (place.draft) return typed.below(session::name_of_draft(*place.draft));
  if (place.kind) typed = typed.below("k" + std::to_string(static_cast<int>(*place.kind)));
  if (place.item) typed = typed.below(tile_of(*place.item));
  return place.verb.empty() ? typed : typed.below(place.verb);
}

std::string tile_of(const journal::model::ItemKey& item) {
  return std::to_string(static_cast<int>(item.kind)) + "." + to_hex(item.item) + "." + to_hex(item.author).substr(0, 16);
}

}  // namespace candour::gui
