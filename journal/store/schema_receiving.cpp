#include "journal/store/schema_receiving.hpp"

namespace candour::journal::store {

// envelope.place is the order in which logs showed it first, once and for ever; NULL while no log has. came_ms is the
// wall clock then, or when it was sealed here, and came_day the date then; NULL where an earlier Candour kept none. waits_ms is where the 15 minutes
// of a missing link begin. envelope.state 4: its bytes went, env_id and size stay.
// version.place is the place of the envelope that carried it, version.depth how many records deep its past is; both are
// above those of any log for what is queued or was not read back. version.late: 0 no, 1 LATE, 2 LATE of an unknown
// arrival; `says` is then the day that it claims. item.late and says are those of the version that was written last.
// closed.head is nonce and commitment of an envelope that no key opened. trial: a key that came, and how far it was
// tried. uncertified's keys are empty where an earlier Candour kept none. later: key records above the cap of a day;
// acted counts those of the day.
const char* const schema_receiving_v8 = R"sql(
ALTER TABLE envelope ADD COLUMN place INTEGER;
ALTER TABLE envelope ADD COLUMN came_ms INTEGER;
ALTER TABLE envelope ADD COLUMN came_day INTEGER;
ALTER TABLE envelope ADD COLUMN waits_ms INTEGER;
UPDATE envelope SET place = n WHERE env_id IN (SELECT env_id FROM log);
CREATE UNIQUE INDEX envelope_place ON envelope(place) WHERE place IS NOT NULL;
DROP INDEX envelope_state;
CREATE TABLE closed(n INTEGER PRIMARY KEY, size INTEGER NOT NULL, day INTEGER NOT NULL, head BLOB NOT NULL) STRICT;
INSERT INTO closed SELECT n, length(bytes), 0, substr(bytes, 1, 56) FROM envelope WHERE state = 0;
CREATE TABLE uncertified(n INTEGER PRIMARY KEY, device BLOB NOT NULL, member BLOB NOT NULL) STRICT;
CREATE INDEX uncertified_device ON uncertified(device, member);
INSERT INTO uncertified SELECT n, x'', x'' FROM envelope WHERE state = 2;
CREATE TABLE trial(epoch_id BLOB PRIMARY KEY, after INTEGER NOT NULL, until INTEGER NOT NULL) STRICT;
CREATE TABLE later(place INTEGER PRIMARY KEY, env_id BLOB NOT NULL UNIQUE, device BLOB NOT NULL,
  kind INTEGER NOT NULL) STRICT;
CREATE INDEX later_device ON later(device, kind, place);
CREATE TABLE acted(device BLOB NOT NULL, kind INTEGER NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL,
  PRIMARY KEY(device, kind)) STRICT;
CREATE INDEX queued_next ON queued(space, sending, number);
CREATE INDEX outbox_way ON outbox(way, position);
CREATE INDEX item_known_name ON item(item) WHERE listed;
ALTER TABLE version ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN depth INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version ADD COLUMN says INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN made_day INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN made_place INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN late INTEGER NOT NULL DEFAULT 0;
ALTER TABLE item ADD COLUMN says INTEGER NOT NULL DEFAULT 0;
DROP INDEX item_time;
CREATE INDEX item_order ON item(kind, made_day, made_place);
)sql";

// An act of many edits asks for each whether another is against a rule.
const char* const schema_refused = R"sql(
CREATE INDEX version_refused ON version(name) WHERE own = 2;
)sql";

}  // namespace candour::journal::store
