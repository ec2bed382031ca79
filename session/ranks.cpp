#include "session/ranks.hpp"

#include "journal/vault/item_views.hpp"

namespace candour::session {

using journal::ItemView;
using journal::model::FieldNumber;
using journal::model::Order;

std::optional<Order> rank_of(const ItemView& item, FieldNumber order) {
  return journal::field_of<Order>(item, order);
}

Order rank_at_end(const std::vector<ItemView>& items, FieldNumber order) {
  std::optional<Order> last;
  for (const auto& item : items) {
    const auto rank = rank_of(item, order);
    if (rank && (!last || *last < *rank)) last = rank;
  }
  return journal::model::rank_between(last, std::nullopt);
}

Order rank_after(const std::vector<ItemView>& items, FieldNumber order,
                  const std::optional<journal::model::ItemKey>& item) {
  std::optional<Order> low;
  std::optional<Order> high;
  for (const auto& other : items) {
    if (item && other.key == *item) low = rank_of(other, order);
  }
  for (const auto& other : items) {
    const auto rank = rank_of(other, order);
    if (rank && (!low || *low < *rank) && (!high || *rank < *high)) high = rank;
  }
  return journal::model::rank_between(low, high);
}

}  // namespace candour::session
