// What somebody is writing and has not saved: by slot, in the encrypted file like everything else, and never sent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "base/sqlite/sqlite.hpp"

namespace candour::journal::store {

inline constexpr std::size_t max_draft = 1 << 20;
inline constexpr std::size_t max_draft_slot = 128;

extern const char* const schema_drafts_v2;

// bad_argument for a slot that is empty or too long, too_long for the content.
Result<> keep_draft(sqlite::Connection& database, std::string_view slot, ByteView content);
Result<std::optional<Bytes>> draft(sqlite::Connection& database, std::string_view slot);
Result<std::vector<std::string>> draft_slots(sqlite::Connection& database);
// Nothing happens if there is none.
Result<> drop_draft(sqlite::Connection& database, std::string_view slot);

}  // namespace candour::journal::store
