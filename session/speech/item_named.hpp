// The item that is meant by what a person types for one, the one way for window and command line.
#pragma once

#include <string_view>

#include "journal/model/value.hpp"
#include "journal/vault/vault.hpp"
#include "session/speech/fault.hpp"

namespace candour::session {

// The item of a short name, or of a line of the list that was shown last: its number, or "last". A short name has six
// digits or more, a number fewer. Says what a short name is, or that nothing here has this one.
Understood<journal::model::ItemKey> item_named(const journal::Vault& vault, std::string_view typed);

}  // namespace candour::session
