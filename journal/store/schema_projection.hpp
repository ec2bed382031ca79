// The tables of what is shown: queued changes, versions, items and the search index.
#pragma once

namespace candour::journal::store {

extern const char* const schema_projection_v1;
extern const char* const schema_left_out_v4;
extern const char* const schema_away_v10;
extern const char* const schema_merged_v11;
extern const char* const schema_waiting_v12;
extern const char* const schema_revealed_v13;

}  // namespace candour::journal::store
