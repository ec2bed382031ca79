#include "tests/stories/letters.hpp"

#include "base/bytes.hpp"
#include "base/sqlite/sqlite.hpp"

namespace candour::stories {

namespace {

struct Letter {
  std::int64_t mailbox = 0;
  std::int64_t key = 0;
  std::string line;
};

// docs/relay_api.md: the key of an envelope is its mailbox's number and, in its lower 32 bits, its place there.
Result<std::vector<Letter>> all_letters(const std::filesystem::path& database) {
  CANDOUR_TRY(auto connection, sqlite::Connection::open(database.string(), sqlite::Connection::Mode::read_only));
  CANDOUR_TRY(auto rows, connection.prepare("SELECT n, k, length(body), env_id FROM envelope ORDER BY k"));
  std::vector<Letter> letters;
  for (;;) {
    CANDOUR_TRY(const bool is_there, rows.step());
    if (!is_there) return letters;
    const auto place = rows.integer(1) & 0xffffffff;
    letters.push_back({rows.integer(0), rows.integer(1),
                       "The post box took letter " + std::to_string(place) + ": " + std::to_string(rows.integer(2)) +
                           " bytes that it cannot open, " + to_hex(rows.blob(3)).substr(0, 16) + ".."});
  }
}

}  // namespace

Letters::Letters(std::filesystem::path folder) : file_(std::move(folder) / "relay.db") { (void)arrived(); }

std::vector<std::string> Letters::arrived() {
  std::vector<std::string> lines;
  const auto letters = all_letters(file_);
  if (!letters) return lines;
  for (const auto& letter : *letters) {
    auto& last = last_[letter.mailbox];
    if (letter.key <= last) continue;
    last = letter.key;
    lines.push_back(letter.line);
  }
  return lines;
}

}  // namespace candour::stories
