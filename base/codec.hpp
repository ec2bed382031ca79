// Little-endian fixed-width bytes in and out (protocol.md B0).
#pragma once

#include "base/bytes.hpp"
#include "base/ids.hpp"

namespace candour {

// Appends to a byte string. Fields stand in the order in which they are written.
class Writer {
 public:
  Writer& u8(std::uint8_t value) { return integer(value, 1); }
  Writer& u16(std::uint16_t value) { return integer(value, 2); }
  Writer& u32(std::uint32_t value) { return integer(value, 4); }
  Writer& u64(std::uint64_t value) { return integer(value, 8); }
  Writer& raw(ByteView bytes) {
    append(out_, bytes);
    return *this;
  }

  // Makes room first, so that growing leaves no copy of a secret behind.
  Writer& reserve(std::size_t capacity) {
    out_.reserve(capacity);
    return *this;
  }

  std::size_t size() const { return out_.size(); }
  ByteView view() const { return out_; }
  Bytes take() { return std::move(out_); }

 private:
  Writer& integer(std::uint64_t value, int width) {
    for (int i = 0; i < width; ++i) out_.push_back(static_cast<std::uint8_t>(value >> 8 * i));
    return *this;
  }

  Bytes out_;
};

// Reads from a view that outlives it. A read past the end yields zeros and makes ok() false for ever after,
// so a parser reads everything and asks once.
class Reader {
 public:
  explicit Reader(ByteView bytes) : rest_(bytes) {}

  std::uint8_t u8() { return static_cast<std::uint8_t>(integer(1)); }
  std::uint16_t u16() { return static_cast<std::uint16_t>(integer(2)); }
  std::uint32_t u32() { return static_cast<std::uint32_t>(integer(4)); }
  std::uint64_t u64() { return integer(8); }

  // The next n bytes; empty if there are fewer.
  ByteView raw(std::size_t n) {
    if (n > rest_.size()) {
      ok_ = false;
      rest_ = {};
      return {};
    }
    const auto out = rest_.first(n);
    rest_ = rest_.subspan(n);
    return out;
  }

  template <std::size_t N>
  ByteArray<N> array() {
    ByteArray<N> out{};
    const auto bytes = raw(N);
    if (bytes.size() == N) out = candour::take<N>(bytes);
    return out;
  }

  template <class IdType>
  IdType id() {
    return IdType(array<IdType::size>());
  }

  bool ok() const { return ok_; }
  // True if nothing was read past the end and nothing is left: trailing bytes are malformed everywhere.
  bool finished() const { return ok_ && rest_.empty(); }
  ByteView rest() const { return rest_; }

 private:
  std::uint64_t integer(std::size_t width) {
    const auto bytes = raw(width);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) value |= std::uint64_t{bytes[i]} << 8 * i;
    return value;
  }

  ByteView rest_;
  bool ok_ = true;
};

// One little-endian integer as a byte string: an element of a hash or a KDF.
inline ByteArray<8> le64(std::uint64_t value) {
  ByteArray<8> out;
  for (std::size_t i = 0; i < 8; ++i) out[i] = static_cast<std::uint8_t>(value >> 8 * i);
  return out;
}
inline ByteArray<4> le32(std::uint32_t value) {
  ByteArray<4> out;
  for (std::size_t i = 0; i < 4; ++i) out[i] = static_cast<std::uint8_t>(value >> 8 * i);
  return out;
}

}  // namespace candour
