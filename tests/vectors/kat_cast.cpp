#include "tests/vectors/kat_cast.hpp"

namespace candour::test {

namespace {

sealed::MemberCard make_card(const JournalId& journal, const sealed::IdentitySeeds& seeds, std::string_view name) {
  return sealed::make_member_card(journal, seeds, name).value();
}

sealed::Certificate certify_in(const JournalId& journal, const sealed::IdentitySeeds& identity, std::string_view device,
                               std::string_view exchange, std::uint32_t day, sealed::DeviceRole role) {
  return sealed::make_certificate({journal, {}, {}, exchange_key(exchange), day, role}, identity.identity,
                                  seed<crypto::DeviceSeed>(device));
}

}  // namespace

Cast::Cast() {
  card_a = make_card(journal, a, "Dani");
  card_b = make_card(journal, b, "M\u00e9g");
  card_c = make_card(journal, c, "Cee");
  cert_a = certify_in(journal, a, "dsA", "dxA", 20454, sealed::DeviceRole::admin);
  cert_b = certify_in(journal, b, "dsB", "dxB", 20454, sealed::DeviceRole::admin);
  cert_c = certify_in(journal, c, "dsC", "dxC", 20460, sealed::DeviceRole::admin);
  rid_a = sealed::cert_id(cert_a);
  rid_b = sealed::cert_id(cert_b);
  tip = {device_b, ChainId(), 3, named<EnvelopeId>("eid")};
  for (int i = 2; i >= 0; --i)
    tips.push_back({device_b, filled<ChainId>(static_cast<char>(9 - i)), static_cast<std::uint64_t>(i + 1),
                    named<EnvelopeId>("t" + std::to_string(i))});
  mailbox =
      crypto::mailbox_keys(seed<crypto::MailboxSecret>("ms"), {crypto::public_of(seed<crypto::ControllerSeed>("ckA")),
                                                               crypto::public_of(seed<crypto::ControllerSeed>("ckB"))})
          .id;
  log_start = crypto::log_start(mailbox, log_epoch);
}

const Cast& cast() {
  static const Cast one = [] {
    crypto::start();
    return Cast();
  }();
  return one;
}

sealed::CommitSecrets commit_secrets(std::string_view seed_name, std::initializer_list<std::string_view> ephemerals) {
  sealed::CommitSecrets secrets{transient(seed_name), {}};
  for (const auto& name : ephemerals) secrets.ephemerals.push_back(transient(name));
  return secrets;
}

sealed::MadeCommit first_commit() {
  const auto& people = cast();
  return sealed::make_commit(people.space, people.device_a, people.psk, 1, people.dx_a,
                             {{people.rid_a, people.dx_a}, {people.rid_b, people.dx_b}},
                             commit_secrets("s0", {"eph0", "eph1"}))
      .value();
}

sealed::Certificate certify(const sealed::IdentitySeeds& identity, std::string_view device, std::string_view exchange,
                            std::uint32_t day, sealed::DeviceRole role) {
  return certify_in(cast().journal, identity, device, exchange, day, role);
}

}  // namespace candour::test
