// The kinds that screens were made for by hand, and which: the one place where the window names kinds. All others have what
// their declaration says.
#pragma once

#include <optional>

#include "gui/model/place.hpp"
#include "journal/model/item.hpp"

namespace candour::gui {

// The screen that lists the things of a kind; nothing for one that the screen for any kind lists.
std::optional<Screen> own_list_of(journal::model::ItemKind kind);
// The kind that a screen of its own lists.
journal::model::ItemKind kind_listed_on(Screen screen);
// The screen that shows one thing of a kind.
Screen page_for(journal::model::ItemKind kind);
// What the field of a page is for: an answer, something to talk about, a passage.
journal::model::ItemKind kind_typed_on(Screen page);
// What a page holds beside that and is no part of it: the people list.
journal::model::ItemKind kind_beside(Screen page);

}  // namespace candour::gui
