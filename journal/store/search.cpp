#include "journal/store/search.hpp"

#include <algorithm>
#include <unordered_set>

#include "base/text/words.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

constexpr std::size_t most_words = 32;

// Words of ours in the index's own language: each quoted, so that nothing a person types is an operator. Joined ones
// must stand together as they were typed.
std::string match_expression(std::string_view query) {
  std::string out;
  std::size_t count = 0;
  text::cut_into_words(query, [&](const text::Word& word) {
    if (!out.empty()) out += word.is_joined ? " + " : " AND ";
    out += '"' + word.folded + '"';  // letters and digits alone
    return ++count < most_words;
  });
  if (!out.empty()) out += " *";
  return out;
}

struct Match {
  std::int64_t row = 0;  // of the index
  Hit hit;
};

// s.id, s.field, i.kind, item, author, writer, changed_ms, changed_day, is_queued, late, says
Result<Match> read_match(const sqlite::Statement& row) {
  Match match;
  match.row = row.integer(0);
  match.hit.field = static_cast<model::FieldNumber>(row.integer(1));
  auto& item = match.hit.item;
  item.key.kind = static_cast<model::ItemKind>(row.integer(2));
  CANDOUR_TRY(item.key.item, read_id<ItemId>(row.blob(3)));
  CANDOUR_TRY(item.key.author, read_id<MemberKey>(row.blob(4)));
  CANDOUR_TRY(item.writer, read_id<MemberKey>(row.blob(5)));
  item.changed = moment(row.integer(6));
  item.day = Day{static_cast<std::uint32_t>(row.integer(7))};
  item.is_queued = row.integer(8) != 0;
  item.late = static_cast<Late>(row.integer(9));
  item.says = Day{static_cast<std::uint32_t>(row.integer(10))};
  return match;
}

struct Best {
  std::vector<std::int64_t> rows;  // the best of each item
  bool is_all = false;             // no match is left that was not looked at
};

// The items of the best `most` matches. What decides the order is small, and a limit keeps SQLite from sorting what
// nobody will see.
Result<Best> best_of(sqlite::Connection& database, const std::string& expression, std::size_t most, std::size_t limit) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT s.id, s.item_id FROM found JOIN shown AS s ON s.id = found.rowid JOIN item AS i ON i.id = s.item_id"
      " WHERE found MATCH ? AND i.listed AND NOT i.away"
      " ORDER BY found.rank, i.made_day DESC, i.made_place DESC LIMIT ?"));
  select.bind(1, expression).bind(2, static_cast<std::int64_t>(most));
  Best best;
  std::unordered_set<std::int64_t> items;
  for (std::size_t seen = 0; best.rows.size() < limit; ++seen) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) {
      best.is_all = seen < most;
      break;
    }
    if (items.insert(select.integer(1)).second) best.rows.push_back(select.integer(0));
  }
  return best;
}

// The best matches, each item once. Few items match in more than one of their fields, so that the first look is mostly
// the last.
Result<std::vector<std::int64_t>> best_rows(sqlite::Connection& database, const std::string& expression,
                                            std::size_t limit) {
  if (limit == 0) return std::vector<std::int64_t>{};
  for (auto most = limit;; most *= 8) {
    CANDOUR_TRY(auto best, best_of(database, expression, most, limit));
    if (best.is_all || best.rows.size() >= limit) return std::move(best.rows);
  }
}

std::string as_json(const std::vector<std::int64_t>& rows) {
  std::string out = "[";
  for (const auto row : rows) out += (out.size() > 1 ? "," : "") + std::to_string(row);
  return out + "]";
}

// The lines of these rows, with their snippets: one pass for all, because each pass looks the words up anew.
Result<std::vector<Match>> read_matches(sqlite::Connection& database, const std::string& expression,
                                        const std::vector<std::int64_t>& rows) {
  CANDOUR_TRY(auto select, database.prepare(
      "SELECT s.id, s.field, i.kind, i.item, i.author, i.writer, i.changed_ms, i.changed_day, i.is_queued,"
      " i.late, i.says,"
      " snippet(found, 0, '', '', '…', 16) FROM found JOIN shown AS s ON s.id = found.rowid"
      " JOIN item AS i ON i.id = s.item_id WHERE found MATCH ? AND +found.rowid IN (SELECT value FROM json_each(?))"));
  select.bind(1, expression).bind(2, as_json(rows));
  std::vector<Match> matches;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return matches;
    CANDOUR_TRY(auto match, read_match(select));
    match.hit.item.words = std::string(select.text(11));
    std::replace(match.hit.item.words.begin(), match.hit.item.words.end(), '\n', ' ');
    matches.push_back(std::move(match));
  }
}

}  // namespace

Result<std::vector<Hit>> search(const Projection& projection, std::string_view query, std::size_t limit) {
  const auto expression = match_expression(query);
  if (expression.empty()) return Error{ErrorCode::no_words, "search"};
  CANDOUR_TRY(const auto rows, best_rows(projection.database(), expression, limit));
  std::vector<Hit> hits;
  if (rows.empty()) return hits;
  CANDOUR_TRY(auto matches, read_matches(projection.database(), expression, rows));
  for (const auto row : rows) {
    const auto found = std::find_if(matches.begin(), matches.end(), [=](const auto& match) { return match.row == row; });
    if (found != matches.end()) hits.push_back(std::move(found->hit));
  }
  return hits;
}

}  // namespace candour::journal::store
