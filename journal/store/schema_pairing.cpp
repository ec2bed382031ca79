#include "journal/store/schema_pairing.hpp"

namespace candour::journal::store {

// Before, `card` held every card that ever came, and the fact `roster-start` the IKs from which the roster is folded.
// Each card of the journal has its IK at byte 34; the first that was kept of an IK is the one made with the journal or
// named by the Welcome, since both are kept before anything is received.
// attempt.step: 1 matched, 2 commit sealed, 3 cards, certificates and change sealed, 4 Welcome made.
const char* const schema_pairing_v5 = R"sql(
CREATE TABLE first_card(member BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
INSERT INTO first_card(member, bytes)
  SELECT substr(bytes, 34, 32), bytes FROM card
  WHERE rowid IN (SELECT min(rowid) FROM card GROUP BY substr(bytes, 34, 32))
    AND instr((SELECT v FROM meta WHERE k = 'roster-start'), substr(bytes, 34, 32)) > 0;
DROP TABLE card;
DELETE FROM meta WHERE k = 'roster-start';
CREATE TABLE attempt(one INTEGER PRIMARY KEY CHECK(one = 1), step INTEGER NOT NULL, card BLOB NOT NULL,
  certificate BLOB NOT NULL, change BLOB NOT NULL) STRICT;
)sql";

}  // namespace candour::journal::store
