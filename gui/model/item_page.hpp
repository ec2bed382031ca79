// What the pages of items say alike. Nothing here changes anything.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "gui/model/build.hpp"
#include "journal/vault/item_views.hpp"

namespace candour::gui {

// Words of a person as they are drawn, with their lines.
std::string shown(std::string_view words);
// "Fri 13 March", and the day on which it came where that is much later.
std::string day_and_late(std::uint32_t day, const std::optional<journal::LateView>& late, const Today& now);
// "Meg · Fri 13 March"; of one's own private things "you".
std::string who_and_when(const journal::ItemView& item, const Today& now);
bool may_edit(const journal::ItemView& item, const journal::model::KindSpec* spec);
// Wordings of a field that nobody who wrote another had seen.
Result<std::vector<Comment>> written_beside(const journal::Vault& vault, const journal::model::ItemKey& key,
                                            journal::model::FieldNumber field, const Today& now);

}  // namespace candour::gui
