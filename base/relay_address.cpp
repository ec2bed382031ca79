#include "base/relay_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <optional>

namespace candour {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

template <int family, std::size_t size>
std::optional<std::array<std::uint8_t, size>> numeric(std::string_view host) {
  std::array<std::uint8_t, size> bytes{};
  const std::string text(host);  // inet_pton reads to a zero byte, and none passes the checks before it
  if (inet_pton(family, text.c_str(), bytes.data()) != 1) return std::nullopt;
  return bytes;
}

auto ipv4(std::string_view host) { return numeric<AF_INET, 4>(host); }
auto ipv6(std::string_view host) { return numeric<AF_INET6, 16>(host); }

template <class Bytes>
bool names_a_computer(const std::optional<Bytes>& address) {
  return address && *address != Bytes{};
}

bool is_label(std::string_view label) {
  if (label.empty() || label.front() == '-' || label.back() == '-') return false;
  return std::all_of(label.begin(), label.end(), [](char c) { return is_digit(c) || is_letter(c) || c == '-' || c == '_'; });
}

// 12, 0x7f: what a resolver may take for a part of an IPv4 address.
bool is_number(std::string_view label) {
  const bool is_hex = label.size() > 1 && label[0] == '0' && lower(label[1]) == 'x';
  return is_hex || std::all_of(label.begin(), label.end(), is_digit);
}

bool is_name(std::string_view host) {
  for (;;) {
    const auto dot = host.find('.');
    const auto label = host.substr(0, dot);
    if (!is_label(label)) return false;
    if (dot == std::string_view::npos) return !is_number(label);
    host.remove_prefix(dot + 1);
  }
}

std::uint16_t read_port(std::string_view digits) {
  if (digits.empty() || digits.size() > 5 || digits.front() == '0') return 0;
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return 0;
  std::uint32_t port = 0;
  for (const char digit : digits) port = port * 10 + static_cast<std::uint32_t>(digit - '0');
  return port > 65535 ? std::uint16_t{0} : static_cast<std::uint16_t>(port);
}

}  // namespace

bool RelayAddress::is_loopback() const {
  if (is_ipv6) {
    std::array<std::uint8_t, 16> itself{};
    itself.back() = 1;
    return ipv6(host) == itself;
  }
  if (const auto address = ipv4(host)) return address->front() == 127;
  constexpr std::string_view localhost = "localhost";
  return std::equal(host.begin(), host.end(), localhost.begin(), localhost.end(),
                    [](char c, char expected) { return lower(c) == expected; });
}

std::string RelayAddress::text() const { return (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port); }

Result<RelayAddress> parse_relay_address(std::string_view text) {
  constexpr Error refused{ErrorCode::bad_argument, "read a relay's address"};
  const auto colon = text.rfind(':');
  if (text.size() > max_address_size || colon == std::string_view::npos || colon == 0) return refused;
  if (text.find('\0') != std::string_view::npos) return refused;
  RelayAddress out;
  out.port = read_port(text.substr(colon + 1));
  auto host = text.substr(0, colon);
  out.is_ipv6 = host.front() == '[' && host.back() == ']';
  if (out.is_ipv6) host = host.substr(1, host.size() - 2);
  const bool is_host =
      out.is_ipv6 ? names_a_computer(ipv6(host)) : names_a_computer(ipv4(host)) || (!ipv4(host) && is_name(host));
  if (out.port == 0 || !is_host) return refused;
  out.host = host;
  return out;
}

}  // namespace candour
