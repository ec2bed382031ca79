// The known answers of pairing: all six purposes are run from the reference's seeds, message by message.
#include <algorithm>
#include <map>

#include "crypto/exchange.hpp"
#include "crypto/sign.hpp"
#include "crypto/words.hpp"
#include "tests/journal/pairing/pairing_people.hpp"
#include "tests/support/json_vectors.hpp"
#include "tests/vectors/kat_registry.hpp"

namespace candour::pairing {
namespace {

using namespace pairing::test;

// Name -> value. A run that goes wrong leaves its names out, and their tests fail.
using Answers = std::map<std::string, std::string>;

void put_long(Answers& out, const std::string& name, ByteView bytes) {
  out[name + ".length"] = std::to_string(bytes.size());
  out[name + ".hash"] = candour::test::kat_hash(bytes);
}

struct Run {
  InviterPairing inviter;
  JoinerPairing joiner;
};

Run begin(Purpose purpose, const MemberKey& subject, WallTime last = not_after) {
  auto invited = invitation(purpose, subject);
  invited.not_after = last;
  auto accepted = acceptance(purpose);
  accepted.started = last;
  Run run{InviterPairing(invited, words(), inviter_secrets()), JoinerPairing(accepted, words(), joiner_secrets())};
  (void)run.joiner.receive(run.inviter.messages().at(0), last);
  return run;
}

// From the joiner's answer to the match on both sides.
bool compare(Run& run, const Result<>& answered, const KnownPeople& people) {
  const auto time = run.inviter.terms().not_after;
  return answered && run.inviter.receive(run.joiner.messages().at(0), people, time) == PairingEvent::numbers_ready &&
         run.joiner.receive(run.inviter.messages().at(1), time) == PairingEvent::numbers_ready &&
         run.inviter.type_half(run.joiner.half_to_read(), time) == PairingEvent::matched &&
         run.joiner.type_half(run.inviter.half_to_read(), time) == PairingEvent::matched;
}

Bytes signed_welcome(const Run& run, const Welcome& welcome) {
  return to_bytes(as_bytes(write_welcome(welcome, run.inviter.binding(), dani().device).value().expose()));
}

ByteView body_of(ByteView welcome) { return welcome.first(welcome.size() - 96); }

// Sends the Welcome; the parts on the wire, or nothing if the joiner does not take them.
std::vector<Bytes> send(Run& run, const Welcome& welcome) {
  if (!run.inviter.send_welcome(welcome, dani().device)) return {};
  auto parts = run.inviter.messages();
  parts.erase(parts.begin(), parts.begin() + 2);
  auto event = PairingEvent::nothing;
  for (const auto& part : parts) event = run.joiner.receive(part, run.inviter.terms().not_after);
  return event == PairingEvent::welcome_opened ? parts : std::vector<Bytes>{};
}

void put_t1_and_number(Answers& out, const Run& run) {
  const auto suffix = "." + std::string(name_of(run.inviter.terms().purpose));
  out["T1" + suffix] = to_hex(run.inviter.joining().t1);
  out["pair.number" + suffix] = run.inviter.half_to_read() + " " + run.joiner.half_to_read();
}

// The Welcome of recover, rejoin, replace and mentors: one part each.
void put_welcome(Answers& out, Run& run, const Welcome& welcome) {
  const auto name = "welcome." + std::string(name_of(welcome.purpose));
  const auto bytes = signed_welcome(run, welcome);
  put_long(out, name + ".body", body_of(bytes));
  out[name + ".sig"] = to_hex(ByteView(bytes).last(64));
  const auto parts = send(run, welcome);
  if (parts.size() == 1) put_long(out, name + ".P3", parts[0]);
}

void put_words(Answers& out) {
  const auto code = words();
  out["pair.words"] = crypto::words_of(code.expose()).expose();
  for (std::uint8_t byte = 1; byte <= 6; ++byte) {
    const auto purpose = *purpose_from(byte);
    out["pair.root." + std::string(name_of(purpose))] = to_hex(pair_root(purpose, code).expose());
  }
  const auto root = pair_root(Purpose::invite_member, code);
  out["pair.psk"] = to_hex(crypto::derive(root, crypto::KdfLabel::pair_psk).expose());
  out["pair.ms"] = to_hex(rendezvous_secret(root).expose());
  out["pair.mailbox_id"] = to_hex(rendezvous_keys(root).id);
  out["pair.sas"] = to_hex(commitment_to(seed("ri")));
  out["safety_number"] = safety_number(journal(), meg().key(), dani().key());
}

void put_first_pairing(Answers& out) {
  auto run = begin(Purpose::invite_member, {});
  const auto answered = run.joiner.answer(meg().card, meg().certificate, meg().seeds.identity);
  if (!compare(run, answered, only_dani())) return;
  put_long(out, "P1", run.inviter.messages().at(0));
  put_long(out, "P2", run.joiner.messages().at(0));
  put_long(out, "P2b", run.inviter.messages().at(1));
  const auto binding = run.inviter.binding();
  out["T1"] = to_hex(run.inviter.joining().t1);
  out["pair.h"] = to_hex(binding.handshake);
  out["pair.t1_hash"] = to_hex(binding.t1_hash);
  out["pair.number"] = run.inviter.half_to_read() + " " + run.joiner.half_to_read();
  const auto bytes = signed_welcome(run, first_welcome());
  out["welcome.body"] = to_hex(body_of(bytes));
  out["welcome.sig"] = to_hex(ByteView(bytes).last(64));
  const auto parts = send(run, first_welcome());
  if (parts.size() == 1) put_long(out, "P3.0", parts[0]);
}

sealed::CertificateContents device_of(const Person& person, std::string_view device, std::string_view exchange,
                                      std::uint32_t day, sealed::DeviceRole role) {
  auto contents = person.certificate.contents;
  contents.device = crypto::public_of(secret<crypto::DeviceSeed>(device));
  contents.exchange = crypto::public_of(secret<crypto::ExchangeSecret>(exchange));
  contents.day = day;
  contents.role = role;
  return contents;
}

KnownPeople pair_and_devices() {
  return {{{dani().card, true, true}, {meg().card, true, true}}, {dani().certificate, meg().certificate}, {}};
}

ByteArray<16> chain_named(const std::string& name) { return take<16>(crypto::sha256(as_bytes(name))); }

// Sixteen Tips of one device, as the reference numbers them.
std::vector<sealed::Tip> sixteen_tips(const crypto::DeviceSeed& device, const std::string& name) {
  std::vector<sealed::Tip> out;
  for (std::uint64_t i = 0; i < 16; ++i)
    out.push_back(tip_of(device, chain_named(name + std::to_string(i)), i + 1, "e" + name + std::to_string(i)));
  return out;
}

// Meg's three Tips with falling chains; a Welcome sorts them.
std::vector<sealed::Tip> megs_tips(std::size_t count) {
  std::vector<sealed::Tip> out;
  for (std::uint8_t i = 0; i < 3; ++i) {
    ByteArray<16> chain;
    chain.fill(static_cast<std::uint8_t>(9 - i));
    out.push_back(tip_of(meg().device, chain, i + 1u, "t" + std::to_string(i)));
  }
  out.resize(count);
  return out;
}

void replace_meg_by_cee(Welcome& welcome) {
  welcome.members[1].status = MemberStatus::replaced;
  welcome.members[1].successor = cee().key();
  welcome.members.push_back({MemberStatus::member, {}, cee().card});
  welcome.devices[1].is_revoked = true;
  welcome.devices.push_back({cee().certificate, false, {}});
}

WelcomeSpace mentors_of(const std::vector<MemberKey>& mentors, std::vector<sealed::Tip> ends) {
  return {SpaceType::mentors, sealed::mentors_space(journal(), mentors), secret<crypto::SpaceKey>("pskM"),
          std::move(ends)};
}

std::vector<sealed::Tip> one_tip() { return {tip_of(meg().device, {}, 3, "eid")}; }

Welcome link_device_welcome(const sealed::Certificate& certificate) {
  auto welcome = first_welcome();
  welcome.purpose = Purpose::link_device;
  replace_meg_by_cee(welcome);
  welcome.devices[1].ends = megs_tips(2);
  welcome.devices.push_back({certificate, false, {}});
  const auto share = secret<crypto::ShareKey>("share");
  welcome.shares.push_back({dani().key(), share.duplicate()});
  welcome.shares.push_back({meg().key(), secret<crypto::ShareKey>("shareB")});
  welcome.spaces[0].ends.clear();
  for (int k = 0; k < 8; ++k) {
    const auto number = std::to_string(k);
    for (const auto& tip : sixteen_tips(secret<crypto::DeviceSeed>("ds" + number), "j" + number + "."))
      welcome.spaces[0].ends.push_back(tip);
  }
  welcome.spaces.push_back({SpaceType::mine, sealed::private_space(journal(), dani().key()),
                            sealed::private_space_key(secret<crypto::RootSecret>("R"), share),
                            sixteen_tips(dani().device, "p")});
  welcome.spaces.push_back(mentors_of({dani().key(), cee().key()}, sixteen_tips(dani().device, "m")));
  welcome.relay = "[2001:db8::1]:443";
  welcome.admission_code = crypto::SecretText("ABCD-2345");
  welcome.log_n = 3;
  return welcome;
}

// Every list of the Welcome is filled, over two parts.
void put_link_device(Answers& out) {
  const auto device = secret<crypto::DeviceSeed>("dsA2");
  const auto contents = device_of(dani(), "dsA2", "dxA2", 20454, sealed::DeviceRole::companion);
  auto run = begin(Purpose::link_device, dani().key(), WallTime{});
  if (!compare(run, run.joiner.answer(sealed::request_certificate(contents, device), device), pair_and_devices()))
    return;
  put_t1_and_number(out, run);
  const auto welcome =
      link_device_welcome(sealed::countersign(run.inviter.joining().certificate, dani().seeds.identity));
  const auto bytes = signed_welcome(run, welcome);
  put_long(out, "welcome2.body", body_of(bytes));
  out["welcome2.sig"] = to_hex(ByteView(bytes).last(64));
  // Genesis and the members, and 32 bytes of the first certificate.
  const auto cards = encode(dani().card).size() + encode(meg().card).size() + encode(cee().card).size();
  out["welcome2.head"] = to_hex(ByteView(bytes).first(67 + 1 + 3 * 3 + cards + 32));
  const auto parts = send(run, welcome);
  for (std::size_t i = 0; i < parts.size(); ++i) put_long(out, "welcome2.P3." + std::to_string(i), parts[i]);
}

void put_recover(Answers& out) {
  const auto contents = device_of(meg(), "dsB2", "dxB3", 20460, sealed::DeviceRole::admin);
  const auto certificate = sealed::make_certificate(contents, meg().seeds.identity, secret<crypto::DeviceSeed>("dsB2"));
  auto run = begin(Purpose::recover, meg().key());
  if (!compare(run, run.joiner.answer(meg().card, certificate, meg().seeds.identity), pair_and_devices())) return;
  put_t1_and_number(out, run);
  auto welcome = first_welcome();
  welcome.purpose = Purpose::recover;
  welcome.devices.push_back({certificate, false, {}});
  welcome.shares.push_back({dani().key(), secret<crypto::ShareKey>("share")});
  put_welcome(out, run, welcome);
}

void put_rejoin(Answers& out) {
  auto run = begin(Purpose::rejoin, meg().key());
  if (!compare(run, run.joiner.answer(meg().certificate, meg().device), pair_and_devices())) return;
  put_t1_and_number(out, run);
  auto welcome = first_welcome();
  welcome.purpose = Purpose::rejoin;
  welcome.spaces.push_back(mentors_of({dani().key(), meg().key()}, one_tip()));
  put_welcome(out, run, welcome);
}

void put_replace(Answers& out) {
  auto run = begin(Purpose::replace, meg().key());
  const auto answered = run.joiner.answer(cee().card, cee().certificate, cee().seeds.identity);
  if (!compare(run, answered, pair_and_devices())) return;
  put_t1_and_number(out, run);
  auto welcome = first_welcome();
  welcome.purpose = Purpose::replace;
  replace_meg_by_cee(welcome);
  welcome.devices[1].ends = megs_tips(1);
  put_welcome(out, run, welcome);
}

void put_mentors(Answers& out) {
  auto run = begin(Purpose::mentors, {});
  const auto answered = run.joiner.answer(meg().card, meg().certificate, meg().seeds.identity);
  if (!compare(run, answered, pair_and_devices())) return;
  put_t1_and_number(out, run);
  auto welcome = first_welcome();
  welcome.purpose = Purpose::mentors;
  welcome.spaces.clear();
  welcome.spaces.push_back(mentors_of({meg().key(), dani().key()}, one_tip()));
  put_welcome(out, run, welcome);
}

const Answers& answers() {
  static const auto all = [] {
    Answers out;
    for (const auto put :
         {put_words, put_first_pairing, put_link_device, put_recover, put_rejoin, put_replace, put_mentors})
      put(out);
    return out;
  }();
  return all;
}

// A name as a template argument, so that one function serves the whole table.
template <std::size_t N>
struct Name {
  constexpr Name(const char (&literal)[N]) { std::copy_n(literal, N, text); }
  char text[N] = {};
};

template <Name name>
std::string made(const std::string&) {
  const auto found = answers().find(name.text);
  return found == answers().end() ? std::string("the run did not come this far") : found->second;
}

// Judges a whole Welcome as the joiner of the first pairing does.
std::string verdict(const std::string& given) {
  using candour::test::known_answer;
  using candour::test::unhex;
  const auto bytes = unhex(given.substr(given.find(' ') + 1));
  const PairingBinding binding{Purpose::invite_member, take<32>(unhex(known_answer("pair.h"))),
                               take<32>(unhex(known_answer("pair.t1_hash")))};
  const WelcomeExpectation expected{binding,   journal(), {}, RelayId(seed("relay")), meg().certificate.contents,
                                    meg().card};
  const auto welcome = parse_welcome(bytes);
  const bool is_good = welcome && check_welcome(*welcome, bytes, expected) == WelcomeFault::none;
  return (is_good ? "ok " : "malformed ") + to_hex(bytes);
}

const candour::test::KatAnswers registered{{"pair.words", made<"pair.words">},
                                           {"pair.root.invite-member", made<"pair.root.invite-member">},
                                           {"pair.root.link-device", made<"pair.root.link-device">},
                                           {"pair.root.recover", made<"pair.root.recover">},
                                           {"pair.root.rejoin", made<"pair.root.rejoin">},
                                           {"pair.root.replace", made<"pair.root.replace">},
                                           {"pair.root.mentors", made<"pair.root.mentors">},
                                           {"pair.psk", made<"pair.psk">},
                                           {"pair.ms", made<"pair.ms">},
                                           {"pair.mailbox_id", made<"pair.mailbox_id">},
                                           {"pair.sas", made<"pair.sas">},
                                           {"P1.length", made<"P1.length">},
                                           {"P1.hash", made<"P1.hash">},
                                           {"P2.length", made<"P2.length">},
                                           {"P2.hash", made<"P2.hash">},
                                           {"T1", made<"T1">},
                                           {"pair.h", made<"pair.h">},
                                           {"pair.t1_hash", made<"pair.t1_hash">},
                                           {"P2b.length", made<"P2b.length">},
                                           {"P2b.hash", made<"P2b.hash">},
                                           {"pair.number", made<"pair.number">},
                                           {"T1.link-device", made<"T1.link-device">},
                                           {"pair.number.link-device", made<"pair.number.link-device">},
                                           {"safety_number", made<"safety_number">},
                                           {"welcome.body", made<"welcome.body">},
                                           {"P3.0.length", made<"P3.0.length">},
                                           {"P3.0.hash", made<"P3.0.hash">},
                                           {"T1.recover", made<"T1.recover">},
                                           {"pair.number.recover", made<"pair.number.recover">},
                                           {"T1.rejoin", made<"T1.rejoin">},
                                           {"pair.number.rejoin", made<"pair.number.rejoin">},
                                           {"T1.replace", made<"T1.replace">},
                                           {"pair.number.replace", made<"pair.number.replace">},
                                           {"T1.mentors", made<"T1.mentors">},
                                           {"pair.number.mentors", made<"pair.number.mentors">},
                                           {"welcome2.body.length", made<"welcome2.body.length">},
                                           {"welcome2.body.hash", made<"welcome2.body.hash">},
                                           {"welcome2.sig", made<"welcome2.sig">},
                                           {"welcome2.P3.0.length", made<"welcome2.P3.0.length">},
                                           {"welcome2.P3.0.hash", made<"welcome2.P3.0.hash">},
                                           {"welcome2.P3.1.length", made<"welcome2.P3.1.length">},
                                           {"welcome2.P3.1.hash", made<"welcome2.P3.1.hash">},
                                           {"welcome2.head", made<"welcome2.head">},
                                           {"welcome.sig", made<"welcome.sig">},
                                           {"welcome.recover.body.length", made<"welcome.recover.body.length">},
                                           {"welcome.recover.body.hash", made<"welcome.recover.body.hash">},
                                           {"welcome.recover.P3.length", made<"welcome.recover.P3.length">},
                                           {"welcome.recover.P3.hash", made<"welcome.recover.P3.hash">},
                                           {"welcome.recover.sig", made<"welcome.recover.sig">},
                                           {"welcome.rejoin.body.length", made<"welcome.rejoin.body.length">},
                                           {"welcome.rejoin.body.hash", made<"welcome.rejoin.body.hash">},
                                           {"welcome.rejoin.P3.length", made<"welcome.rejoin.P3.length">},
                                           {"welcome.rejoin.P3.hash", made<"welcome.rejoin.P3.hash">},
                                           {"welcome.rejoin.sig", made<"welcome.rejoin.sig">},
                                           {"welcome.replace.body.length", made<"welcome.replace.body.length">},
                                           {"welcome.replace.body.hash", made<"welcome.replace.body.hash">},
                                           {"welcome.replace.P3.length", made<"welcome.replace.P3.length">},
                                           {"welcome.replace.P3.hash", made<"welcome.replace.P3.hash">},
                                           {"welcome.replace.sig", made<"welcome.replace.sig">},
                                           {"welcome.mentors.body.length", made<"welcome.mentors.body.length">},
                                           {"welcome.mentors.body.hash", made<"welcome.mentors.body.hash">},
                                           {"welcome.mentors.P3.length", made<"welcome.mentors.P3.length">},
                                           {"welcome.mentors.P3.hash", made<"welcome.mentors.P3.hash">},
                                           {"welcome.mentors.sig", made<"welcome.mentors.sig">}};

const candour::test::KatFamilies refusals{{"refuse.welcome.", verdict}};

}  // namespace
}  // namespace candour::pairing
