#include "journal/store/schema_log.hpp"

namespace candour::journal::store {

// mailbox.log_epoch and after are the cursor. envelope.state: 0 opaque, 1 record, 2 uncertified, 3 dropped.
// record.position is the order in which this vault took them; delivered is 0 or 1.
const char* const schema_log_v1 = R"sql(
CREATE TABLE meta(k TEXT PRIMARY KEY, v BLOB NOT NULL) STRICT;
CREATE TABLE secret(kind TEXT NOT NULL, name BLOB NOT NULL, v BLOB NOT NULL, PRIMARY KEY(kind, name)) STRICT;
CREATE TABLE card(card_id BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE certificate(cert_id BLOB PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
CREATE TABLE epoch(epoch_id BLOB PRIMARY KEY, number INTEGER NOT NULL, made_by BLOB NOT NULL, ek BLOB NOT NULL) STRICT;
CREATE TABLE mailbox(id BLOB PRIMARY KEY, address TEXT NOT NULL, relay_id BLOB NOT NULL, controllers BLOB NOT NULL,
  rendezvous INTEGER NOT NULL, log_epoch INTEGER NOT NULL DEFAULT 0, after INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE log(mailbox BLOB NOT NULL, log_epoch INTEGER NOT NULL, seq INTEGER NOT NULL, env_id BLOB NOT NULL,
  size INTEGER NOT NULL, digest BLOB NOT NULL, PRIMARY KEY(mailbox, log_epoch, seq)) STRICT;
CREATE INDEX log_env ON log(env_id);
CREATE TABLE envelope(n INTEGER PRIMARY KEY, env_id BLOB NOT NULL UNIQUE, state INTEGER NOT NULL, reason TEXT NOT NULL,
  k BLOB NOT NULL, seen_online INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE INDEX envelope_state ON envelope(state) WHERE state IN (0, 2);
CREATE TABLE record(position INTEGER PRIMARY KEY AUTOINCREMENT, env_id BLOB NOT NULL UNIQUE, kind INTEGER NOT NULL,
  own INTEGER NOT NULL, delivered INTEGER NOT NULL, device BLOB NOT NULL, chain BLOB NOT NULL, seq INTEGER NOT NULL,
  header BLOB NOT NULL, body BLOB NOT NULL, sig BLOB NOT NULL) STRICT;
CREATE INDEX record_kind ON record(kind);
CREATE INDEX record_chain ON record(device, chain, seq);
CREATE TABLE outbox(position INTEGER PRIMARY KEY AUTOINCREMENT, env_id BLOB NOT NULL UNIQUE, mailbox BLOB NOT NULL,
  way INTEGER NOT NULL, automatic INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
CREATE TABLE act(number INTEGER PRIMARY KEY AUTOINCREMENT, kind INTEGER NOT NULL, after INTEGER NOT NULL,
  day INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
CREATE TABLE pairing(one INTEGER PRIMARY KEY CHECK(one = 1), role INTEGER NOT NULL, state BLOB NOT NULL) STRICT;
)sql";

// act.answers: what its owner was shown, as names of versions; empty for an act of an older version, which is not sent.
// act.ended: it was not sent and never will be; its owner is told.
const char* const schema_answers_v3 = R"sql(
ALTER TABLE act ADD COLUMN answers BLOB NOT NULL DEFAULT x'';
ALTER TABLE act ADD COLUMN ended INTEGER NOT NULL DEFAULT 0;
)sql";

}  // namespace candour::journal::store
