#include "sync/relay/http_head.hpp"

#include <algorithm>
#include <charconv>

#include "sync/wire/limits.hpp"

namespace candour::relay {

namespace {

using wire::Code;
using Refused = std::optional<HttpRefusal>;

constexpr HttpRefusal bad_request{400, Code::malformed};

// The fields that matter, each at most once.
struct Fields {
  std::size_t count = 0;
  std::optional<std::string_view> host;
  std::optional<std::string_view> content_length;
  std::optional<std::string_view> content_type;
  std::optional<std::string_view> connection;
};

bool is_printable(char c) { return c >= 0x20 && c < 0x7f; }

bool is_token_character(char c) {
  const bool is_alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return is_alphanumeric || std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// The next line without its CR LF. A bare CR or LF stays in the line and fails there.
std::string_view take_line(std::string_view& rest) {
  const auto line = rest.substr(0, rest.find("\r\n"));
  rest.remove_prefix(std::min(rest.size(), line.size() + 2));
  return line;
}

bool keep_once(std::optional<std::string_view>& place, std::string_view value) {
  if (place) return false;
  place = value;
  return true;
}

Refused read_field(std::string_view line, Fields& fields) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return bad_request;
  const auto name = line.substr(0, colon);
  const auto value = trimmed(line.substr(colon + 1));
  // A folded line begins with a space, which is no token.
  if (!std::all_of(name.begin(), name.end(), is_token_character)) return bad_request;
  if (!std::all_of(value.begin(), value.end(), is_printable)) return bad_request;
  if (++fields.count > max_head_fields) return HttpRefusal{431, Code::http};

  if (equal_ignoring_case(name, "transfer-encoding") || equal_ignoring_case(name, "expect")) return bad_request;
  bool is_first = true;
  if (equal_ignoring_case(name, "host")) is_first = keep_once(fields.host, value);
  if (equal_ignoring_case(name, "content-length")) is_first = keep_once(fields.content_length, value);
  if (equal_ignoring_case(name, "content-type")) is_first = keep_once(fields.content_type, value);
  if (equal_ignoring_case(name, "connection")) is_first = keep_once(fields.connection, value);
  return is_first ? Refused{} : bad_request;
}

struct RequestLine {
  std::string_view method;
  std::string_view target;
};

std::optional<RequestLine> read_request_line(std::string_view line) {
  if (!std::all_of(line.begin(), line.end(), is_printable)) return std::nullopt;
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return std::nullopt;
  const RequestLine out{line.substr(0, first), line.substr(first + 1, last - first - 1)};
  const bool has_space = out.target.find(' ') != std::string_view::npos;
  const bool is_method = !out.method.empty() && std::all_of(out.method.begin(), out.method.end(), is_token_character);
  if (!is_method || has_space || out.target.empty() || out.target.front() != '/') return std::nullopt;
  if (line.substr(last + 1) != "HTTP/1.1") return std::nullopt;
  return out;
}

constexpr std::string_view method_head = "HEAD";

// RFC 9110 7.6.1: a list of options, in any case.
bool has_option(std::string_view list, std::string_view option) {
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (equal_ignoring_case(trimmed(list.substr(0, comma)), option)) return true;
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
  return false;
}

std::optional<HttpRefusal> judge_method(Route route, std::string_view method) {
  if (route == Route::box) return method == "POST" ? Refused{} : HttpRefusal{405, Code::http, "POST"};
  return method == "GET" || method == method_head ? Refused{} : HttpRefusal{405, Code::http, "GET, HEAD"};
}

std::optional<Route> route_of(std::string_view target) {
  if (target == wire::box_path) return Route::box;
  if (target == wire::info_path) return Route::info;
  if (target == "/healthz") return Route::health;
  return std::nullopt;
}

std::optional<std::uint64_t> read_length(std::string_view digits) {
  constexpr std::size_t most_digits = 12;
  std::uint64_t length = 0;
  if (digits.empty() || digits.size() > most_digits) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), length);
  if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return length;
}

std::variant<HttpRequest, HttpRefusal> judge_route(const RequestLine& line, const Fields& fields) {
  HttpRequest request;
  request.keeps_alive = !fields.connection || !has_option(*fields.connection, "close");
  const auto length = fields.content_length ? read_length(*fields.content_length) : std::optional<std::uint64_t>(0);
  if (!fields.host || !length) return bad_request;
  const auto route = route_of(line.target);
  if (!route) return HttpRefusal{404, Code::http};
  request.route = *route;
  if (const auto refused = judge_method(*route, line.method)) return *refused;
  if (*route != Route::box && *length > 0) return bad_request;
  if (*route != Route::box) return request;

  if (!fields.content_length) return HttpRefusal{411, Code::http};
  if (!fields.content_type || !equal_ignoring_case(*fields.content_type, wire::content_type)) {
    return HttpRefusal{415, Code::http};
  }
  if (*length > wire::max_request_size) return HttpRefusal{413, Code::http};
  request.body_size = static_cast<std::size_t>(*length);
  return request;
}

}  // namespace

bool asks_for_head_alone(std::string_view head) {
  return head.size() > method_head.size() && head.starts_with(method_head) && head[method_head.size()] == ' ';
}

std::optional<std::size_t> head_size(std::string_view received) {
  std::size_t line = 0;
  for (auto end = received.find('\n'); end != std::string_view::npos; end = received.find('\n', line)) {
    const bool is_whole = end > line && received[end - 1] == '\r';
    const bool is_empty = end == line + 1;
    line = end + 1;
    if (!is_whole || (is_empty && end > 1)) return line;
  }
  return std::nullopt;
}

std::variant<HttpRequest, HttpRefusal> judge_head(std::string_view head) {
  if (head.size() > max_head_size) return HttpRefusal{431, Code::http};
  if (head_size(head) != head.size() || !head.ends_with("\r\n\r\n")) return bad_request;
  auto rest = head.substr(0, head.size() - 2);
  const auto line = read_request_line(take_line(rest));
  if (!line) return bad_request;
  Fields fields;
  while (!rest.empty()) {
    if (const auto refused = read_field(take_line(rest), fields)) return *refused;
  }
  return judge_route(*line, fields);
}

}  // namespace candour::relay
