#include "sync/wire/mailbox.hpp"

#include <algorithm>

#include "crypto/hash.hpp"
#include "crypto/mailbox.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::wire {

using crypto::HashLabel;
using crypto::KdfLabel;
using crypto::SignLabel;

MailboxId mailbox_id(const SigningKey& read_key, const SigningKey& write_key,
                     std::span<const ControllerKey> sorted_controllers) {
  std::vector<ByteView> parts{read_key, write_key};
  for (const auto& controller : sorted_controllers) parts.push_back(controller);
  return MailboxId(crypto::hash(HashLabel::mailbox_id, std::span<const ByteView>(parts)));
}

MailboxKeys journal_mailbox(const crypto::MailboxSecret& secret, std::vector<ControllerKey> controllers) {
  assert(!controllers.empty() && controllers.size() <= max_controllers);
  std::sort(controllers.begin(), controllers.end());
  auto made = crypto::mailbox_keys(secret, controllers);
  return {{std::move(made.read), std::move(made.write)}, std::move(controllers), made.id};
}

MailboxKeys short_mailbox(const crypto::MailboxSecret& secret) {
  return journal_mailbox(secret, {crypto::public_of(crypto::short_mailbox_controller(secret))});
}

CreateBody create_body(const MailboxSeeds& seeds, std::vector<ControllerKey> sorted_controllers, MailboxKind kind) {
  CreateBody out;
  out.kind = kind;
  out.read_key = crypto::public_of(seeds.read);
  out.write_key = crypto::public_of(seeds.write);
  out.controllers = std::move(sorted_controllers);
  return out;
}

void admit_with_code(CreateBody& body, ByteView admission_code, const MailboxId& mailbox, const RelayId& relay) {
  body.admission = Admission::code;
  body.admission_proof = to_bytes(admission_proof(admission_code, mailbox, relay));
}

ByteArray<32> admission_proof(ByteView admission_code, const MailboxId& mailbox, const RelayId& relay) {
  const auto code_hash = crypto::hash(HashLabel::relay_code, {admission_code});
  const crypto::Transient<32> key{std::span<const std::uint8_t, 32>(code_hash)};
  return crypto::derive_public(key, KdfLabel::relay_admission, {mailbox, relay});
}

EnvelopeId envelope_id(ByteView envelope) { return EnvelopeId(crypto::hash(HashLabel::env_id, {envelope})); }

bool verify_head(const RelayId& relay, const MailboxId& mailbox, const HeadBody& asked, const HeadAnswer& answer) {
  return crypto::verify(relay, answer.signature, SignLabel::relay_head, {mailbox, asked.nonce, signed_part(answer)});
}

void sign_head(const crypto::RelaySeed& relay, const MailboxId& mailbox, const HeadBody& asked, HeadAnswer& answer) {
  answer.signature = crypto::sign<SignLabel::relay_head>(relay, {mailbox, asked.nonce, signed_part(answer)});
}

Signature sign_delete(const crypto::ControllerSeed& controller, const MailboxId& mailbox, const RelayId& relay,
                      std::uint32_t until_day) {
  return crypto::sign<SignLabel::relay_delete>(controller, {mailbox, relay, le32(until_day)});
}

bool verify_delete(const ControllerKey& controller, const Signature& signature, const MailboxId& mailbox,
                   const RelayId& relay, std::uint32_t until_day) {
  return crypto::verify(controller, signature, SignLabel::relay_delete, {mailbox, relay, le32(until_day)});
}

std::string sign_info(const crypto::RelaySeed& relay, ByteView body) {
  return to_hex(crypto::sign<SignLabel::relay_info>(relay, {body}));
}

bool verify_info(const RelayId& relay, std::string_view signature_hex, ByteView body) {
  const auto bytes = from_hex(signature_hex);
  if (!bytes) return false;
  const auto signature = Signature::from(*bytes);
  return signature && crypto::verify(relay, *signature, SignLabel::relay_info, {body});
}

}  // namespace candour::wire
