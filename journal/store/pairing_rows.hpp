// The pairing that is under way, as rows: its handshake, and how far a first pairing came. Part of the caller's
// transaction.
#pragma once

#include <functional>
#include <optional>

#include "base/sqlite/sqlite.hpp"
#include "crypto/secret.hpp"
#include "journal/sealed/certificate.hpp"
#include "journal/sealed/member_card.hpp"

namespace candour::journal::store {

enum class PairingRole : std::uint8_t { inviter = 1, joiner = 2 };

// What one side of a handshake saved; `take` is called while the bytes are in SQLite's page cache, and not at all if
// there is none.
Result<> save_handshake(sqlite::Connection& database, PairingRole role, const crypto::SecretText& saved);
Result<> with_handshake(sqlite::Connection& database, const std::function<Result<>(PairingRole, ByteView)>& take);
Result<> drop_handshake(sqlite::Connection& database);

// The step that was taken last. Each is taken once.
enum class AttemptStep : std::uint8_t { matched = 1, commit = 2, change = 3, welcome = 4 };

// A first pairing whose number matched at the inviter, while no record of the joiner's device is held.
struct Attempt {
  AttemptStep step = AttemptStep::matched;
  sealed::MemberCard card;          // of the joiner, as in T1
  sealed::Certificate certificate;  // of his device, as in T1
  Bytes change;                     // body of kind 10, signed once
};
Result<> save_attempt(sqlite::Connection& database, const Attempt& attempt);
// damaged if its card or certificate does not hold.
Result<std::optional<Attempt>> attempt(sqlite::Connection& database, const JournalId& journal);
Result<> drop_attempt_row(sqlite::Connection& database);

}  // namespace candour::journal::store
