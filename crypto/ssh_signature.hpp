// SSHSIG: signatures over what leaves a journal, as ssh-keygen makes and checks them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "crypto/sign.hpp"

namespace candour::crypto {

// The two namespaces of B17.
enum class SshNamespace : std::uint8_t { candour_key, candour_summary };
std::string_view text_of(SshNamespace name);

// SSHSIG (OpenSSH PROTOCOL.sshsig, version 1) with sha512 and an empty reserved field; the bare 64 bytes.
Signature ssh_sign(const ExportSeed& seed, SshNamespace name, ByteView message);
bool ssh_verify(const ExportKey& key, const Signature& signature, SshNamespace name, ByteView message);
// "SHA256:" and 43 characters of unpadded base64 (B17).
std::string ssh_fingerprint(const ExportKey& key);
// The armoured file: 70 characters a line, every line ended by LF.
std::string ssh_armour(const ExportKey& key, SshNamespace name, const Signature& signature);
struct Armoured {
  ExportKey key;
  Signature signature;
};
// Reads exactly what ssh_armour writes for `name`; anything else is nothing.
std::optional<Armoured> ssh_read_armour(std::string_view text, SshNamespace name);
// Base64 of string("ssh-ed25519") string(key), as in an allowed-signers line.
std::string ssh_public_blob(const ExportKey& key);
std::optional<ExportKey> ssh_read_public_blob(std::string_view base64);

}  // namespace candour::crypto
