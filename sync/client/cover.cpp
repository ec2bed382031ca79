#include "sync/client/cover.hpp"

#include "crypto/hash.hpp"

namespace candour::sync {

Bytes cover_envelope() { return crypto::random_bytes(4096); }

}  // namespace candour::sync
