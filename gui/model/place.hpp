// Where somebody is in the window: a screen, and of what.
#pragma once

#include <optional>
#include <string>

#include "gui/model/typed_keys.hpp"
#include "journal/model/item.hpp"
#include "session/draft_key.hpp"

namespace candour::gui {

// The numbers stand in the vault, in the names of drafts: they never change.
enum class Screen : std::uint8_t {
  // before a vault is open
  first_time = 0,
  passphrase = 1,
  unlock = 2,
  open_other = 23,
  // lists; `kind` is the generic one
  journal = 3,
  notes = 4,
  meetings = 5,
  kind = 6,
  // one item
  entry = 7,
  history = 8,
  // writing; `form` is the generic one, `verb` what a verb of an item asks for
  write = 9,
  share = 10,
  form = 11,
  verb = 24,
  meeting = 12,
  summary = 13,
  // pairing
  invite = 15,
  join = 16,
  compare = 17,
  // the rest
  search = 18,
  who_can_see = 19,
  settings = 20,
  new_passphrase = 21,
  help = 22,
};

struct Place {
  Screen screen = Screen::journal;
  std::optional<journal::model::ItemKey> item{};
  std::optional<journal::model::ItemKind> kind{};  // of something new, or of a list
  std::optional<session::DraftKey> draft{};        // of a text that was begun elsewhere and goes on here
  std::string verb{};                              // that is done to the item, by the name of its declaration
  bool operator==(const Place&) const = default;
};

// A place that one can go to from anywhere.
struct WayTo {
  Place to;
  std::string name{};  // that of its screen, if it is empty
};

// The page of one thing.
Place page_of(const journal::model::ItemKey& item);

// Unambiguous and opaque: "write/2/0a1b.../": what drafts and scroll positions are kept under.
TypedKey typed_key_of(const Place& place);
// The same of one thing: what a tile about it is called, wherever it stands in a list.
std::string tile_of(const journal::model::ItemKey& item);

inline constexpr int usual_list_length = 200;

// Which of the journal's things its list shows.
enum class ListFilter : std::uint8_t { everything, reflections, meetings, only_mine, set_aside };

}  // namespace candour::gui
