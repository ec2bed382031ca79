// Inside crypto/: a signature over bytes that are already complete. Everybody else signs under a label.
#pragma once

#include "base/ids.hpp"

namespace candour::crypto::detail {

Signature sign_bytes(std::span<const std::uint8_t, 32> seed, ByteView message);

}  // namespace candour::crypto::detail
