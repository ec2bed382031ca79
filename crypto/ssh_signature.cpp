#include "crypto/ssh_signature.hpp"

#include <sodium.h>

#include <cstdlib>

#include "base/defence.hpp"
#include "crypto/ed25519.hpp"
#include "crypto/sign.hpp"

namespace candour::crypto {

namespace {

constexpr std::string_view magic = "SSHSIG";
constexpr std::string_view key_type = "ssh-ed25519";
constexpr std::string_view hash_name = "sha512";
constexpr std::string_view armour_begin = "-----BEGIN SSH SIGNATURE-----\n";
constexpr std::string_view armour_end = "-----END SSH SIGNATURE-----\n";
constexpr std::size_t line_length = 70;
constexpr std::size_t key_offset = 33;  // magic, version, length of the key's blob, string(type), length of the key

void append_be32(Bytes& to, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) to.push_back(static_cast<std::uint8_t>(value >> shift));
}

void append_string(Bytes& to, ByteView bytes) {
  append_be32(to, static_cast<std::uint32_t>(bytes.size()));
  append(to, bytes);
}

// string("ssh-ed25519") string(bytes): the form of a public key and of a signature alike.
Bytes typed_blob(ByteView bytes) {
  Bytes out;
  append_string(out, as_bytes(key_type));
  append_string(out, bytes);
  return out;
}

Bytes signed_data(SshNamespace name, ByteView message) {
  Bytes out = to_bytes(as_bytes(magic));
  append_string(out, as_bytes(CANDOUR_DEFENCE("31", true) ? text_of(name) : std::string_view()));
  append_string(out, {});
  append_string(out, as_bytes(hash_name));
  append_string(out, sha512(message));
  return out;
}

std::string to_base64(ByteView bytes, int variant) {
  std::string out(sodium_base64_encoded_len(bytes.size(), variant), '\0');
  sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), variant);
  out.pop_back();  // the terminator that libsodium counts
  return out;
}

std::optional<Bytes> from_base64(std::string_view text) {
  if (text.empty()) return std::nullopt;
  Bytes out(text.size());
  std::size_t size = 0;
  if (sodium_base642bin(out.data(), out.size(), text.data(), text.size(), nullptr, &size, nullptr,
                        sodium_base64_VARIANT_ORIGINAL) != 0)
    return std::nullopt;
  out.resize(size);
  return out;
}

Bytes armoured_blob(const ExportKey& key, SshNamespace name, const Signature& signature) {
  Bytes out = to_bytes(as_bytes(magic));
  append_be32(out, 1);
  append_string(out, typed_blob(key));
  append_string(out, as_bytes(text_of(name)));
  append_string(out, {});
  append_string(out, as_bytes(hash_name));
  append_string(out, typed_blob(signature));
  return out;
}

// The base64 between the two armour lines, without line ends.
std::optional<std::string> armour_content(std::string_view text) {
  if (!text.starts_with(armour_begin) || !text.ends_with(armour_end)) return std::nullopt;
  if (text.size() < armour_begin.size() + armour_end.size()) return std::nullopt;
  text.remove_prefix(armour_begin.size());
  text.remove_suffix(armour_end.size());
  std::string out(text);
  std::erase(out, '\n');
  return out;
}

}  // namespace

std::string_view text_of(SshNamespace name) {
  switch (name) {
    case SshNamespace::candour_key:
      return "candour-key";
    case SshNamespace::candour_summary:
      return "candour-summary";
  }
  std::abort();
}

Signature ssh_sign(const ExportSeed& seed, SshNamespace name, ByteView message) {
  return detail::sign_bytes(seed.pair(), signed_data(name, message));
}

bool ssh_verify(const ExportKey& key, const Signature& signature, SshNamespace name, ByteView message) {
  return verify_message(key, signature, signed_data(name, message));
}

std::string ssh_fingerprint(const ExportKey& key) {
  return "SHA256:" + to_base64(sha256(typed_blob(key)), sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
}

std::string ssh_armour(const ExportKey& key, SshNamespace name, const Signature& signature) {
  const auto content = to_base64(armoured_blob(key, name, signature), sodium_base64_VARIANT_ORIGINAL);
  std::string out(armour_begin);
  for (std::size_t at = 0; at < content.size(); at += line_length) {
    out += content.substr(at, line_length);
    out += '\n';
  }
  return out += armour_end;
}

std::optional<Armoured> ssh_read_armour(std::string_view text, SshNamespace name) {
  const auto content = armour_content(text);
  if (!content) return std::nullopt;
  const auto blob = from_base64(*content);
  if (!blob || blob->size() != armoured_blob({}, name, {}).size()) return std::nullopt;
  const ByteView bytes(*blob);
  Armoured out{ExportKey(take<32>(bytes.subspan(key_offset))), Signature(take<64>(bytes.last(64)))};
  // Whatever else stands in it, line breaks included, must be what we would have written.
  if (ssh_armour(out.key, name, out.signature) != text) return std::nullopt;
  return out;
}

std::string ssh_public_blob(const ExportKey& key) { return to_base64(typed_blob(key), sodium_base64_VARIANT_ORIGINAL); }

std::optional<ExportKey> ssh_read_public_blob(std::string_view base64) {
  const auto blob = from_base64(base64);
  if (!blob || blob->size() != typed_blob(ExportKey()).size()) return std::nullopt;
  const ExportKey key(take<32>(ByteView(*blob).last(32)));
  if (ssh_public_blob(key) != base64) return std::nullopt;
  return key;
}

}  // namespace candour::crypto
