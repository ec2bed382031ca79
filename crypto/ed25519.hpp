// Inside crypto/: a signature over bytes that are already complete. Everybody else signs under a label.
#pragma once

#include "base/ids.hpp"

namespace candour::crypto::detail {

// `pair` is that of a SigningSeed.
Signature sign_bytes(std::span<const std::uint8_t, 64> pair, ByteView message);

}  // namespace candour::crypto::detail
