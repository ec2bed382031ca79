// A member whose program was changed: he belongs to the journal, holds the keys that he is entitled to and no other, and
// writes whatever he likes with them. What he sends is authentic, so that every defence against it is a rule of the
// other member's program and not a signature.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "journal/sealed/bodies.hpp"
#include "journal/sealed/certificate.hpp"
#include "journal/sealed/change_body.hpp"
#include "journal/sealed/member_card.hpp"
#include "journal/sealed/roster.hpp"
#include "journal/sealed/sealing.hpp"
#include "journal/store/member_rows.hpp"
#include "journal/vault/post_views.hpp"
#include "journal/vault/vault_file.hpp"
#include "tests/support/two_people.hpp"

namespace candour::test {

// The day of TwoPeople's clock, as a record claims it.
inline constexpr std::uint64_t todays_ms = sealed::day_as_ms(20'460);
// The greatest time that a record can claim: a day of the year 10889.
inline constexpr std::uint64_t latest_ms = sealed::time_limit_ms - 1;

// A record as he wants it. What is not set is as an honest program would write it: the next seq of his chain, the
// record before it, no heads, the epoch that the kind belongs in.
struct ForgedRecord {
  sealed::RecordKind kind = sealed::RecordKind::change;
  Bytes body;
  std::uint64_t time_ms = todays_ms;
  std::optional<ChainId> chain;
  std::optional<std::uint64_t> seq;
  std::optional<EnvelopeId> prev;
  std::vector<sealed::Tip> heads;
  sealed::LogPosition log;
  bool is_in_root_epoch = false;  // also where its kind does not belong
  std::uint8_t version = 1;
  std::uint8_t flags = 0;
};

class ChangedMember {
 public:
  // Reads the keys out of the person's vault. His own program is closed: TwoPeople::restart opens it again.
  ChangedMember(TwoPeople& pair, Person& person);

  // ---- sealing: sends nothing, and goes on in the chain
  Bytes seal(const ForgedRecord& record);
  // The name of what was sealed last.
  const EnvelopeId& last() const { return last_; }

  // ---- sealing and sending, to the mailbox of the journal
  EnvelopeId send(const ForgedRecord& record);
  EnvelopeId send(sealed::RecordKind kind, ByteView body, std::uint64_t time_ms = todays_ms);
  // One change; its edits are sorted as B7 wants them.
  EnvelopeId send_change(std::vector<sealed::FieldEdit> edits, std::uint64_t time_ms = todays_ms);
  EnvelopeId send_card(const sealed::MemberCard& card);
  EnvelopeId send_certificate(const sealed::Certificate& certificate);
  EnvelopeId send_roster(const sealed::RosterBody& body);
  // Bytes that need not be an envelope of his.
  void send_bytes(const Bytes& envelope) { pair_.relay.append(mailbox, envelope); }
  // From here on his records are of another chain, as after a restart.
  void begin_chain();

  // ---- what he can make with his keys
  // His own card with other keys and perhaps another name, signed by the same identity.
  sealed::MemberCard another_card(std::string_view name) const;
  // The card of somebody whom nobody knows.
  sealed::MemberCard card_of_a_stranger(std::string_view name) const;
  // The card of the other member, as he was shown it.
  const sealed::MemberCard& card_of_the_other() const;
  const sealed::MemberCard& own_card() const;
  // Signed anew by his identity, whatever stands in it.
  sealed::MemberCard signed_again(sealed::MemberCard card) const;

  MailboxId mailbox;
  JournalId journal;
  SpaceId space;
  MemberKey me;
  DeviceKey device;
  journal::StepUpKeys step_up;
  crypto::DeviceSeed device_seed;
  crypto::NonceKey nonce_key;
  crypto::SpaceKey psk;
  std::vector<journal::store::HeldEpoch> epochs;  // most preferred first
  std::vector<sealed::MemberCard> cards;
  std::vector<sealed::Certificate> certificates;
  ChainId chain;
  EnvelopeId last_change;  // that the honest program sealed: its past is all that the member had seen by then

 private:
  TwoPeople& pair_;
  std::uint64_t seq_ = 0;
  EnvelopeId last_;
};

// An edit without a basis, of an item with fresh bytes.
sealed::FieldEdit edit_of(std::uint16_t kind, std::uint16_t field, ByteView value);
// The same of one that is there.
sealed::FieldEdit edit_of(const ItemId& item, std::uint16_t kind, std::uint16_t field, ByteView value);

// The bytes that a vault keeps of an envelope; its program is closed meanwhile and opened again.
Bytes stored_bytes(TwoPeople& pair, Person& person, const Bytes& envelope);

// Everything of the journal's mailbox that the person has not read, as one page. A failure is the test's.
journal::Absorbed read_everything(TwoPeople& pair, Person& person);

}  // namespace candour::test
