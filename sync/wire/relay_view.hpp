// The operator's view of one mailbox: the same bytes from what a relay stores and from what a member's program kept.
#pragma once

#include <string>
#include <vector>

#include "sync/wire/limits.hpp"

namespace candour::wire {

struct ViewedEnvelope {
  std::uint64_t seq = 0;
  std::uint64_t size = 0;
  EnvelopeId id;
};

// Of a deleted mailbox only id, relay, keys and the day are said. Controllers and envelopes ascend.
struct RelayView {
  MailboxId mailbox;
  RelayId relay;
  std::optional<std::uint32_t> day_deleted;
  MailboxKind kind = MailboxKind::journal;
  std::uint64_t log_epoch = 0;
  std::uint32_t day_made = 0;
  std::uint32_t day_last = 0;      // 0: nothing was appended yet
  std::uint32_t expires_hour = 0;  // of a short mailbox
  SigningKey read_key;
  SigningKey write_key;
  std::vector<ControllerKey> controllers;
  std::vector<ViewedEnvelope> envelopes;
};

// One line of the view: `name value`.
struct ViewLine {
  std::string name;
  std::string value;
  bool operator==(const ViewLine&) const = default;
};

// Every line before the `envelope` lines, in order; the first says which form of the view this is.
std::vector<ViewLine> facts_of(const RelayView& view);
ViewLine line_of(const ViewedEnvelope& envelope);
// The whole text, `end` line included.
std::string text_of(const RelayView& view);

}  // namespace candour::wire
