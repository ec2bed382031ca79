#include "journal/model/facts.hpp"

#include <algorithm>

namespace candour::journal::model {

const HeldField* HeldItem::field(FieldNumber number) const {
  const auto found = std::find_if(fields.begin(), fields.end(), [&](const HeldField& one) { return one.field == number; });
  return found == fields.end() ? nullptr : &*found;
}

namespace {

// By what an item is counted; nothing for one that is not.
std::optional<std::pair<Value, ItemKey>> rank_of(const OrdinalSpec& spec, const HeldItem& item) {
  const auto* state = item.field(spec.state);
  const auto* choice = state != nullptr ? std::get_if<Choice>(&state->value) : nullptr;
  const auto* by = item.field(spec.by);
  const bool counts = choice != nullptr && by != nullptr &&
                      std::find(spec.where.begin(), spec.where.end(), choice->number) != spec.where.end();
  return counts ? std::optional(std::pair(by->value, item.key)) : std::nullopt;
}

// Values of one field are of one type; days, numbers and places come first to last.
bool is_before(const Value& a, const Value& b) {
  return std::visit(
      [&](const auto& left) {
        using T = std::decay_t<decltype(left)>;
        const auto* right = std::get_if<T>(&b);
        if (right == nullptr) return false;
        if constexpr (std::is_same_v<T, Number>) return left.number < right->number;
        if constexpr (std::is_same_v<T, Day>) return left.number < right->number;
        if constexpr (std::is_same_v<T, ZonedTime>) {
          return std::pair(left.day.number, left.minute) < std::pair(right->day.number, right->minute);
        }
        if constexpr (std::is_same_v<T, Order>) return left < *right;
        return false;
      },
      a);
}

}  // namespace

std::optional<Number> ordinal_of(const OrdinalSpec& spec, const HeldItem& item, const std::vector<HeldItem>& all) {
  const auto own = rank_of(spec, item);
  if (!own) return std::nullopt;
  Number number{1};
  for (const auto& other : all) {
    const auto rank = rank_of(spec, other);
    if (!rank || rank->second == own->second) continue;
    const bool comes_first = is_before(rank->first, own->first) ||
                             (!is_before(own->first, rank->first) && rank->second < own->second);
    if (comes_first) ++number.number;
  }
  return number;
}

}  // namespace candour::journal::model
