#include "journal/sealed/relay_address.hpp"

#include <algorithm>

namespace candour::sealed {

namespace {

constexpr std::size_t longest_address = 255;

bool is_port(std::string_view port) {
  if (port.empty() || port.size() > 5 || port.front() == '0') return false;
  int value = 0;
  for (const char c : port) {
    if (c < '0' || c > '9') return false;
    value = value * 10 + (c - '0');
  }
  return value <= 65535;
}

bool is_host(std::string_view host) {
  if (host.empty() || host.find('/') != std::string_view::npos) return false;
  const bool is_bracketed = host.front() == '[' && host.back() == ']';
  return is_bracketed || host.find(':') == std::string_view::npos;
}

}  // namespace

bool is_relay_address(ByteView address) {
  const auto text = as_text(address);
  const bool is_printable = std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < '\x7f'; });
  const auto colon = text.rfind(':');
  if (text.size() > longest_address || !is_printable || colon == std::string_view::npos) return false;
  return is_host(text.substr(0, colon)) && is_port(text.substr(colon + 1));
}

}  // namespace candour::sealed
