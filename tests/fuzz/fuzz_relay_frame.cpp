// A request as the relay reads it: HTTP head, frame, bodies of the five operations.
#include "sync/relay/http_head.hpp"
#include "sync/wire/frame.hpp"
#include "sync/wire/request_bodies.hpp"
#include "tests/fuzz/law.hpp"

using namespace candour;

namespace {

template <class Parsed>
void check(const Parsed& parsed, ByteView body) {
  if (parsed) fuzz::must_be_same(body, wire::encode(*parsed));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView input(data, size);
  if (const auto head = relay::head_size(as_text(input))) {
    fuzz::must(*head <= size);
    (void)relay::judge_head(as_text(input.first(*head)));
  }
  if (const auto request = wire::parse_request(input)) {
    fuzz::must(request->body.size() < size);
    check(wire::parse_append(request->body), request->body);
  }
  check(wire::parse_create(input), input);
  check(wire::parse_append(input), input);
  check(wire::parse_fetch(input), input);
  check(wire::parse_head(input), input);
  check(wire::parse_delete(input), input);
  return 0;
}
