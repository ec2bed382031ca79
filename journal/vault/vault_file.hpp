// The two seals that a passphrase opens (protocol.md B12): the vault file, which holds the master key, and the step-up
// seal, which holds what only a passphrase typed again may use. Parsing and cryptography alone; files are
// vault_folder.hpp's.
#pragma once

#include "base/result.hpp"
#include "crypto/aead.hpp"
#include "crypto/passphrase.hpp"

namespace candour::journal {

inline constexpr std::size_t vault_file_size = 162;
inline constexpr std::size_t step_up_size = 258;

// The public randomness of one seal. Drawn anew for each; chosen only by known answers.
struct SealRandom {
  crypto::Argon2Salt salt{};
  crypto::Nonce nonce{};

  static SealRandom draw();
};

// What the step-up seal holds. An empty `root` stands for the zeros of a kit that was checked.
struct StepUpKeys {
  crypto::RootSecret root;
  crypto::IdentitySeed identity;
  crypto::ControllerSeed controller;
  crypto::ExportSeed exporter;
};

enum class SealKind : std::uint8_t { vault, step_up };

// What an intact seal asks for. Nothing of it is secret.
struct SealHeader {
  crypto::Argon2Cost cost;
  SealRandom random;
};

// Judges bytes of any origin without a passphrase and before any work: not_a_vault, damaged (the check does not hold),
// cost_refused (the check holds, the cost is out of bounds).
Result<SealHeader> read_seal(SealKind kind, ByteView seal);

// True if `seal` is of this kind and undamaged, whatever cost it asks for.
bool is_intact(SealKind kind, ByteView seal);

// Seals with a new salt and nonce. cost_refused, out_of_memory. Takes about a second.
Result<Bytes> seal_vault(const crypto::MasterKey& master, const crypto::Passphrase& passphrase,
                         const crypto::Argon2Cost& cost, const SealRandom& random = SealRandom::draw());
Result<Bytes> seal_step_up(const StepUpKeys& keys, const crypto::Passphrase& passphrase, const crypto::Argon2Cost& cost,
                           const SealRandom& random = SealRandom::draw());

// The errors of read_seal(), and then wrong_passphrase. Takes about a second.
Result<crypto::MasterKey> open_vault(ByteView seal, const crypto::Passphrase& passphrase);
Result<StepUpKeys> open_step_up(ByteView seal, const crypto::Passphrase& passphrase);

}  // namespace candour::journal
