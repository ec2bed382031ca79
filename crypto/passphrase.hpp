// Argon2id (RFC 9106) with the floor and ceiling of protocol.md B12, and the database key in the one form SQLCipher takes.
#pragma once

#include "base/result.hpp"
#include "crypto/secret.hpp"

namespace candour::crypto {

struct Argon2Cost {
  std::uint64_t operations = 3;
  std::uint64_t memory_bytes = std::uint64_t{256} << 20;
};
inline constexpr Argon2Cost argon2_floor{3, std::uint64_t{64} << 20};
inline constexpr Argon2Cost argon2_ceiling{20, std::uint64_t{2} << 30};
bool is_allowed(const Argon2Cost& cost);

// A passphrase as Argon2id takes it, never as somebody typed it: `prepared` of journal/vault/passphrase.hpp makes it.
class Passphrase {
 public:
  // `text` is in NFC, or five words of the list joined by "-" (protocol.md B12): its maker's promise.
  explicit Passphrase(SecretText text) : text_(std::move(text)) {}
  explicit Passphrase(std::string_view text) : text_(text) {}
  std::string_view expose() const { return text_.expose(); }

 private:
  SecretText text_;
};

using Argon2Salt = ByteArray<16>;
// KEK of 32 bytes. cost_refused outside the bounds (before any
// work), out_of_memory if the system refuses. Takes about a second: never on a thread that draws.
Result<Transient<32>> argon2id(const Passphrase& passphrase, const Argon2Salt& salt, const Argon2Cost& cost);

// x'<64 hex of the key><32 hex of the salt>', 99 characters without terminator, for sqlite3_key.
// key = KDF(MK; "db-key"), salt = KDF_16(MK; "db-salt").
SecretText database_key(const MasterKey& master);

}  // namespace candour::crypto
