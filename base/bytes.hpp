// Byte strings as values, and the two readings of them that every folder needs.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace candour {

using Bytes = std::vector<std::uint8_t>;
using ByteView = std::span<const std::uint8_t>;
using ByteSpan = std::span<std::uint8_t>;
template <std::size_t N>
using ByteArray = std::array<std::uint8_t, N>;

// The bytes of `text`, without a terminator. The view lives as long as the text.
inline ByteView as_bytes(std::string_view text) {
  return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

// `bytes` read as text; nothing is checked or copied.
inline std::string_view as_text(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

inline Bytes to_bytes(ByteView view) { return {view.begin(), view.end()}; }
inline std::string to_text(ByteView view) { return std::string(as_text(view)); }

// Copies the first N bytes of `view`, which must hold at least N.
template <std::size_t N>
ByteArray<N> take(ByteView view) {
  ByteArray<N> out;
  std::copy_n(view.begin(), N, out.begin());
  return out;
}

inline void append(Bytes& to, ByteView more) { to.insert(to.end(), more.begin(), more.end()); }

bool equal(ByteView a, ByteView b);

// Lower-case hexadecimal, two digits a byte.
std::string to_hex(ByteView bytes);

// The inverse of to_hex; nothing if `text` has an odd length or another character.
std::optional<Bytes> from_hex(std::string_view text);

}  // namespace candour
