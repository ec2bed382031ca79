// An envelope from the relay against a vault that knows one epoch; the first byte chooses what is done with the rest.
#include "crypto/aead.hpp"
#include "journal/sealed/authenticity.hpp"
#include "journal/sealed/epoch.hpp"
#include "tests/fuzz/law.hpp"

using namespace candour;
using namespace candour::sealed;

namespace {

class OneEpoch final : public Keyring {
 public:
  OneEpoch() : root_(root_epoch(crypto::SpaceKey(std::span<const std::uint8_t, 32>(ByteArray<32>{3})), SpaceId{})) {}
  std::optional<crypto::Transient<32>> envelope_key(const EnvelopeId&) const override { return std::nullopt; }
  std::vector<KnownEpoch> epochs() const override { return {{root_.id, SpaceId{}, &root_.key}}; }
  const Certificate* certificate(const DeviceKey&) const override { return nullptr; }
  bool was_ever_member(const SpaceId&, const MemberKey&) const override { return true; }
  bool is_own_space(const SpaceId&) const override { return true; }
  const crypto::EpochKey& key() const { return root_.key; }

 private:
  RootEpoch root_;
};

// The rest as a record, sealed with the right key: so that the checks behind the cipher are reached.
Bytes sealed_with_the_right_key(const OneEpoch& keys, ByteView record) {
  const crypto::Nonce nonce{};
  const auto size = crypto::envelope_size_for(record.size());
  if (!size) return {};
  return crypto::seal_envelope(crypto::envelope_key(keys.key(), SpaceId{}, nonce).expose(), nonce, record, *size);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const OneEpoch keys;
  if (size == 0) return 0;
  const ByteView rest(data + 1, size - 1);
  const auto envelope = data[0] % 2 == 0 ? to_bytes(rest) : sealed_with_the_right_key(keys, rest);
  const auto outcome = authenticate(envelope, keys);
  fuzz::must(!std::holds_alternative<AuthenticRecord>(outcome));  // nobody here has a certificate
  return 0;
}
