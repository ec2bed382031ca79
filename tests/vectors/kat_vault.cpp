// B12: the two seals of the vault and its database key, from the reference's passphrase, salts and nonces.
#include "base/codec.hpp"
#include "crypto/hash.hpp"
#include "journal/vault/vault_file.hpp"
#include "tests/support/json_vectors.hpp"
#include "tests/vectors/kat_cast.hpp"
#include "tests/vectors/kat_registry.hpp"

namespace candour::test {
namespace {

crypto::Passphrase passphrase() { return crypto::Passphrase("p\xC3\xA4ssword"); }

journal::SealRandom counting_random() {
  journal::SealRandom out;
  for (std::size_t i = 0; i < out.salt.size(); ++i) out.salt[i] = static_cast<std::uint8_t>(i);
  for (std::size_t i = 0; i < out.nonce.size(); ++i) out.nonce[i] = static_cast<std::uint8_t>(i);
  return out;
}

// Opens the reference's bytes as well: what is sealed here must be what is opened there.
std::string vault(const std::string& given) {
  const auto master = seed<crypto::MasterKey>("MK");
  const auto opened = journal::open_vault(unhex(given), passphrase());
  if (!opened || !equal(opened->expose(), master.expose())) return "does not open";
  return to_hex(journal::seal_vault(master, passphrase(), crypto::argon2_floor, counting_random()).value());
}

std::string step_up(const std::string& given) {
  journal::StepUpKeys keys;  // of a kit that was checked: without R
  keys.identity = cast().a.identity.duplicate();
  keys.controller = cast().a.controller.duplicate();
  keys.exporter = cast().a.export_seed.duplicate();
  const auto opened = journal::open_step_up(unhex(given), passphrase());
  if (!opened || !opened->root.empty() || !equal(opened->exporter.expose(), keys.exporter.expose()))
    return "does not open";
  return to_hex(journal::seal_step_up(keys, passphrase(), crypto::argon2_floor, {}).value());
}

// x'<64 digits><32 digits>'
std::string database_key_digits(std::size_t from, std::size_t count) {
  return std::string(crypto::database_key(seed<crypto::MasterKey>("MK")).expose().substr(2 + from, count));
}
std::string database_key(const std::string&) { return database_key_digits(0, 64); }
std::string database_salt(const std::string&) { return database_key_digits(64, 32); }

const KatAnswers answers{
    {"vault", vault},
    {"step_up", step_up},
    {"vault.db_key", database_key},
    {"vault.db_salt", database_salt},
};

}  // namespace
}  // namespace candour::test
