// The cards from which the roster is folded, and the first pairing that is under way.
#pragma once

namespace candour::journal::store {

extern const char* const schema_pairing_v5;

}  // namespace candour::journal::store
