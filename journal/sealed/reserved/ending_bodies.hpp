// Bodies that move or end a journal: end, end-ack and move (protocol.md B11, B14).
#pragma once

#include <string>

#include "crypto/secret.hpp"
#include "journal/sealed/tip.hpp"

namespace candour::sealed {

// Kind 7: its author wishes to end; no Tips take it back.
struct EndBody {
  std::uint32_t day = 0;
  std::vector<Tip> tips;
  Signature signature;
  bool operator==(const EndBody&) const = default;
};
EndBody make_end(const JournalId& journal, std::uint32_t day, std::vector<Tip> tips,
                 const crypto::IdentitySeed& identity);
bool is_signed_by(const EndBody& end, const JournalId& journal, const MemberKey& member);
Bytes encode(const EndBody& end);
Result<EndBody> parse_end(ByteView body);

// Kind 19: what its author's device did with the journal. `signature` is the delete statement by CK, which the relay
// reads too; zero unless destroyed or about the old mailbox.
enum class EndOutcome : std::uint8_t { destroyed = 1, kept = 2, on_hold = 3, old_mailbox = 4 };
struct EndAckBody {
  EndOutcome outcome = EndOutcome::kept;
  MailboxId mailbox;
  std::uint32_t until = 0;
  Signature signature;
  bool operator==(const EndAckBody&) const = default;
};
Bytes encode(const EndAckBody& ack);
Result<EndAckBody> parse_end_ack(ByteView body);
// The delete statement: Sign(CK; "relay-delete", mailbox, relay, u32 until).
Signature sign_delete(const MailboxId& mailbox, const RelayId& relay, std::uint32_t until,
                      const crypto::ControllerSeed& controller);

// Kind 8: the journal goes on in another mailbox.
struct MoveBody {
  MailboxId from;
  MailboxId to;
  RelayId relay;
  std::string address;
  crypto::MailboxSecret secret;
  std::uint32_t day = 0;
  Signature signature;
};
// Signs all before the signature.
void sign_move(MoveBody& move, const JournalId& journal, const crypto::IdentitySeed& identity);
bool is_signed_by(const MoveBody& move, const JournalId& journal, const MemberKey& member);
Bytes encode(const MoveBody& move);
Result<MoveBody> parse_move(ByteView body);

}  // namespace candour::sealed
