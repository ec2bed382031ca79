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

struct Match {
  std::int64_t row = 0;
  Hit hit;  // without its snippet
};

Result<Match> read_match(const sqlite::Statement& row) {
  Match match;
  match.row = row.integer(0);
  match.hit.item.kind = static_cast<model::ItemKind>(row.integer(1));
  CANDOUR_TRY(match.hit.item.item, read_id<ItemId>(row.blob(2)));
  CANDOUR_TRY(match.hit.item.author, read_id<MemberKey>(row.blob(3)));
  match.hit.field = static_cast<model::FieldNumber>(row.integer(4));
  return match;
}

// The best matches, each item once.
Result<std::vector<Match>> best_matches(sqlite::Connection& database, const std::string& expression, std::size_t limit) {
  std::vector<Match> matches;
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT s.id, i.kind, i.item, i.author, s.field FROM found JOIN shown AS s ON s.id = found.rowid"
      " JOIN item AS i ON i.id = s.item_id WHERE found MATCH ? AND i.listed AND NOT i.set_aside"
      " ORDER BY found.rank, i.made_ms DESC, i.id DESC"));
  select.bind(1, expression);
  while (matches.size() < limit) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) break;
    CANDOUR_TRY(auto match, read_match(select));
    const auto same = [&](const auto& other) { return other.hit.item == match.hit.item; };
    if (std::none_of(matches.begin(), matches.end(), same)) matches.push_back(std::move(match));
  }
  return matches;
}

// Fills in the snippets, of those hits alone that are shown: they cost more than finding them. One pass for all,
// because each pass looks the words up anew.
Result<> add_snippets(sqlite::Connection& database, const std::string& expression, std::vector<Match>& matches) {
  std::string rows = "[";
  for (const auto& match : matches) rows += (rows.size() > 1 ? "," : "") + std::to_string(match.row);
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT rowid, snippet(found, 0, '', '', '…', 16) FROM found"
      " WHERE found MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"));
  select.bind(1, expression).bind(2, rows + "]");
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return {};
    const auto row = select.integer(0);
    const auto match = std::find_if(matches.begin(), matches.end(), [=](const auto& each) { return each.row == row; });
    if (match == matches.end()) continue;
    match->hit.snippet = std::string(select.text(1));
    std::replace(match->hit.snippet.begin(), match->hit.snippet.end(), '\n', ' ');
  }
}

}  // namespace

Result<std::vector<Hit>> search(const Projection& projection, std::string_view query, std::size_t limit) {
  std::vector<Hit> hits;
  const auto expression = match_expression(query);
  if (expression.empty()) return hits;
  CANDOUR_TRY(auto matches, best_matches(projection.database(), expression, limit));
  CANDOUR_CHECK(add_snippets(projection.database(), expression, matches));
  for (auto& match : matches) hits.push_back(std::move(match.hit));
  return hits;
}

}  // namespace candour::journal::store
