#include "crypto/secret.hpp"

#include <sodium.h>

#include <cstdio>
#include <cstdlib>

namespace candour::crypto {

namespace {

[[noreturn]] void end_process(const char* why) {
  std::fputs(why, stderr);
  std::abort();
}

}  // namespace

void start() {
  // sodium_init() may be called again and from any thread.
  if (sodium_init() < 0) end_process("candour: the cryptographic library does not start\n");
}

namespace detail {

std::uint8_t* guarded_alloc(std::size_t size) {
  static const bool started = (start(), true);  // guard pages need the page size that sodium_init() reads
  (void)started;
  auto* bytes = static_cast<std::uint8_t*>(sodium_malloc(size));
  if (bytes == nullptr) end_process("candour: the system gives no guarded memory for a key\n");
  return bytes;
}

void guarded_free(std::uint8_t* bytes) noexcept { sodium_free(bytes); }

void wipe(void* bytes, std::size_t size) noexcept { sodium_memzero(bytes, size); }

void fill_random(ByteSpan out) {
  if (!out.empty()) randombytes_buf(out.data(), out.size());
}

}  // namespace detail

SecretText::SecretText(std::string_view text) : size_(text.size()) {
  if (size_ == 0) return;
  bytes_ = detail::guarded_alloc(size_);
  std::memcpy(bytes_, text.data(), size_);
}

SecretText::SecretText(SecretText&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)), size_(std::exchange(other.size_, 0)) {}

SecretText& SecretText::operator=(SecretText&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  std::swap(size_, other.size_);
  return *this;
}

SecretText::~SecretText() { detail::guarded_free(bytes_); }

}  // namespace candour::crypto
