// A passphrase while it is being typed: one fixed buffer in guarded memory, so that no stroke leaves a copy behind.
#pragma once

#include <optional>

#include "crypto/secret.hpp"

namespace candour::crypto {

class TypedSecret {
 public:
  static constexpr std::size_t capacity = 1024;

  TypedSecret();
  ~TypedSecret();
  TypedSecret(const TypedSecret&) = delete;
  TypedSecret& operator=(const TypedSecret&) = delete;

  // Appends UTF-8 text; false, and nothing is taken, if it does not fit or holds a control character.
  bool append(std::string_view text);
  void remove_last();  // one code point
  void clear();

  bool empty() const { return size_ == 0; }
  std::size_t length() const;  // code points
  // Grows with each change.
  std::uint64_t revision() const { return revision_; }
  // Bytes as typed, for drawing while they are shown on purpose.
  std::string_view expose() const { return {reinterpret_cast<const char*>(bytes_), size_}; }
  // What was typed, in guarded memory of its own; this one is empty afterwards.
  SecretText take();

 private:
  std::uint8_t* bytes_;
  std::size_t size_ = 0;
  std::uint64_t revision_ = 0;
};

}  // namespace candour::crypto
