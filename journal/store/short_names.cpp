#include <algorithm>

#include "journal/store/items.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

// `digits` filled up to a whole id with `fill`.
std::optional<ItemId> filled(std::string_view digits, char fill) {
  std::string whole(digits);
  whole.resize(2 * ItemId::size, fill);
  const auto bytes = from_hex(whole);
  if (!bytes) return std::nullopt;
  return ItemId::from(*bytes);
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// At most two items whose ids begin so: one answers, two are ambiguous.
Result<std::vector<model::ItemKey>> beginning_with(sqlite::Connection& database, std::string_view digits) {
  const auto low = filled(digits, '0');
  const auto high = filled(digits, 'f');
  if (!low || !high) return Error{ErrorCode::bad_argument, "find an item"};
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT kind, item, author FROM item WHERE item BETWEEN ? AND ? AND listed LIMIT 2"));
  select.bind(1, low->view()).bind(2, high->view());
  std::vector<model::ItemKey> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    model::ItemKey key;
    key.kind = static_cast<model::ItemKind>(select.integer(0));
    CANDOUR_TRY(key.item, read_id<ItemId>(select.blob(1)));
    CANDOUR_TRY(key.author, read_id<MemberKey>(select.blob(2)));
    out.push_back(key);
  }
}

}  // namespace

Result<model::ItemKey> Items::find(std::string_view short_name) const {
  if (short_name.empty() || short_name.size() > 2 * ItemId::size) return Error{ErrorCode::bad_argument, "find an item"};
  CANDOUR_TRY(const auto found, beginning_with(database_, lower(short_name)));
  if (found.empty()) return Error{ErrorCode::no_such_item, "find an item"};
  if (found.size() > 1) return Error{ErrorCode::ambiguous_item, "find an item"};
  return found.front();
}

Result<std::string> Items::short_name(const ItemId& item) const {
  const auto digits = to_hex(item);
  for (auto length = model::spoken_digits; length < digits.size(); ++length) {
    CANDOUR_TRY(const auto found, beginning_with(database_, std::string_view(digits).substr(0, length)));
    if (found.size() < 2) return digits.substr(0, length);
  }
  return digits;
}

}  // namespace candour::journal::store
