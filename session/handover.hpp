// What a program hands to itself when it locks (protocol.md B12, "Lock = exec"): enough to go on sending and fetching,
// and nothing that opens anything. docs/formats.md has the bytes.
#pragma once

#include "base/result.hpp"
#include "journal/vault/post_views.hpp"
#include "sync/client/slot_schedule.hpp"

namespace candour::session {

struct Handover {
  std::vector<journal::MailboxView> mailboxes;      // seeds, address, position in the log
  std::vector<journal::WaitingEnvelope> envelopes;  // sealed and not read back
  std::optional<sync::SlotState> slots;
  std::string ca_file;
  Bytes window;  // at most 4096 bytes of the program's own: the window's place and size
};

inline constexpr std::size_t max_handed_window = 4096;

Bytes encode(const Handover& handover);
// malformed for anything but exactly what encode() makes; the program then starts locked and does not sync.
Result<Handover> parse_handover(ByteView bytes);

}  // namespace candour::session
