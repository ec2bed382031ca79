// HTTP and HTTPS by libcurl, which lives in http_transport.cpp and nowhere else: plain HTTP to this computer, TLS with
// a trusted certificate everywhere else; no redirects, cookies or compression; proxies as the environment names them.
#pragma once

#include <memory>

#include "sync/client/transport.hpp"

namespace candour::sync {

enum class LoopbackScheme : std::uint8_t { plain, tls };

struct HttpOptions {
  std::string ca_file;                              // instead of the system's authorities
  LoopbackScheme loopback = LoopbackScheme::plain;  // tls: for tests
};

std::unique_ptr<Transport> make_http_transport(HttpOptions options);
std::unique_ptr<Exchanges> make_http_exchanges(HttpOptions options);

}  // namespace candour::sync
