// Where a text that somebody has begun goes on: the page of each draft, and the key of the shelf in which it is typed.
#pragma once

#include "gui/model/screens.hpp"
#include "journal/vault/vault.hpp"
#include "session/drafts.hpp"

namespace candour::gui {

struct Today;

// What the text on that page becomes; nothing where there is none, or where fields of a form stand.
std::optional<session::DraftKey> key_of_text(const Place& place);
// Where it is typed. Only for places that have a key.
TypedKey typed_key_of_text(const Place& place);
// The page on which a draft goes on: its own, or that of a text which was begun elsewhere.
Place place_of_draft(const session::DraftKey& key);

// The key of a text which this program kept under its key alone, as older ones did; nothing if it was none, or if
// what it belonged to is not here.
std::optional<session::DraftKey> key_of_old_name(const journal::Vault& vault, std::string_view name);

// Where a field of the form for a meeting lies that an older Candour kept under a name of its own; nothing for any other.
std::optional<std::string> form_key_today(std::string_view typed);

Result<std::vector<Unfinished>> build_unfinished(const journal::Vault& vault, const Today& now);

}  // namespace candour::gui
