// Keys and small facts in the encrypted database. One of the few places where a secret is exposed: it goes straight
// into a bound value of the encrypted file (docs/decisions/0003).
#pragma once

#include <optional>

#include "base/codec.hpp"
#include "base/sqlite/sqlite.hpp"
#include "crypto/secret.hpp"

namespace candour::journal::store {

// A fact under a name; nothing if it was never set.
Result<std::optional<Bytes>> get_fact(sqlite::Connection& database, const char* name);
Result<> set_fact(sqlite::Connection& database, const char* name, ByteView value);
Result<> drop_fact(sqlite::Connection& database, const char* name);
// A number under a literal name; zero if it was never set.
Result<std::uint64_t> get_number(sqlite::Connection& database, const char* name);
Result<> set_number(sqlite::Connection& database, const char* name, std::uint64_t value);

namespace detail {
Result<> put_secret(sqlite::Connection& database, const char* kind, ByteView name, ByteView bytes);
// Calls `take` with the bytes while they are in SQLite's page cache, so that no copy is left behind.
Result<bool> with_secret(sqlite::Connection& database, const char* kind, ByteView name, void* context,
                         void (*take)(void* context, ByteView bytes));
Result<std::vector<Bytes>> secret_names(sqlite::Connection& database, const char* kind);
}  // namespace detail

// Keeps a secret under (kind, name); an older one of that name is replaced.
template <class SecretType>
Result<> put_secret(sqlite::Connection& database, const char* kind, ByteView name, const SecretType& secret) {
  return detail::put_secret(database, kind, name, secret.expose());
}

// The secret of (kind, name), or an empty one. damaged if what stands there has another length.
template <class SecretType>
Result<SecretType> get_secret(sqlite::Connection& database, const char* kind, ByteView name) {
  SecretType secret;
  auto found = detail::with_secret(database, kind, name, &secret, [](void* context, ByteView bytes) {
    if (bytes.size() == SecretType::size) {
      *static_cast<SecretType*>(context) =
          SecretType(std::span<const std::uint8_t, SecretType::size>(bytes.data(), SecretType::size));
    }
  });
  if (!found) return found.error();
  if (*found && secret.empty()) return Error{ErrorCode::damaged, "read a key"};
  return secret;
}

// The names under which secrets of a kind are kept, ascending.
inline Result<std::vector<Bytes>> secret_names(sqlite::Connection& database, const char* kind) {
  return detail::secret_names(database, kind);
}
// Forgets a journal that nobody joined: its keys, members, mailboxes, envelopes and records. What its owner wrote for
// himself stays and is by `new_self` from now on. Part of the caller's transaction.
Result<> forget_attempt(sqlite::Connection& database, const MemberKey& old_self, const MemberKey& new_self);
Result<> drop_secret(sqlite::Connection& database, const char* kind, ByteView name);

}  // namespace candour::journal::store
