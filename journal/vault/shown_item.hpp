// An item as it is shown, from what is stored of it. Private to the folder.
#pragma once

#include "journal/vault/item_views.hpp"
#include "journal/vault/reading.hpp"

namespace candour::journal {

ItemView view_of(const Reading& reading, const store::StoredItem& item);
RowView row_of(const Reading& reading, const store::StoredLine& line);
// All versions of an item that may be shown, oldest first.
Result<std::vector<VersionView>> history_of(const Reading& reading, const model::ItemKey& item);

}  // namespace candour::journal
