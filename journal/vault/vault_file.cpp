#include "journal/vault/vault_file.hpp"

#include "base/codec.hpp"
#include "base/defence.hpp"
#include "crypto/hash.hpp"

namespace candour::journal {

namespace {

constexpr std::size_t header_size = 66;
constexpr std::size_t check_size = 16;
constexpr std::size_t commitment_at = header_size + check_size;
constexpr std::size_t ciphertext_at = commitment_at + 32;
constexpr std::uint8_t format_version = 1;
constexpr std::uint8_t argon2id13 = 2;

struct Shape {
  std::string_view magic;
  crypto::KdfLabel label;
  std::size_t size;
};

Shape shape_of(SealKind kind) {
  if (kind == SealKind::vault) return {"CANDOURV", crypto::KdfLabel::vault, vault_file_size};
  return {"CANDOURI", crypto::KdfLabel::step_up, step_up_size};
}

// The header is bare bytes, not enc(): protocol.md B0 names it as an exception.
Bytes header_bytes(const Shape& shape, const crypto::Argon2Cost& cost, const SealRandom& random) {
  return Writer()
      .raw(as_bytes(shape.magic))
      .u8(format_version)
      .u8(argon2id13)
      .u64(cost.operations)
      .u64(cost.memory_bytes)
      .raw(random.salt)
      .raw(random.nonce)
      .take();
}

ByteArray<check_size> check_of(ByteView header, ByteView rest) {
  return crypto::hash<check_size>(crypto::HashLabel::vault_check, {header, rest});
}

// Content of a seal on its way in or out, wiped at the end of the scope.
class WipedBytes {
 public:
  explicit WipedBytes(Bytes bytes) : bytes_(std::move(bytes)) {}
  WipedBytes(const WipedBytes&) = delete;
  WipedBytes& operator=(const WipedBytes&) = delete;
  ~WipedBytes() { crypto::detail::wipe(bytes_.data(), bytes_.size()); }

  template <class SecretType>
  SecretType as(std::size_t index) const {
    return SecretType(std::span<const std::uint8_t, 32>(bytes_.data() + 32 * index, 32));
  }
  bool is_zero_at(std::size_t index) const {
    const ByteArray<32> zeros{};
    return crypto::equal_in_constant_time(ByteView(bytes_).subspan(32 * index, 32), zeros);
  }

 private:
  Bytes bytes_;
};

struct SealKeys {
  explicit SealKeys(const crypto::Transient<64>& both)
      : key(both.expose().first<32>()), commitment(take<32>(both.expose().last<32>())) {}

