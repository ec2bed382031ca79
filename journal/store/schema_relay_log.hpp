// The tables of what a relay did with the log: the logs that were left, what is to be put back, what was found out.
#pragma once

namespace candour::journal::store {

extern const char* const schema_relay_log;

}  // namespace candour::journal::store
