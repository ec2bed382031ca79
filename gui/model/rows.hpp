// Lines of lists, for things of every kind by its declaration.
#pragma once

#include <vector>

#include "base/result.hpp"
#include "gui/model/build.hpp"
#include "gui/model/screens.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::gui {

// The newest `length` of these kinds.
Result<ListScreen> build_list(const journal::Vault& vault, const std::vector<journal::model::ItemKind>& kinds,
                              std::size_t length, const Today& now,
                              journal::model::SetAside aside = journal::model::SetAside::left_out);
// One line of a list, or of what a search found.
Row row_of(const journal::Vault& vault, const journal::RowView& row, const Today& now);
// The same on the page of what the thing is part of: as deep as it stands under others there.
Row row_of_part(const journal::Vault& vault, const journal::ItemView& item, const Today& now);

}  // namespace candour::gui
