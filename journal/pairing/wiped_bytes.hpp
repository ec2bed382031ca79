// Opened or half-made messages hold keys; this wipes them at the end of the scope.
#pragma once

#include "base/codec.hpp"
#include "crypto/secret.hpp"

namespace candour::pairing {

class WipedBytes {
 public:
  WipedBytes() = default;
  explicit WipedBytes(Bytes bytes) : bytes_(std::move(bytes)) {}
  WipedBytes(WipedBytes&& other) noexcept : bytes_(std::move(other.bytes_)) {}
  WipedBytes& operator=(WipedBytes&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
  }
  WipedBytes(const WipedBytes&) = delete;
  WipedBytes& operator=(const WipedBytes&) = delete;
  ~WipedBytes() { crypto::detail::wipe(bytes_.data(), bytes_.size()); }

  ByteView view() const { return bytes_; }

 private:
  Bytes bytes_;
};

// Reads 32 secret bytes of a message straight into an owner of their kind.
template <class SecretType>
SecretType read_secret(Reader& reader) {
  static_assert(SecretType::size == 32 || SecretType::size == 16);
  constexpr auto size = SecretType::size;
  const auto bytes = reader.raw(size);
  if (bytes.size() != size) return {};
  return SecretType(std::span<const std::uint8_t, size>(bytes.data(), size));
}

}  // namespace candour::pairing
