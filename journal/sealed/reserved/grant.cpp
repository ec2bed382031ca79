#include "journal/sealed/reserved/grant.hpp"

#include <algorithm>

#include "crypto/aead.hpp"

namespace candour::sealed {

namespace {

constexpr std::uint8_t epoch_item = 1;
constexpr std::uint8_t envelope_item = 2;
constexpr std::size_t smallest_item = 65;

// k || com = KDF_64(g; "grant", S)
struct GrantKey {
  crypto::Transient<64> bytes;
  std::span<const std::uint8_t, 32> key() const { return bytes.expose().first<32>(); }
  std::span<const std::uint8_t, 32> commitment() const { return bytes.expose().last<32>(); }
};

GrantKey derive_grant_key(const crypto::Transient<32>& seed, const SpaceId& space) {
  return {crypto::derive<64>(seed, crypto::KdfLabel::grant, {space})};
}

void write_head(Writer& writer, const Grant& grant) {
  writer.u8(static_cast<std::uint8_t>(grant.wraps.size()));
  for (const auto& wrap : grant.wraps) writer.raw(wrap.recipient).raw(wrap.wrap);
}

Bytes associated_data(const Grant& grant) {
  Writer head;
  write_head(head, grant);
  return crypto::enc_labelled(crypto::AdLabel::grant_ad, {grant.commitment, head.view()});
}

EpochContext grant_context(const SpaceId& space, const DeviceKey& author, const std::vector<CertId>& rids) {
  Bytes joined;
  for (const auto& rid : rids) append(joined, rid);
  return crypto::hash(crypto::HashLabel::grant_ctx, {space, author, joined});
}

std::vector<CertId> recipients_of(const Grant& grant) {
  std::vector<CertId> rids;
  for (const auto& wrap : grant.wraps) rids.push_back(wrap.recipient);
  return rids;
}

void write_item(Writer& writer, const GrantItem& item) {
  if (const auto* epoch = std::get_if<GrantedEpoch>(&item)) {
    writer.u8(epoch_item).raw(epoch->id).raw(epoch->context).raw(epoch->key.expose());
  } else {
    const auto& envelope = std::get<GrantedEnvelope>(item);
    writer.u8(envelope_item).raw(envelope.id).raw(envelope.key.expose());
  }
}

// The key that stands next, or nothing.
template <class Key>
std::optional<Key> read_key(Reader& reader) {
  const auto bytes = reader.raw(Key::size);
  if (!reader.ok()) return std::nullopt;
  return Key(bytes.template first<Key::size>());
}

Result<std::vector<GrantItem>> parse_items(ByteView plain, const SpaceId& space) {
  Reader reader(plain);
  std::vector<GrantItem> items;
  while (!reader.rest().empty()) {
    const auto type = reader.u8();
    if (type == epoch_item) {
      const auto id = reader.id<EpochId>();
      const auto context = reader.array<32>();
      auto key = read_key<crypto::EpochKey>(reader);
      if (!key) return Error{ErrorCode::malformed, "read grant items"};
      if (reproduces(*key, space, context, id)) items.push_back(GrantedEpoch{id, context, std::move(*key)});
    } else {
      const auto id = reader.id<EnvelopeId>();
      auto key = read_key<crypto::EnvelopeKey>(reader);
      if (type != envelope_item || !key) return Error{ErrorCode::malformed, "read grant items"};
      items.push_back(GrantedEnvelope{id, std::move(*key)});
    }
  }
  return items;
}

}  // namespace

Bytes encode(const Grant& grant) {
  Writer writer;
  write_head(writer, grant);
  writer.raw(grant.commitment).raw(grant.sealed_items);
  return writer.take();
}

Result<Grant> parse_grant(ByteView body) {
  Reader reader(body);
  Grant grant;
  const std::size_t count = reader.u8();
  if (count < 1 || count > most_recipients) return Error{ErrorCode::malformed, "read grant"};
  for (std::size_t i = 0; i < count; ++i) {
    const GrantWrap wrap{reader.id<CertId>(), reader.array<crypto::wrap_size>()};
    if (!grant.wraps.empty() && !(grant.wraps.back().recipient < wrap.recipient))
      return Error{ErrorCode::malformed, "read grant"};
    grant.wraps.push_back(wrap);
  }
  grant.commitment = reader.array<32>();
  grant.sealed_items = to_bytes(reader.rest());
  if (!reader.ok() || grant.sealed_items.size() < crypto::tag_size + smallest_item)
    return Error{ErrorCode::malformed, "read grant"};
  return grant;
}

CommitSecrets fresh_grant_secrets(const crypto::NonceKey& nonce_key, std::uint64_t monotonic_ns,
                                  std::size_t recipients) {
  auto secrets = fresh_commit_secrets(nonce_key, monotonic_ns, recipients);
  secrets.seed = crypto::fresh(nonce_key, "grant", monotonic_ns);
  return secrets;
}

Result<Grant> make_grant(const SpaceId& space, const DeviceKey& author, const crypto::SpaceKey& psk,
                         const Recipients& recipients, const std::vector<GrantItem>& items,
                         const CommitSecrets& secrets) {
  if (recipients.empty() || recipients.size() > most_recipients || recipients.size() != secrets.ephemerals.size() ||
      items.empty())
    return Error{ErrorCode::malformed, "make grant"};
  std::vector<CertId> rids;
  for (const auto& [rid, exchange] : recipients) rids.push_back(rid);
  const auto context = grant_context(space, author, rids);
  Grant grant;
  auto ephemeral = secrets.ephemerals.begin();
  for (const auto& [rid, exchange] : recipients) {
    const auto wrap =
        crypto::hpke_wrap(exchange, psk, space, wrap_info(space, context, rid, exchange), secrets.seed, *ephemeral++);
    if (!wrap) return Error{ErrorCode::malformed, "make grant"};
    grant.wraps.push_back({rid, *wrap});
  }
  const auto key = derive_grant_key(secrets.seed, space);
  grant.commitment = take<32>(key.commitment());
  Writer plain;
  for (const auto& item : items) write_item(plain, item);
  auto plain_bytes = plain.take();
  grant.sealed_items = crypto::aead_seal(key.key(), crypto::Nonce{}, associated_data(grant), plain_bytes);
  crypto::detail::wipe(plain_bytes.data(), plain_bytes.size());
  return grant;
}

Result<std::vector<GrantItem>> open_grant(const SpaceId& space, const DeviceKey& author, const crypto::SpaceKey& psk,
                                          const Grant& grant, const CertId& me,
                                          std::span<const crypto::ExchangeSecret> my_secrets) {
  const auto mine =
      std::find_if(grant.wraps.begin(), grant.wraps.end(), [&](const GrantWrap& wrap) { return wrap.recipient == me; });
  if (mine == grant.wraps.end()) return Error{ErrorCode::cannot_open, "open grant"};
  const auto context = grant_context(space, author, recipients_of(grant));
  for (const auto& secret : my_secrets) {
    const auto info = wrap_info(space, context, me, crypto::public_of(secret));
    const auto seed = crypto::hpke_unwrap(secret, psk, space, info, mine->wrap);
    if (!seed) continue;
    const auto key = derive_grant_key(*seed, space);
    if (!crypto::equal_in_constant_time(key.commitment(), grant.commitment)) continue;
    auto plain = crypto::aead_open(key.key(), crypto::Nonce{}, associated_data(grant), grant.sealed_items);
    if (!plain) continue;
    auto items = parse_items(*plain, space);
    crypto::detail::wipe(plain->data(), plain->size());
    return items;
  }
  return Error{ErrorCode::cannot_open, "open grant"};
}

}  // namespace candour::sealed
