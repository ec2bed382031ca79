#include "crypto/typed_secret.hpp"

#include <algorithm>

namespace candour::crypto {

namespace {

bool continues(std::uint8_t byte) { return (byte & 0xC0) == 0x80; }

}  // namespace

TypedSecret::TypedSecret() : bytes_(detail::guarded_alloc(capacity)) {}
TypedSecret::~TypedSecret() { detail::guarded_free(bytes_); }

bool TypedSecret::append(std::string_view text) {
  const auto is_control = [](char c) { return static_cast<std::uint8_t>(c) < 0x20 || c == 0x7F; };
  if (text.size() > capacity - size_ || std::any_of(text.begin(), text.end(), is_control)) return false;
  std::memcpy(bytes_ + size_, text.data(), text.size());
  size_ += text.size();
  ++revision_;
  return true;
}

void TypedSecret::remove_last() {
  if (size_ == 0) return;
  ++revision_;
  --size_;
  while (size_ > 0 && continues(bytes_[size_])) --size_;
  detail::wipe(bytes_ + size_, capacity - size_);
}

void TypedSecret::clear() {
  detail::wipe(bytes_, capacity);
  size_ = 0;
  ++revision_;
}

std::size_t TypedSecret::length() const {
  return static_cast<std::size_t>(std::count_if(bytes_, bytes_ + size_, [](auto byte) { return !continues(byte); }));
}

SecretText TypedSecret::take() {
  SecretText taken(expose());
  clear();
  return taken;
}

}  // namespace candour::crypto
