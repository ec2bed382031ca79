#include <algorithm>

#include "journal/store/items.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

constexpr std::size_t id_digits = 2 * ItemId::size;
constexpr std::size_t name_digits = id_digits + 4 + 2 * MemberKey::size;

// The whole name: id, kind and author.
std::string name_of(const model::ItemKey& key) {
  const auto kind = static_cast<std::uint16_t>(key.kind);
  const Bytes kind_bytes{static_cast<std::uint8_t>(kind >> 8), static_cast<std::uint8_t>(kind & 0xff)};
  return to_hex(key.item) + to_hex(kind_bytes) + to_hex(key.author);
}

std::size_t common_digits(std::string_view a, std::string_view b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(differ.first - a.begin());
}

// `digits` filled up to a whole id with `fill`.
std::optional<ItemId> filled(std::string_view digits, char fill) {
  std::string whole(digits);
  whole.resize(id_digits, fill);
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

// The id that is the only one to begin so.
Result<ItemId> only_id(sqlite::Connection& database, std::string_view digits) {
  const auto low = filled(digits, '0');
  const auto high = filled(digits, 'f');
  if (!low || !high) return Error{ErrorCode::bad_argument, "find an item"};
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT (SELECT item FROM item WHERE item BETWEEN ?1 AND ?2 AND listed ORDER BY item LIMIT 1),"
      " (SELECT item FROM item WHERE item BETWEEN ?1 AND ?2 AND listed ORDER BY item DESC LIMIT 1)"));
  CANDOUR_CHECK(select.bind(1, low->view()).bind(2, high->view()).step());
  if (select.is_null(0)) return Error{ErrorCode::no_such_item, "find an item"};
  if (!equal(select.blob(0), select.blob(1))) return Error{ErrorCode::ambiguous_item, "find an item"};
  return read_id<ItemId>(select.blob(0));
}

// Everything of that id, in the order in which it came.
Result<std::vector<model::ItemKey>> items_of(sqlite::Connection& database, const ItemId& item) {
  CANDOUR_TRY(auto select, database.prepare("SELECT kind, author FROM item WHERE item = ? AND listed ORDER BY id"));
  select.bind(1, item.view());
  std::vector<model::ItemKey> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    CANDOUR_TRY(const auto author, read_id<MemberKey>(select.blob(1)));
    out.push_back({static_cast<model::ItemKind>(select.integer(0)), item, author});
  }
}

// How many digits tell this id from the one before it and the one after it.
Result<std::size_t> digits_needed(sqlite::Connection& database, const ItemId& item) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT (SELECT item FROM item WHERE item < ?1 AND listed ORDER BY item DESC LIMIT 1),"
      " (SELECT item FROM item WHERE item > ?1 AND listed ORDER BY item LIMIT 1)"));
  CANDOUR_CHECK(select.bind(1, item.view()).step());
  auto needed = std::size_t{model::spoken_digits};
  for (const int neighbour : {0, 1}) {
    if (!select.is_null(neighbour)) needed = std::max(needed, common_digits(to_hex(item), to_hex(select.blob(neighbour))) + 1);
  }
  return needed;
}

}  // namespace

Result<model::ItemKey> Items::find(std::string_view short_name) const {
  const auto digits = lower(short_name);
  if (digits.empty() || digits.size() > name_digits) return Error{ErrorCode::bad_argument, "find an item"};
  CANDOUR_TRY(const auto item, only_id(database_, std::string_view(digits).substr(0, id_digits)));
  CANDOUR_TRY(auto found, items_of(database_, item));
  if (digits.size() <= id_digits) return found.front();
  std::erase_if(found, [&](const auto& key) { return !name_of(key).starts_with(digits); });
  if (found.empty()) return Error{ErrorCode::no_such_item, "find an item"};
  if (found.size() > 1) return Error{ErrorCode::ambiguous_item, "find an item"};
  return found.front();
}

Result<std::string> Items::short_name(const model::ItemKey& item) const {
  const auto name = name_of(item);
  CANDOUR_TRY(const auto of_this_id, items_of(database_, item.item));
  if (of_this_id.empty() || of_this_id.front() == item) {
    CANDOUR_TRY(const auto needed, digits_needed(database_, item.item));
    return name.substr(0, needed);
  }
  std::size_t needed = id_digits + 1;
  for (const auto& other : of_this_id) {
    if (other != item) needed = std::max(needed, common_digits(name, name_of(other)) + 1);
  }
  return name.substr(0, needed);
}

}  // namespace candour::journal::store
