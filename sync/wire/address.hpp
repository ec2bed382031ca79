// Where a relay is: host ":" port, ASCII (protocol.md B3).
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace candour::wire {

inline constexpr std::size_t max_address_size = 255;

struct RelayAddress {
  std::string host;  // an IPv6 address without its brackets
  std::uint16_t port = 0;
  bool is_ipv6 = false;

  // 127.0.0.0/8, ::1 and localhost: plain HTTP there, TLS everywhere else.
  bool is_loopback() const;
  // As it was written: host:port, IPv6 in brackets.
  std::string text() const;
  bool operator==(const RelayAddress&) const = default;
};

// bad_argument for a scheme, a path, an IPv6 address without brackets, or a port that is 0, above 65535 or padded.
Result<RelayAddress> parse_address(std::string_view text);

}  // namespace candour::wire
