// Where somebody is in the window: a screen, and of what.
#pragma once

#include <optional>
#include <string>

#include "journal/model/item.hpp"

namespace candour::gui {

enum class Screen : std::uint8_t {
  first_time,
  passphrase,
  unlock,  // before a vault is open
  journal,
  notes,
  meetings,
  kind,  // lists; `kind` is the generic one
  entry,
  history,  // one item
  write,
  share,
  form,
  meeting,  // writing; `form` is the generic one
  summary,
  people,  // the redacted summary
  invite,
  join,
  compare,  // pairing
  search,
  who_can_see,
  settings,
  new_passphrase,
  help,
};

struct Place {
  Screen screen = Screen::journal;
  std::optional<journal::model::ItemKey> item{};
  std::optional<journal::model::ItemKind> kind{};  // of something new, or of a list
  bool operator==(const Place&) const = default;
};

// Unambiguous and opaque: "write/2/0a1b.../": what drafts and scroll positions are kept under.
std::string slot_of(const Place& place);

// Where the shelf keeps what a list of that slot shows: which things, and how many of them at most.
inline std::string list_filter(const std::string& slot) { return slot + "/filter"; }
inline std::string list_length(const std::string& slot) { return slot + "/length"; }
inline constexpr int usual_list_length = 200;

// Which of the journal's things its list shows.
enum class ListFilter : std::uint8_t { everything, reflections, meetings, only_mine, set_aside };

}  // namespace candour::gui
