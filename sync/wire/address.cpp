#include "sync/wire/address.hpp"

#include <algorithm>

namespace candour::wire {
namespace {

bool is_visible_ascii(char c) { return c > 32 && c < 127; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Four decimal numbers of one to three digits. Anything else that begins with 127. is a name, and names use TLS.
bool is_dotted_loopback(std::string_view host) {
  if (host.substr(0, 4) != "127.") return false;
  int parts = 0;
  while (true) {
    const auto dot = host.find('.');
    const auto part = host.substr(0, dot);
    if (part.empty() || part.size() > 3 || !std::all_of(part.begin(), part.end(), is_digit)) return false;
    if (std::stoi(std::string(part)) > 255) return false;
    ++parts;
    if (dot == std::string_view::npos) return parts == 4;
    host.remove_prefix(dot + 1);
  }
}

// What would end the host in a URL, or make it another one.
bool changes_a_url(char c) { return std::string_view("/?#@\\%\"<>^`{|}").find(c) != std::string_view::npos; }

std::uint32_t read_port(std::string_view digits) {
  if (digits.empty() || digits.size() > 5 || digits[0] == '0') return 0;
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return 0;
  std::uint32_t port = 0;
  for (const char digit : digits) port = port * 10 + static_cast<std::uint32_t>(digit - '0');
  return port > 65535 ? 0 : port;
}

}  // namespace

bool RelayAddress::is_loopback() const {
  if (is_ipv6) return host == "::1";
  return host == "localhost" || is_dotted_loopback(host);
}

std::string RelayAddress::text() const { return (is_ipv6 ? "[" + host + "]" : host) + ":" + std::to_string(port); }

Result<RelayAddress> parse_address(std::string_view text) {
  const Error refused{ErrorCode::bad_argument, "read a relay address"};
  if (text.size() > max_address_size || !std::all_of(text.begin(), text.end(), is_visible_ascii)) return refused;
  if (std::any_of(text.begin(), text.end(), changes_a_url)) return refused;
  const auto colon = text.rfind(':');
  if (colon == std::string_view::npos || colon == 0) return refused;

  RelayAddress out;
  out.port = static_cast<std::uint16_t>(read_port(text.substr(colon + 1)));
  auto host = text.substr(0, colon);
  out.is_ipv6 = host.front() == '[' && host.back() == ']' && host.size() > 2;
  if (out.is_ipv6) host = host.substr(1, host.size() - 2);
  const auto forbidden = out.is_ipv6 ? std::string_view("[]") : std::string_view("[]:");
  if (out.port == 0 || host.find_first_of(forbidden) != std::string_view::npos) return refused;
  out.host = host;
  return out;
}

}  // namespace candour::wire
