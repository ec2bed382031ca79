// The keys and the id of a mailbox, what names an envelope, and what its signatures say (relay.md 1, 2).
// Log digests are crypto::log_start and crypto::log_next.
#pragma once

#include <span>
#include <vector>

#include "base/ids.hpp"
#include "crypto/sign.hpp"
#include "sync/wire/answer_bodies.hpp"
#include "sync/wire/request_bodies.hpp"

namespace candour::wire {

// What the sync thread may hold of a mailbox: two seeds, which open nothing.
struct MailboxSeeds {
  crypto::ReadSeed read;
  crypto::WriteSeed write;
  MailboxSeeds duplicate() const { return {read.duplicate(), write.duplicate()}; }
};

// A mailbox as a member sees it. Controllers are sorted; id is the hash of the keys.
struct MailboxKeys {
  MailboxSeeds seeds;
  std::vector<ControllerKey> controllers;
  MailboxId id;
};

// H("mailbox-id", pkr, pkw, ck..) over controllers that are already sorted: what the relay checks a create against.
MailboxId mailbox_id(const SigningKey& read_key, const SigningKey& write_key,
                     std::span<const ControllerKey> sorted_controllers);

// A journal's mailbox; controllers in any order, without repetition, 1 to 8.
MailboxKeys journal_mailbox(const crypto::MailboxSecret& secret, std::vector<ControllerKey> controllers);
// A rendezvous (or beacon): its one controller comes from the secret itself.
MailboxKeys short_mailbox(const crypto::MailboxSecret& secret);

// The body that creates the mailbox of these seeds and sorted controllers, without admission.
CreateBody create_body(const MailboxSeeds& seeds, std::vector<ControllerKey> sorted_controllers, MailboxKind kind);
// Adds the proof that its owner knows the relay's admission code.
void admit_with_code(CreateBody& body, ByteView admission_code, const MailboxId& mailbox, const RelayId& relay);
// KDF(H("relay-code", code); "relay-admission", mailbox id, relay_id).
ByteArray<32> admission_proof(ByteView admission_code, const MailboxId& mailbox, const RelayId& relay);

// H("env-id", envelope), the only name of an envelope at the relay.
EnvelopeId envelope_id(ByteView envelope);

// True if `relay` signed this head answer for this mailbox and nonce.
bool verify_head(const RelayId& relay, const MailboxId& mailbox, const HeadBody& asked, const HeadAnswer& answer);
// Signs a head answer in place: the relay's side.
void sign_head(const crypto::RelaySeed& relay, const MailboxId& mailbox, const HeadBody& asked, HeadAnswer& answer);

// One controller's statement that deletes the mailbox.
Signature sign_delete(const crypto::ControllerSeed& controller, const MailboxId& mailbox, const RelayId& relay,
                      std::uint32_t until_day);
bool verify_delete(const ControllerKey& controller, const Signature& signature, const MailboxId& mailbox,
                   const RelayId& relay, std::uint32_t until_day);

// The signature over the exact bytes of /v1/info, as 128 hexadecimal digits in its header.
std::string sign_info(const crypto::RelaySeed& relay, ByteView body);
bool verify_info(const RelayId& relay, std::string_view signature_hex, ByteView body);

}  // namespace candour::wire
