// The list that was shown last, so that its lines can be named by their numbers: kept in the vault, and never sent.
#pragma once

#include <vector>

#include "journal/model/item.hpp"
#include "journal/vault/vault.hpp"

namespace candour::session {

// Its name among the drafts of the vault.
inline constexpr std::string_view shown_list_name = "list/shown";

// From now on `items` are what numbers mean. The errors of Drafts::keep: then the list before goes on to be meant.
Result<> save_shown_list(journal::Vault& vault, const std::vector<journal::model::ItemKey>& items);
// Empty if none was shown.
Result<std::vector<journal::model::ItemKey>> shown_list(const journal::Vault& vault);

}  // namespace candour::session
