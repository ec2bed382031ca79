#include "journal/store/search.hpp"

#include <algorithm>

#include "journal/model/text.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

constexpr std::size_t most_words = 32;

// Words of ours in the index's own language: each quoted, so that nothing a person types is an operator.
std::string match_expression(std::string_view query) {
  auto words = model::words(query);
  if (words.size() > most_words) words.resize(most_words);
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += " AND ";
    out += '"';
    for (const char c : word) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    out += '"';
  }
  if (!out.empty()) out += " *";
  return out;
}

Result<Hit> read_hit(const sqlite::Statement& row) {
  Hit hit;
  hit.item.kind = static_cast<model::ItemKind>(row.integer(0));
  CANDOUR_TRY(hit.item.item, read_id<ItemId>(row.blob(1)));
  CANDOUR_TRY(hit.item.author, read_id<MemberKey>(row.blob(2)));
  hit.field = static_cast<model::FieldNumber>(row.integer(3));
  hit.snippet = std::string(row.text(4));
  std::replace(hit.snippet.begin(), hit.snippet.end(), '\n', ' ');
  return hit;
}

}  // namespace

Result<std::vector<Hit>> search(const Projection& projection, std::string_view query, std::size_t limit) {
  std::vector<Hit> hits;
  const auto match = match_expression(query);
  if (match.empty()) return hits;
  CANDOUR_TRY(auto select, projection.database().prepare(
      "SELECT i.kind, i.item, i.author, s.field, snippet(found, 0, '', '', '…', 16) FROM found"
      " JOIN shown AS s ON s.id = found.rowid JOIN item AS i ON i.id = s.item_id"
      " WHERE found MATCH ? AND i.listed AND NOT i.set_aside ORDER BY found.rank, i.made_ms DESC, i.id DESC"));
  select.bind(1, match);
  while (hits.size() < limit) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) break;
    CANDOUR_TRY(auto hit, read_hit(select));
    const auto same = [&](const auto& other) { return other.item == hit.item; };
    if (std::none_of(hits.begin(), hits.end(), same)) hits.push_back(std::move(hit));
  }
  return hits;
}

}  // namespace candour::journal::store
