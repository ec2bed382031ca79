#include "journal/store/word_index.hpp"

#include "base/sqlite/word_index.hpp"
#include "base/text/words.hpp"

namespace candour::journal::store {

namespace {

void cut(std::string_view text, const sqlite::TakeWord& take) {
  text::cut_into_words(text, [&](const text::Word& word) { return take(word.folded, word.begin, word.end); });
}

}  // namespace

// Which rows of `shown` are searchable their kinds say, and the old index tells: it had just these.
const char* const schema_words_v6 = R"sql(
CREATE TABLE found_before(id INTEGER PRIMARY KEY) STRICT;
INSERT INTO found_before SELECT rowid FROM found;
DROP TABLE found;
CREATE VIRTUAL TABLE found USING fts5(words, tokenize = 'candour');
INSERT INTO found(found, rank) VALUES('secure-delete', 1);
INSERT INTO found(rowid, words) SELECT id, CAST(value AS TEXT) FROM shown WHERE id IN (SELECT id FROM found_before);
DROP TABLE found_before;
)sql";

Result<> know_words(sqlite::Connection& database) { return sqlite::add_tokenizer(database, "candour", &cut); }

}  // namespace candour::journal::store
