#include "tests/sync/relay/bad_requests.hpp"

namespace candour::relay_test {

namespace {

// A POST with these fields after Host and type, and a body.
std::string post(const std::string& fields, const std::string& body = "") {
  return "POST /v1/box HTTP/1.1\r\nHost: relay\r\nContent-Type: application/octet-stream\r\n" + fields + "\r\n" + body;
}

std::string get(const std::string& line, const std::string& fields = "Host: relay\r\n") {
  return line + "\r\n" + fields + "\r\n";
}

const std::string hidden = "GET /v1/info HTTP/1.1\r\nHost: relay\r\n\r\n";

std::vector<BadRequest> bad_lengths() {
  return {
      {"transfer encoding", post("Transfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"length and transfer encoding", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"), 400},
      {"transfer encoding gzip", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"), 400},
      {"transfer encoding with identity", post("Transfer-Encoding: chunked, identity\r\n", hidden), 400},
      {"transfer encoding with a tab", post("Transfer-Encoding:\tchunked\r\n", "0\r\n\r\n"), 400},
      {"empty transfer encoding", post("Transfer-Encoding:\r\nContent-Length: 0\r\n"), 400},
      {"no length", post(""), 411},
      {"two lengths", post("Content-Length: 3\r\nContent-Length: 3\r\n", "abc"), 400},
      {"two lengths in one field", post("Content-Length: 3, 3\r\n", "abc"), 400},
      {"length with a sign", post("Content-Length: +3\r\n", "abc"), 400},
      {"negative length", post("Content-Length: -1\r\n"), 400},
      {"hexadecimal length", post("Content-Length: 0x3\r\n", "abc"), 400},
      {"empty length", post("Content-Length:\r\n"), 400},
      {"length beyond counting", post("Content-Length: 99999999999999999999\r\n"), 400},
      {"length above any frame", post("Content-Length: 1052817\r\n"), 413},
      {"length with words", post("Content-Length: 3 bytes\r\n", "abc"), 400},
      {"body of a GET", get("GET /healthz HTTP/1.1", "Host: relay\r\nContent-Length: 3\r\n") + "abc", 400},
  };
}

std::vector<BadRequest> bad_fields() {
  return {
      {"folded field", post("X-Folded: a\r\n b\r\nContent-Length: 0\r\n"), 400},
      {"length folded away", post("X-Folded: a\r\n\tContent-Length: 9\r\nContent-Length: 0\r\n"), 400},
      {"space before the colon", post("Content-Length : 0\r\n"), 400},
      {"field without a colon", post("Content-Length 0\r\n"), 400},
      {"field without a name", post(": 0\r\nContent-Length: 0\r\n"), 400},
      {"control character in a value", post("X-Odd: a\x01z\r\nContent-Length: 0\r\n"), 400},
      {"bare line feed in a value", post("X-Odd: a\nTransfer-Encoding: chunked\r\nContent-Length: 0\r\n"), 400},
      {"bare carriage return in a value", post("X-Odd: a\rb\r\nContent-Length: 0\r\n"), 400},
      {"zero byte in a value", post(std::string("X-Odd: a\0b\r\nContent-Length: 0\r\n", 31)), 400},
      {"expectation", post("Expect: 100-continue\r\nContent-Length: 3\r\n", "abc"), 400},
      {"no host", get("GET /healthz HTTP/1.1", "X: y\r\n"), 400},
      {"two hosts", get("GET /healthz HTTP/1.1", "Host: a\r\nHost: b\r\n"), 400},
      {"another content type",
       "POST /v1/box HTTP/1.1\r\nHost: relay\r\nContent-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc", 415},
      {"no content type", "POST /v1/box HTTP/1.1\r\nHost: relay\r\nContent-Length: 3\r\n\r\nabc", 415},
      {"head above 8 KiB", get("GET /healthz HTTP/1.1", "Host: relay\r\nX: " + std::string(9000, 'a') + "\r\n"), 431},
      {"a head that never ends", "GET /healthz HTTP/1.1\r\nX: " + std::string(20000, 'a'), 431},
  };
}

std::vector<BadRequest> bad_lines() {
  return {
      {"HTTP/1.0", get("GET /healthz HTTP/1.0"), 400},
      {"HTTP/1.0 with chunks", "POST /v1/box HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400},
      {"HTTP/2.0", get("GET /healthz HTTP/2.0"), 400},
      {"no version", get("GET /healthz"), 400},
      {"lower-case version", get("GET /healthz http/1.1"), 400},
      {"two spaces", get("GET  /healthz HTTP/1.1"), 400},
      {"tab for a space", get("GET\t/healthz HTTP/1.1"), 400},
      {"space in the target", get("GET /healthz /x HTTP/1.1"), 400},
      {"space before the line", get(" GET /healthz HTTP/1.1"), 400},
      {"absolute target", get("GET http://relay/healthz HTTP/1.1"), 400},
      {"tunnel", get("CONNECT relay:443 HTTP/1.1"), 400},
      {"empty line first", "\r\n" + get("GET /healthz HTTP/1.1"), 400},
      {"start of HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 400},
      {"no HTTP at all", "hello\r\n\r\n", 400},
      {"another path", get("GET / HTTP/1.1"), 404},
      {"query", get("GET /v1/info?x=1 HTTP/1.1"), 404},
      {"path with dots", get("GET /v1/../v1/info HTTP/1.1"), 404},
      {"GET of the box", get("GET /v1/box HTTP/1.1"), 405},
      {"POST of the information", get("POST /v1/info HTTP/1.1"), 405},
      {"PUT", get("PUT /v1/box HTTP/1.1"), 405},
      {"bare line feeds", "GET /healthz HTTP/1.1\nHost: relay\n\n", 400},
      {"bare line feed after the line", "GET /healthz HTTP/1.1\nHost: relay\r\n\r\n", 400},
      {"bare line feed at the end", "GET /healthz HTTP/1.1\r\nHost: relay\r\n\n", 400},
      {"bare line feed and nothing more", "GET /healthz HTTP/1.1\n", 400},
  };
}

}  // namespace

std::vector<BadRequest> bad_requests() {
  auto all = bad_lengths();
  for (auto&& bad : bad_fields()) all.push_back(std::move(bad));
  for (auto&& bad : bad_lines()) all.push_back(std::move(bad));
  return all;
}

}  // namespace candour::relay_test