  crypto::Transient<32> key;
  crypto::Commitment commitment;
};

Result<SealKeys> keys_of(const Shape& shape, const crypto::Passphrase& passphrase, const SealHeader& parsed,
                         ByteView header) {
  CANDOUR_TRY(const auto kek, crypto::argon2id(passphrase, parsed.random.salt, parsed.cost));
  return SealKeys(crypto::derive<64>(kek, shape.label, {header}));
}

Result<Bytes> seal(SealKind kind, ByteView content, const crypto::Passphrase& passphrase,
                   const crypto::Argon2Cost& cost, const SealRandom& random) {
  const auto shape = shape_of(kind);
  const auto header = header_bytes(shape, cost, random);
  CANDOUR_TRY(const auto keys, keys_of(shape, passphrase, {cost, random}, header));

  auto rest = to_bytes(keys.commitment);
  append(rest, crypto::aead_seal(keys.key.expose(), random.nonce, header, content));
  return Writer().raw(header).raw(check_of(header, rest)).raw(rest).take();
}

Result<Bytes> open(SealKind kind, ByteView sealed, const crypto::Passphrase& passphrase) {
  CANDOUR_TRY(const auto parsed, read_seal(kind, sealed));
  const auto header = sealed.first(header_size);
  CANDOUR_TRY(const auto keys, keys_of(shape_of(kind), passphrase, parsed, header));
  const auto commitment = sealed.subspan(commitment_at, 32);
  if (CANDOUR_DEFENCE("18", !crypto::equal_in_constant_time(keys.commitment, commitment)))
    return Error{ErrorCode::wrong_passphrase, "open seal"};

  // The check is no MAC: whoever forges it over a changed ciphertext is found here.
  auto content = crypto::aead_open(keys.key.expose(), parsed.random.nonce, header, sealed.subspan(ciphertext_at));
  if (!content) return Error{ErrorCode::damaged, "open seal"};
  return std::move(*content);
}

SealHeader parse_header(ByteView seal) {
  Reader reader(seal.subspan(10, header_size - 10));
  SealHeader out;
  out.cost.operations = reader.u64();
  out.cost.memory_bytes = reader.u64();
  out.random.salt = reader.array<16>();
  out.random.nonce = reader.array<24>();
  return out;
}

Result<> check_shape(SealKind kind, ByteView seal) {
  const auto shape = shape_of(kind);
  if (seal.size() < ciphertext_at || !equal(seal.first(8), as_bytes(shape.magic)) ||
      CANDOUR_DEFENCE("11", seal[8] != format_version || seal[9] != argon2id13))
    return Error{ErrorCode::not_a_vault, "read seal"};
  const auto expected = check_of(seal.first(header_size), seal.subspan(commitment_at));
  if (seal.size() != shape.size || !equal(seal.subspan(header_size, check_size), expected))
    return Error{ErrorCode::damaged, "read seal"};
  return {};
}

}  // namespace

SealRandom SealRandom::draw() { return {crypto::random_bytes<16>(), crypto::random_bytes<24>()}; }

Result<SealHeader> read_seal(SealKind kind, ByteView seal) {
  CANDOUR_CHECK(check_shape(kind, seal));
  auto parsed = parse_header(seal);
  if (!crypto::is_allowed(parsed.cost)) return Error{ErrorCode::cost_refused, "read seal"};
  return parsed;
}

bool is_intact(SealKind kind, ByteView seal) { return check_shape(kind, seal).has_value(); }

Result<Bytes> seal_vault(const crypto::MasterKey& master, const crypto::Passphrase& passphrase,
                         const crypto::Argon2Cost& cost, const SealRandom& random) {
  return seal(SealKind::vault, master.expose(), passphrase, cost, random);
}

Result<Bytes> seal_step_up(const StepUpKeys& keys, const crypto::Passphrase& passphrase, const crypto::Argon2Cost& cost,
                           const SealRandom& random) {
  crypto::Transient<128> content;
  const auto put = [&content](std::size_t index, std::span<const std::uint8_t, 32> seed) {
    std::copy(seed.begin(), seed.end(), content.fill().begin() + 32 * index);
  };
  if (!keys.root.empty()) put(0, keys.root.expose());
  put(1, keys.identity.expose());
  put(2, keys.controller.expose());
  put(3, keys.exporter.expose());
  return seal(SealKind::step_up, content.expose(), passphrase, cost, random);
}

Result<crypto::MasterKey> open_vault(ByteView seal, const crypto::Passphrase& passphrase) {
  CANDOUR_TRY(auto opened, open(SealKind::vault, seal, passphrase));
  const WipedBytes content(std::move(opened));
  return content.as<crypto::MasterKey>(0);
}

Result<StepUpKeys> open_step_up(ByteView seal, const crypto::Passphrase& passphrase) {
  CANDOUR_TRY(auto opened, open(SealKind::step_up, seal, passphrase));
  const WipedBytes content(std::move(opened));
  StepUpKeys keys;
  if (!content.is_zero_at(0)) keys.root = content.as<crypto::RootSecret>(0);
  keys.identity = content.as<crypto::IdentitySeed>(1);
  keys.controller = content.as<crypto::ControllerSeed>(2);
  keys.exporter = content.as<crypto::ExportSeed>(3);
  return keys;
}

}  // namespace candour::journal
