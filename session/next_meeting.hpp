// The meeting that comes next.
#pragma once

#include <optional>

#include "journal/model/kind.hpp"
#include "journal/vault/vault.hpp"

namespace candour::session {

struct NextMeeting {
  journal::model::ItemKey key;
  journal::model::ZonedTime when;
};

// By the moment at which it takes place, whenever it was written down; one that began within the last two hours counts.
// Nothing if none is ahead.
Result<std::optional<NextMeeting>> next_meeting(const journal::Vault& vault, WallTime now);

}  // namespace candour::session
