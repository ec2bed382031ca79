// An answer as the client reads it: frame, page and the other bodies, /v1/info.
#include "sync/client/relay_info.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/frame.hpp"
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
  if (const auto answer = wire::parse_answer(input)) check(wire::parse_fetch_answer(answer->body), answer->body);
  check(wire::parse_create_answer(input), input);
  check(wire::parse_append_answer(input), input);
  check(wire::parse_fetch_answer(input), input);
  check(wire::parse_head_answer(input), input);
  check(wire::parse_position_answer(input), input);
  check(wire::parse_quota_answer(input), input);
  const auto signature = std::string(128, '0');
  fuzz::must(!sync::parse_info(input, signature));  // nobody signed it
  return 0;
}
