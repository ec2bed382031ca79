#include "sync/relay/http_text.hpp"

#include "sync/wire/limits.hpp"

namespace candour::relay {

namespace {

const char* reason_of(unsigned status) {
  switch (status) {
    case 200:
      return "OK";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 421:
      return "Misdirected Request";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 503:
      return "Service Unavailable";
    case 507:
      return "Insufficient Storage";
    default:
      return "Answer";
  }
}

const char* type_of(Content content) {
  switch (content) {
    case Content::frame:
      return wire::content_type;
    case Content::json:
      return "application/json";
    case Content::text:
      return "text/plain";
  }
  return wire::content_type;
}

}  // namespace

std::string text_of(const HttpAnswer& answer) {
  std::string out = "HTTP/1.1 " + std::to_string(answer.status) + " " + reason_of(answer.status) + "\r\n";
  out += std::string("Content-Type: ") + type_of(answer.content) + "\r\n";
  out += "Content-Length: " + std::to_string(answer.body.size() + answer.later_bytes) + "\r\n";
  out += "Cache-Control: no-store\r\n";
  if (!answer.allowed.empty()) out += "Allow: " + answer.allowed + "\r\n";
  if (!answer.info_signature.empty()) {
    out += std::string(wire::info_signature_header) + ": " + answer.info_signature + "\r\n";
  }
  out += answer.keeps_alive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
  return out;
}

}  // namespace candour::relay
