#include "crypto/passphrase.hpp"

#include <sodium.h>

#include "base/defence.hpp"
#include "crypto/hash.hpp"
#include "crypto/require.hpp"

namespace candour::crypto {

namespace {

// Writes two lower-case digits a byte at `at`, and moves it on.
void write_hex(ByteSpan text, std::size_t& at, ByteView bytes) {
  static constexpr std::string_view digits = "0123456789abcdef";
  for (const auto byte : bytes) {
    text[at++] = static_cast<std::uint8_t>(digits[byte >> 4]);
    text[at++] = static_cast<std::uint8_t>(digits[byte & 15]);
  }
}

}  // namespace

bool is_allowed(const Argon2Cost& cost) {
  const bool is_too_little =
      cost.operations < argon2_floor.operations || cost.memory_bytes < argon2_floor.memory_bytes;
  const bool is_too_much =
      cost.operations > argon2_ceiling.operations || cost.memory_bytes > argon2_ceiling.memory_bytes;
  return !CANDOUR_DEFENCE("11 50", is_too_little || is_too_much);
}

Result<Transient<32>> argon2id(const Passphrase& passphrase, const Argon2Salt& salt, const Argon2Cost& cost) {
  if (!is_allowed(cost)) return Error{ErrorCode::cost_refused, "derive a key from a passphrase"};
  const auto text = passphrase.expose();
  Transient<32> out;
  // The only failure left inside the bounds is that the system gives no memory.
  if (crypto_pwhash(out.fill().data(), out.fill().size(), text.empty() ? "" : text.data(), text.size(), salt.data(),
                    cost.operations, cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return Error{ErrorCode::out_of_memory, "derive a key from a passphrase"};
  return out;
}

SecretText database_key(const MasterKey& master) {
  const auto key = derive(master, KdfLabel::db_key);
  const auto salt = derive<16>(master, KdfLabel::db_salt);
  Transient<99> text;
  auto out = text.fill();
  std::size_t at = 0;
  out[at++] = 'x';
  out[at++] = '\'';
  write_hex(out, at, key.expose());
  write_hex(out, at, salt.expose());
  out[at++] = '\'';
  detail::require(at == out.size());
  return SecretText(as_text(text.expose()));
}

}  // namespace candour::crypto
