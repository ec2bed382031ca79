// Where a relay is: host ":" port (protocol.md B3.1). The one reader of that text, for whoever types it, for the
// invitation and the Welcome that carry it, and for the client that connects.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace candour {

inline constexpr std::size_t max_address_size = 255;  // bytes

struct RelayAddress {
  std::string host;  // as it was written; an IPv6 address without its brackets
  std::uint16_t port = 0;
  bool is_ipv6 = false;

  // 127.0.0.0/8, ::1 and localhost: plain HTTP there, TLS everywhere else.
  bool is_loopback() const;
  // As it was written: host:port, IPv6 in brackets.
  std::string text() const;
  bool operator==(const RelayAddress&) const = default;
};

// The host is a DNS name (labels of letters, digits, hyphens and underscores, none empty or beginning or ending with a
// hyphen; the whole address bounds their length), an IPv4 address in its one form of four decimal numbers, or an IPv6
// address in brackets without a zone. A name whose last label is a number is none: other programs read it as an
// address. The unspecified addresses 0.0.0.0 and :: name no computer. bad_argument for anything else, a scheme, a path, or a port that is 0, above 65535 or padded.
Result<RelayAddress> parse_relay_address(std::string_view text);

}  // namespace candour
