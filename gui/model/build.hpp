// From the journal to what a screen shows. Pure: the vault is only read.
#pragma once

#include "base/result.hpp"
#include "gui/model/screens.hpp"
#include "journal/model/kind.hpp"
#include "journal/vault/vault.hpp"
#include "session/session.hpp"

namespace candour::gui {

// What a view-model needs to know besides the journal.
struct Today {
  WallTime wall{};
  SteadyTime steady{};
  std::uint32_t day = 0;
};
Today today(const Clock& clock);

// Who reads what stands on a screen.
enum class ReadBy : std::uint8_t {
  owner,              // alone: it stands on this computer and nowhere else, or is not of the journal
  members,            // all of them
  space,              // whoever reads the space of the place's item or kind
  space_and_answers,  // the same of the item; what is typed underneath says its own
  space_once_kept,    // the same, but the writer alone while it is typed
  each_line,          // its lines say it, each of itself
  each_part,
};

FrameScreen build_frame(const journal::Vault& vault, const Place& place, ReadBy read_by,
                        const std::optional<session::SyncState>& sync, const Today& now);

// Who reads what is kept in a space.
Audience audience_of(const journal::Vault& vault, journal::model::Space space);
// Of what is being written and will be kept in that space: until then only its writer reads it.
Audience audience_until_kept(const journal::Vault& vault, journal::model::Space space);
// As session::next_meeting.
struct NextMeeting {
  journal::model::ItemKey key;
  std::string when;  // "Thu 10 December"
};
Result<std::optional<NextMeeting>> next_meeting(const journal::Vault& vault, const Today& now);

// Whoever else reads what is shared: "Meg", "Huw and Meg"; "your partner" while there is nobody.
std::string others(const journal::Vault& vault);
// The text one writes of an item: the field its lists show.
journal::model::FieldNumber text_field(journal::model::ItemKind kind);

}  // namespace candour::gui
