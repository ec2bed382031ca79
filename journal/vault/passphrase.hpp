// A passphrase as typed and as used (protocol.md B12), and whether a new one is strong enough.
#pragma once

#include "base/result.hpp"
#include "crypto/passphrase.hpp"

namespace candour::journal {

// As typed to as used, once: five words of the list become their whole lower-case words joined by "-"; anything else is
// taken as typed, in NFC. not_text if it is not UTF-8 or empty.
Result<crypto::Passphrase> prepared(const crypto::SecretText& typed);

// weak_passphrase for an own passphrase below 50 bits by zxcvbn; five words of the list always pass.
Result<> check_new_passphrase(const crypto::Passphrase& passphrase);

// How long guessing an own passphrase would take, by zxcvbn and 10,000 tries a second: far more than the least Argon2id
// that is allowed lets one graphics card do. Five words of the list take centuries.
enum class GuessedWithin : std::uint8_t { a_day, months, years, centuries };
GuessedWithin guessed_within(const crypto::Passphrase& passphrase);

}  // namespace candour::journal
