// What the relay has of the journal, and what became of its log.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "base/ids.hpp"

namespace candour::journal {

// What became of the log that was followed.
enum class LogChange : std::uint8_t {
  restarted,    // a greater log_epoch
  rolled_back,  // a smaller one, or the same log shorter than known
  recreated,    // the relay had lost the mailbox
  read_again,   // nothing changed that the relay says: it is looked at from the beginning
};

// What the relay lost and this vault holds.
struct PuttingBack {
  bool is_due = false;                 // from the moment the log went back until all of it is there again
  std::optional<std::size_t> missing;  // known once the whole log was read
  bool is_on_its_way = false;          // some of it was handed out and is not read back yet
  std::optional<WallTime> not_before;  // as many whole refills went as may go for now: none begins before this
};

// What the relay told, by its signature, of the journal's mailbox as a whole. Days since 1970-01-01, UTC.
struct HeadView {
  std::uint64_t log_epoch = 0;
  std::uint64_t head = 0;
  std::uint32_t day_made = 0;
  std::uint32_t day_last = 0;  // of the last append; 0: none yet
};

// Everything that the relay has of the journal, from what this vault kept: no question goes out for it.
struct RelayKeptView {
  struct Envelope {
    std::uint64_t seq = 0;
    std::uint64_t size = 0;
    EnvelopeId id;
  };
  MailboxId mailbox;
  std::string address;
  RelayId relay;
  SigningKey read_key;
  SigningKey write_key;
  std::vector<ControllerKey> controllers;  // ascending, one a member
  std::uint64_t log_epoch = 0;
  std::vector<Envelope> envelopes;  // ascending by seq, without a hole
  std::optional<HeadView> told;     // the newest signed answer; nothing before the first

  // The relay told of more than was read here, or of another log.
  bool is_behind() const { return told && (told->log_epoch != log_epoch || told->head > envelopes.size()); }
  // More was read here than the newest answer knows: `day_last` may have moved since.
  bool is_ahead() const { return told && told->log_epoch == log_epoch && told->head < envelopes.size(); }
};

}  // namespace candour::journal
