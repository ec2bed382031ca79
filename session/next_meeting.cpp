#include "session/next_meeting.hpp"

#include "journal/kinds/meeting.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/items.hpp"

namespace candour::session {

namespace model = journal::model;

Result<std::optional<NextMeeting>> next_meeting(const journal::Vault& vault, WallTime now) {
  constexpr std::chrono::hours under_way{2};
  std::optional<NextMeeting> next;
  std::optional<WallTime> next_at;
  CANDOUR_TRY(const auto meetings, vault.items().list({journal::kinds::meeting::kind}));
  for (const auto& meeting : meetings) {
    const auto when = journal::field_of<model::ZonedTime>(meeting, journal::kinds::meeting::when);
    if (!when || meeting.is_set_aside) continue;
    const auto at = model::instant_of(*when);
    if (!at || at.value() + under_way < now || (next_at && *next_at <= at.value())) continue;
    next_at = at.value();
    next = NextMeeting{meeting.key, *when};
  }
  return next;
}

}  // namespace candour::session
