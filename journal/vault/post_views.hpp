// Envelopes on their way in and out, and the mailboxes they lie in.
#pragma once

#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/ids.hpp"
#include "crypto/secret.hpp"
#include "journal/vault/item_views.hpp"

namespace candour::journal {

struct MailboxView {
  MailboxId id;
  std::string relay;
  RelayId relay_id;
  crypto::ReadSeed read;
  crypto::WriteSeed write;
  std::vector<ControllerKey> controllers;  // ascending; creating a mailbox again changes nothing
  std::uint64_t log_epoch = 0;             // cursor: 0 = unknown
  std::uint64_t after = 0;
  bool is_rendezvous = false;
};

struct PageEntryView {
  std::uint64_t seq = 0;
  ByteView envelope;
};

struct PageView {
  MailboxId mailbox;
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
  std::vector<PageEntryView> entries;
};

struct Absorbed {
  std::vector<ArrivalView> arrived;  // newest first; of more than 200 items the newest 200
  bool has_agreements = false;       // somebody else's yes or taking back came: Summaries::show may say another stage
  bool pairing_moved = false;
  bool has_urgent = false;    // urgent() has something new
  bool is_newly_paired = false;
  bool is_at_head = false;    // the page ended where the relay's log does, and this vault followed it to there
  bool has_hole = false;      // the page does not follow on: read again from this vault's own cursor
  std::size_t taken = 0;      // entries of the page that were looked at, from its first on
  bool has_more = false;      // the budget ended before all was done: absorb the rest, or an empty page
  bool asks_owner = false;    // nothing more is taken before fetch_on(): see Post::is_flooded
};

struct OutgoingEnvelope {
  MailboxId mailbox;
  EnvelopeId id;
  Bytes envelope;
};

// An envelope that was sealed and not read back yet.
struct WaitingEnvelope {
  OutgoingEnvelope outgoing;
  bool needs_slot = true;
};

}  // namespace candour::journal
