// What a slot carries when nothing waits (protocol.md B9.1).
#pragma once

#include "base/bytes.hpp"

namespace candour::sync {

// 4096 random bytes. Nobody can tell them from an envelope.
Bytes cover_envelope();

}  // namespace candour::sync
