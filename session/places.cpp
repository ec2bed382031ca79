#include "session/places.hpp"

#include "journal/vault/item_views.hpp"

namespace candour::session {

using journal::ItemView;
using journal::model::FieldNumber;
using journal::model::Order;

std::optional<Order> place_of(const ItemView& item, FieldNumber order) {
  return journal::field_of<Order>(item, order);
}

Order place_at_end(const std::vector<ItemView>& items, FieldNumber order) {
  std::optional<Order> last;
  for (const auto& item : items) {
    const auto place = place_of(item, order);
    if (place && (!last || *last < *place)) last = place;
  }
  return journal::model::place_between(last, std::nullopt);
}

Order place_after(const std::vector<ItemView>& items, FieldNumber order,
                  const std::optional<journal::model::ItemKey>& item) {
  std::optional<Order> low;
  std::optional<Order> high;
  for (const auto& other : items) {
    if (item && other.key == *item) low = place_of(other, order);
  }
  for (const auto& other : items) {
    const auto place = place_of(other, order);
    if (place && (!low || *low < *place) && (!high || *place < *high)) high = place;
  }
  return journal::model::place_between(low, high);
}

}  // namespace candour::session
