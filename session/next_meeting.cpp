#include "session/next_meeting.hpp"

#include "journal/kinds/meeting.hpp"
#include "journal/model/time.hpp"
#include "session/item_words.hpp"

namespace candour::session {

namespace model = journal::model;

Result<std::optional<NextMeeting>> next_meeting(const journal::Vault& vault, WallTime now) {
  constexpr std::chrono::hours under_way{2};
  std::optional<NextMeeting> next;
  std::optional<WallTime> next_at;
  CANDOUR_TRY(const auto meetings, vault.list({model::ItemKind::meeting}));
  for (const auto& meeting : meetings) {
    const auto* field = field_of(meeting, journal::kinds::meeting::when);
    const auto* when = field ? std::get_if<model::ZonedTime>(&field->value) : nullptr;
    if (!when || meeting.is_set_aside) continue;
    const auto at = model::instant_of(*when);
    if (!at || at.value() + under_way < now || (next_at && *next_at <= at.value())) continue;
    next_at = at.value();
    next = NextMeeting{meeting.key, *when};
  }
  return next;
}

}  // namespace candour::session
