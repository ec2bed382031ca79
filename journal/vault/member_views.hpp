// Who belongs to the journal, and how far it has come.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/ids.hpp"

namespace candour::journal {

struct MemberView {
  MemberKey key;
  std::string name;
  bool is_me = false;
  bool is_verified = false;  // compared by number with me; oneself counts as verified
};

// Whether somebody may be called so: 1 to 64 bytes of UTF-8 without control characters, as a member card holds it
// (protocol.md B3).
bool is_member_name(std::string_view name);

enum class JournalStage : std::uint8_t { alone, pairing, shared };
struct Overview {
  std::string name;  // one's own
  JournalStage stage = JournalStage::alone;
  std::vector<MemberView> members;  // oneself first; only oneself while alone
  std::size_t queued = 0;           // acts of people
  std::size_t unsent = 0;           // envelopes of such that were not read back
  std::string relay;                // address, empty while there is none
};

}  // namespace candour::journal
