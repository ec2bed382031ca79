// The tables of what arrived and waits: see schema_receiving.cpp. Internal to journal/store.
#pragma once

namespace candour::journal::store {

extern const char* const schema_receiving_v8;
extern const char* const schema_refused;

}  // namespace candour::journal::store
