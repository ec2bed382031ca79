// What an HTTP request may look like here, as one pure function over its head (relay.md 0.2). It is stricter than
// HTTP: whatever two programs could read in two ways is refused, so that no proxy and relay ever disagree.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <variant>

#include "sync/wire/code.hpp"

namespace candour::relay {

inline constexpr std::size_t max_head_size = 8192;  // with the empty line that ends it
inline constexpr std::size_t max_head_fields = 32;

enum class Route : std::uint8_t { box, info, health };

struct HttpRequest {
  Route route = Route::health;
  std::size_t body_size = 0;
  bool keeps_alive = true;
};

// The connection is closed after a refusal: where the next request would begin is not known.
struct HttpRefusal {
  unsigned status = 400;
  wire::Code code = wire::Code::malformed;
  const char* allowed = "";  // the methods of that path, with 405
};

// True if this head asks for the head of an answer alone, be it one that is refused.
bool asks_for_head_alone(std::string_view head);

// The size of the head at the start of `received`, empty line included; nothing while its end has not arrived.
// A line that ends without its carriage return ends the head there and then, for judge_head to refuse.
std::optional<std::size_t> head_size(std::string_view received);

// `head` is what head_size measured.
std::variant<HttpRequest, HttpRefusal> judge_head(std::string_view head);

}  // namespace candour::relay
