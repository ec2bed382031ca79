// The one form of a relay's address (protocol.md B3).
#pragma once

#include "base/bytes.hpp"

namespace candour::sealed {

// True for host ":" port: printable ASCII, at most 255 bytes, IPv6 in brackets, port 1-65535 without leading zero, no
// scheme.
bool is_relay_address(ByteView address);

}  // namespace candour::sealed
