#include "journal/store/schema_projection.hpp"

namespace candour::journal::store {

// version.value stands last: a long history is read without walking through its words.
// version.own is model::Standing as judged by itself, NULL before; version.standing is what enters the fold.
// item.listed says that it has a version that counts.
// shown.target is the link that a link or source shows.
const char* const schema_projection_v1 = R"sql(
CREATE TABLE queued(number INTEGER PRIMARY KEY AUTOINCREMENT, space INTEGER NOT NULL, sending INTEGER NOT NULL,
  writer BLOB NOT NULL, shown_ms INTEGER NOT NULL, day INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
CREATE TABLE local_name(number INTEGER PRIMARY KEY, env_id BLOB NOT NULL) STRICT;
CREATE TABLE item(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, item BLOB NOT NULL, author BLOB NOT NULL,
  listed INTEGER NOT NULL DEFAULT 0, set_aside INTEGER NOT NULL DEFAULT 0, is_queued INTEGER NOT NULL DEFAULT 0,
  made_ms INTEGER NOT NULL DEFAULT 0, maker BLOB NOT NULL DEFAULT x'', changed_ms INTEGER NOT NULL DEFAULT 0,
  changed_day INTEGER NOT NULL DEFAULT 0, writer BLOB NOT NULL DEFAULT x'', UNIQUE(kind, item, author)) STRICT;
CREATE INDEX item_time ON item(kind, made_ms, id);
CREATE INDEX item_name ON item(item);
CREATE TABLE version(id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL, field INTEGER NOT NULL, name BLOB NOT NULL,
  basis BLOB NOT NULL, op INTEGER NOT NULL, source_local INTEGER, writer BLOB NOT NULL, space INTEGER NOT NULL,
  shown_ms INTEGER NOT NULL, day INTEGER NOT NULL, own INTEGER, standing INTEGER NOT NULL DEFAULT 0,
  withdrawn INTEGER NOT NULL DEFAULT 0, value BLOB NOT NULL, UNIQUE(item_id, field, name)) STRICT;
CREATE INDEX version_name ON version(name);
CREATE INDEX version_source ON version(source_local) WHERE source_local IS NOT NULL;
CREATE TABLE shown(id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL, field INTEGER NOT NULL, name BLOB NOT NULL,
  value BLOB NOT NULL, source_local INTEGER, writer BLOB NOT NULL, tips INTEGER NOT NULL, target BLOB,
  UNIQUE(item_id, field)) STRICT;
CREATE INDEX shown_target ON shown(target) WHERE target IS NOT NULL;
CREATE VIRTUAL TABLE found USING fts5(words, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO found(found, rank) VALUES('secure-delete', 1);
)sql";

// Up to here a version of *left out* was refused for entries in another's name; now those entries count for nothing and
// the version stands. A vault that holds a summary judges such versions again when it is opened next.
const char* const schema_left_out_v4 = R"sql(
INSERT OR REPLACE INTO meta(k, v) SELECT 'judge-left-out', x'01' WHERE EXISTS(SELECT 1 FROM item WHERE kind = 4);
)sql";

// item.away: it was set aside, or it belongs to something that is away. A vault that holds something set aside finds out
// what belongs to it when it is opened next.
const char* const schema_away_v10 = R"sql(
ALTER TABLE item ADD COLUMN away INTEGER NOT NULL DEFAULT 0;
INSERT OR REPLACE INTO meta(k, v) SELECT 'judge-away', x'01' WHERE EXISTS(SELECT 1 FROM item WHERE set_aside);
)sql";

// Up to here a text that several wrote without seeing the others' showed one of them; now it is merged of all. A vault that
// holds one shows it anew when it is opened next.
const char* const schema_merged_v11 = R"sql(
INSERT OR REPLACE INTO meta(k, v) SELECT 'merge-again', x'01' WHERE EXISTS(SELECT 1 FROM shown WHERE tips > 1);
)sql";

// Steps that wait are few and counted often: model::Standing::waiting.
const char* const schema_waiting_v12 = R"sql(
CREATE INDEX version_waits ON version(name) WHERE standing = 4;
)sql";

// version.came_by is model::CameBy.
const char* const schema_revealed_v13 = R"sql(
ALTER TABLE version ADD COLUMN came_by INTEGER NOT NULL DEFAULT 0;
)sql";

}  // namespace candour::journal::store
