// The tables of what travels: keys, members, epochs, mailboxes, envelopes, records and the outbox.
#pragma once

namespace candour::journal::store {

extern const char* const schema_log_v1;
extern const char* const schema_answers_v3;

}  // namespace candour::journal::store
