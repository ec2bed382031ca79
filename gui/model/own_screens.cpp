#include "gui/model/own_screens.hpp"

#include <algorithm>
#include <cassert>

namespace candour::gui {

namespace {

using journal::model::ItemKind;

struct OwnScreens {
  ItemKind kind;
  std::optional<Screen> list{};
  std::optional<Screen> page{};
  std::optional<Screen> typed_on{};
  std::optional<Screen> beside{};
};
constexpr OwnScreens own_screens[] = {{.kind = ItemKind::reflection, .list = Screen::journal},
                                      {.kind = ItemKind::private_note, .list = Screen::notes},
                                      {.kind = ItemKind::meeting, .list = Screen::meetings, .page = Screen::meeting},
                                      {.kind = ItemKind::summary, .list = Screen::summary},
                                      {.kind = ItemKind::comment, .typed_on = Screen::entry},
                                      {.kind = ItemKind::agenda_item, .typed_on = Screen::meeting},
                                      {.kind = ItemKind::passage, .typed_on = Screen::summary},
                                      {.kind = ItemKind::people_entry, .beside = Screen::summary}};

const OwnScreens* screens_of(ItemKind kind) {
  const auto own = std::find_if(std::begin(own_screens), std::end(own_screens), [kind](const auto& one) { return one.kind == kind; });
  return own == std::end(own_screens) ? nullptr : own;
}

ItemKind kind_whose(std::optional<Screen> OwnScreens::*which, Screen screen) {
  const auto own = std::find_if(std::begin(own_screens), std::end(own_screens), [&](const auto& one) { return one.*which == screen; });
  assert(own != std::end(own_screens));
  return own->kind;
}

}  // namespace

std::optional<Screen> own_list_of(ItemKind kind) {
  const auto* own = screens_of(kind);
  return own ? own->list : std::nullopt;
}

ItemKind kind_listed_on(Screen screen) { return kind_whose(&OwnScreens::list, screen); }

Screen page_for(ItemKind kind) {
  const auto* own = screens_of(kind);
  return own ? own->page.value_or(Screen::entry) : Screen::entry;
}

ItemKind kind_typed_on(Screen page) { return kind_whose(&OwnScreens::typed_on, page); }

ItemKind kind_beside(Screen page) { return kind_whose(&OwnScreens::beside, page); }

}  // namespace candour::gui
