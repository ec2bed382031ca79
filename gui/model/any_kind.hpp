// What the window has for every kind by its declaration: a list, a place where a new one is begun, and on the page of a
// thing the things that are part of it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "gui/model/screens.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::gui {

struct Today;

// The list of the things of a kind: a screen of its own, or the one for any kind. Nothing for what is part of another
// thing, and for what no person reads.
std::optional<Place> list_of(const journal::model::KindSpec& spec);
// Ways to the lists of kinds without a screen of their own. Those that stand in the rail: where a thing of the kind is
// there, and stands by itself.
std::vector<WayTo> ways_to_kinds(const journal::Vault& vault);
std::vector<WayTo> rail_of_kinds(const journal::Vault& vault);

// Where a new thing is begun, in `whole` if there is one; nothing if the kind needs something that no person gives.
std::optional<Place> rank_of_new(const journal::model::KindSpec& spec,
                                  const std::optional<journal::model::ItemKey>& whole);

// The newest `length` of a kind, and where one more is begun.
Result<ListScreen> build_kind(const journal::Vault& vault, journal::model::ItemKind kind, std::size_t length,
                              const Today& now);

// The things that are part of `item`, a list for each kind that may be, but for the kind which that page of it has a field
// for: it shows those itself.
Result<std::vector<PartList>> build_parts(const journal::Vault& vault, const journal::ItemView& item, Screen page,
                                          const Today& now);

}  // namespace candour::gui
