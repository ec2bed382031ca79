#include "tests/journal/sealed/two_devices.hpp"

#include "crypto/exchange.hpp"
#include "crypto/sign.hpp"
#include "journal/sealed/change_body.hpp"

namespace candour::test {

namespace {

JournalId fresh_journal() {
  crypto::start();
  return sealed::journal_id({MemberKey(crypto::random_bytes<32>()), crypto::random_bytes<32>()});
}

}  // namespace

Device::Device(const JournalId& journal)
    : identity(sealed::derive_identity(crypto::RootSecret::random())),
      seed(crypto::DeviceSeed::random()),
      nonce_key(crypto::NonceKey::random()) {
  exchange.push_back(crypto::ExchangeSecret::random());
  certificate =
      sealed::make_certificate({journal, {}, {}, crypto::public_of(exchange.front()), 20454, sealed::DeviceRole::admin},
                               identity.identity, seed);
  member = certificate.contents.member;
  key = certificate.contents.device;
  rid = sealed::cert_id(certificate);
}

std::optional<crypto::Transient<32>> TestKeyring::envelope_key(const EnvelopeId& env_id) const {
  const auto key = granted.find(env_id);
  if (key == granted.end()) return std::nullopt;
  return crypto::Transient<32>(std::span<const std::uint8_t, 32>(key->second));
}

const sealed::Certificate* TestKeyring::certificate(const DeviceKey& device) const {
  const auto found = certificates.find(device);
  return found == certificates.end() ? nullptr : &found->second;
}

TwoDevices::TwoDevices()
    : journal(fresh_journal()),
      space(sealed::everyone_space(journal)),
      dani(journal),
      meg(journal),
      root(sealed::root_epoch(psk, space)) {
  const sealed::Recipients recipients{{dani.rid, dani.certificate.contents.exchange},
                                      {meg.rid, meg.certificate.contents.exchange}};
  epoch = sealed::make_commit(space, dani.key, psk, 1, dani.certificate.contents.exchange, recipients,
                              sealed::fresh_commit_secrets(dani.nonce_key, 1, recipients.size()))
              .value();
}

sealed::RecordHeader TwoDevices::header(const Device& by, sealed::RecordKind kind) const {
  sealed::RecordHeader out;
  out.kind = kind;
  out.space = space;
  out.epoch = sealed::belongs_in_root_epoch(kind) ? root.id : epoch.id;
  out.member = by.member;
  out.device = by.key;
  out.chain = repeated<ChainId>(by.key.bytes[0]);
  return out;
}

sealed::SealedRecord TwoDevices::seal(const Device& by, const sealed::RecordHeader& header, ByteView body) const {
  const auto& key = header.epoch == root.id ? root.key : epoch.key;
  return sealed::seal_record(header, body, key, by.nonce_key, by.seed, crypto::random_bytes<32>(),
                             sealed::EnvelopeRoom::smallest_that_fits)
      .value();
}

Bytes TwoDevices::seal_raw(ByteView record, const crypto::EpochKey& key, const SpaceId& under) const {
  const auto nonce = crypto::random_bytes<24>();
  const auto envelope_key = crypto::envelope_key(key, under, nonce);
  return crypto::seal_envelope(envelope_key.expose(), nonce, record, crypto::envelope_size_for(record.size()).value());
}

TestKeyring TwoDevices::keyring() const {
  TestKeyring out;
  out.known_epochs = {{epoch.id, space, &epoch.key}, {root.id, space, &root.key}};
  out.certificates = {{dani.key, dani.certificate}, {meg.key, meg.certificate}};
  out.members = {dani.member, meg.member};
  out.spaces = {space};
  return out;
}

Bytes change_of(std::size_t size) {
  return sealed::encode(sealed::ChangeBody{{{repeated<ItemId>(1), 1, 1, 0, {}, Bytes(size, 'v')}}});
}

}  // namespace candour::test
