#include "sync/client/draw.hpp"

#include <limits>

#include "base/codec.hpp"
#include "crypto/hash.hpp"

namespace candour::sync {
namespace {

std::uint64_t draw_below(std::uint64_t bound) {
  // Numbers above the last whole multiple are drawn again, so that none is likelier than another.
  const auto limit = std::numeric_limits<std::uint64_t>::max() / bound * bound;
  while (true) {
    const auto bytes = crypto::random_bytes<8>();
    const auto number = Reader(bytes).u64();
    if (number < limit) return number % bound;
  }
}

}  // namespace

Draw system_draw() { return draw_below; }

}  // namespace candour::sync
