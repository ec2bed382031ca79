#include "journal/store/schema_relay_log.hpp"

namespace candour::journal::store {

// left_log: the mirrors of logs that are followed no more, by the order in which they were left. Generation 0 is what a
// vault of an earlier program holds of a log whose mirror it let go: its log_epoch is 0, which no log has.
// refill: something that is held may be missing in the mailbox; begun is 1 once it was counted.
// relay_news.kind is RelayNews. log_claim: what records said of the log and what was not found so; state is ClaimState.
// need.asked_ms: when it was asked for last. reappend.done 1: answered.
// heard: when the newest record of a device was first seen here.
const char* const schema_relay_log = R"sql(
CREATE TABLE left_log(mailbox BLOB NOT NULL, generation INTEGER NOT NULL, log_epoch INTEGER NOT NULL,
  seq INTEGER NOT NULL, env_id BLOB NOT NULL, size INTEGER NOT NULL, digest BLOB NOT NULL,
  PRIMARY KEY(mailbox, generation, seq)) STRICT;
CREATE INDEX left_log_env ON left_log(env_id);
CREATE INDEX left_log_place ON left_log(mailbox, log_epoch, seq);
CREATE TABLE refill(mailbox BLOB PRIMARY KEY, reading_again INTEGER NOT NULL, begun INTEGER NOT NULL) STRICT;
CREATE TABLE relay_news(n INTEGER PRIMARY KEY AUTOINCREMENT, mailbox BLOB NOT NULL, kind INTEGER NOT NULL,
  at_ms INTEGER NOT NULL, missing INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE log_claim(env_id BLOB PRIMARY KEY, log_epoch INTEGER NOT NULL, log_n INTEGER NOT NULL,
  digest BLOB NOT NULL, since_ms INTEGER NOT NULL, state INTEGER NOT NULL) STRICT;
CREATE TABLE need(env_id BLOB PRIMARY KEY, asked_ms INTEGER NOT NULL) STRICT;
CREATE TABLE reappend(need BLOB NOT NULL, env_id BLOB NOT NULL, done INTEGER NOT NULL,
  PRIMARY KEY(need, env_id)) STRICT;
CREATE TABLE heard(device BLOB PRIMARY KEY, at_ms INTEGER NOT NULL) STRICT;
INSERT INTO left_log SELECT log.mailbox, 1 + dense_rank() OVER (PARTITION BY log.mailbox ORDER BY log.log_epoch),
  log.log_epoch, log.seq, log.env_id, log.size, log.digest FROM log JOIN mailbox ON mailbox.id = log.mailbox
  WHERE log.log_epoch <> mailbox.log_epoch AND NOT mailbox.rendezvous;
INSERT INTO left_log SELECT mailbox.id, 0, 0, row_number() OVER (ORDER BY envelope.n), envelope.env_id,
  length(envelope.bytes), zeroblob(32) FROM envelope, mailbox WHERE NOT mailbox.rendezvous
  AND envelope.env_id NOT IN (SELECT env_id FROM log) AND envelope.env_id NOT IN (SELECT env_id FROM outbox);
DELETE FROM log WHERE EXISTS(SELECT 1 FROM mailbox WHERE mailbox.id = log.mailbox
  AND mailbox.log_epoch <> log.log_epoch);
INSERT INTO refill SELECT DISTINCT mailbox, 0, 0 FROM left_log;
)sql";

}  // namespace candour::journal::store
