#include "tests/journal/pairing/pairing_people.hpp"

#include "crypto/exchange.hpp"
#include "crypto/sign.hpp"

namespace candour::pairing::test {

ByteArray<32> seed(std::string_view name) { return crypto::sha256(as_bytes(name)); }

namespace {

Person make_person(sealed::IdentitySeeds seeds, std::string_view name, std::string_view suffix, std::uint32_t day) {
  Person out;
  out.seeds = std::move(seeds);
  out.device = secret<crypto::DeviceSeed>(std::string("ds") + std::string(suffix));
  out.card = sealed::make_member_card(journal(), out.seeds, name).value();
  sealed::CertificateContents contents;
  contents.journal = journal();
  contents.member = out.card.member;
  contents.device = crypto::public_of(out.device);
  contents.exchange = crypto::public_of(secret<crypto::ExchangeSecret>(std::string("dx") + std::string(suffix)));
  contents.day = day;
  contents.role = sealed::DeviceRole::admin;
  out.certificate = sealed::make_certificate(contents, out.seeds.identity, out.device);
  return out;
}

}  // namespace

const sealed::Genesis& genesis() {
  static const sealed::Genesis out{crypto::public_of(sealed::derive_identity(secret<crypto::RootSecret>("R")).identity),
                                   seed("genesis")};
  return out;
}

const JournalId& journal() {
  static const auto out = sealed::journal_id(genesis());
  return out;
}

const Person& dani() {
  static const auto out = make_person(sealed::derive_identity(secret<crypto::RootSecret>("R")), "Dani", "A", 20454);
  return out;
}

const Person& meg() {
  static const auto out =
      make_person(sealed::derive_identity(secret<crypto::RootSecret>("R2")), "M\xC3\xA9g", "B", 20454);
  return out;
}

const Person& cee() {
  static const auto out = make_person({secret<crypto::IdentitySeed>("ikC"), secret<crypto::ControllerSeed>("ckC"),
                                       secret<crypto::RecoverySecret>("rxC"), secret<crypto::ExportSeed>("xC")},
                                      "Cee", "C", 20460);
  return out;
}

sealed::Tip tip_of(const crypto::DeviceSeed& device, const ByteArray<16>& chain, std::uint64_t seq,
                   std::string_view envelope) {
  return {crypto::public_of(device), ChainId(chain), seq, EnvelopeId(seed(envelope))};
}

crypto::PairCode words() {
  ByteArray<16> code;
  for (std::size_t i = 0; i < code.size(); ++i) code[i] = static_cast<std::uint8_t>(i);
  return crypto::PairCode(std::span<const std::uint8_t, 16>(code));
}

PairingSecrets inviter_secrets() { return PairingSecrets::restore(seed("ri"), seed("ei")); }
PairingSecrets joiner_secrets() { return PairingSecrets::restore(seed("rj"), seed("ej")); }

InviterPairing::Terms invitation(Purpose purpose, const MemberKey& subject) {
  return {purpose, journal(), subject, not_after};
}

JoinerPairing::Terms acceptance(Purpose purpose) { return {purpose, RelayId(seed("relay")), now}; }

KnownPeople only_dani() { return {{{dani().card, true, true}}, {}, {}}; }

WelcomeSpace everyone_space(std::vector<sealed::Tip> ends) {
  return {SpaceType::everyone, sealed::everyone_space(journal()), secret<crypto::SpaceKey>("psk"), std::move(ends)};
}

Welcome first_welcome() {
  Welcome out;
  out.genesis = genesis();
  out.members.push_back({MemberStatus::member, {}, dani().card});
  out.members.push_back({MemberStatus::member, {}, meg().card});
  out.devices.push_back({dani().certificate, false, {}});
  out.devices.push_back({meg().certificate, false, {}});
  out.spaces.push_back(everyone_space({tip_of(meg().device, {}, 3, "eid")}));
  out.mailbox = secret<crypto::MailboxSecret>("ms");
  out.relay_id = RelayId(seed("relay"));
  out.relay = "relay.test:8443";
  out.log_epoch = 1767225600;
  out.log_n = 1;
  const auto mailbox = crypto::mailbox_keys(out.mailbox, {crypto::public_of(secret<crypto::ControllerSeed>("ckA")),
                                                          crypto::public_of(secret<crypto::ControllerSeed>("ckB"))});
  out.log_digest = crypto::log_next(crypto::log_start(mailbox.id, out.log_epoch), EnvelopeId(seed("eid")));
  return out;
}

}  // namespace candour::pairing::test
