// Where somebody was, kept in the vault so that an unlock leads back to it.
#pragma once

#include "gui/actions/text_drafts.hpp"
#include "gui/model/place.hpp"
#include "journal/vault/vault.hpp"

namespace candour::gui {

Result<> save_place(journal::Vault& vault, const Place& place);
// The journal, where no place was kept, or where it leads to nothing any more. `texts` are those that were brought back.
Place kept_place(const journal::Vault& vault, const TextDrafts& texts);

}  // namespace candour::gui
