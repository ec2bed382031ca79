// What whoever runs the relay has of a journal: as the very bytes of their own tool, and as a table in plain words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "journal/vault/relay_views.hpp"


namespace candour::session {

// The bytes that `candour-relay dump` prints of the journal's mailbox. relay_unreachable before the relay told since
// when it keeps it.
Result<std::string> relay_view_text(const journal::RelayKeptView& view);

// One field that the relay has.
struct RelayViewRow {
  std::string field;          // as its own tool names it: "read-key"
  std::string value;          // as its own tool prints it; empty while it was not told
  std::string_view name;      // in plain words
  std::string_view tells;     // what this tells whoever runs the relay
  std::string_view does_not;  // what it does not tell them
};

// Every field before the envelopes in the order of the text, then one row for all envelopes together.
std::vector<RelayViewRow> relay_view_rows(const journal::RelayKeptView& view);

// One sentence on how far the table can be relied on; empty where it is all that the relay is known to have.
std::string_view relay_view_caution(const journal::RelayKeptView& view);

}  // namespace candour::session
