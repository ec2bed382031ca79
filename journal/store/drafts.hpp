// What somebody is writing and has not saved: by name, in the encrypted file like everything else, and never sent.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"
#include "base/sqlite/sqlite.hpp"

namespace candour::journal::store {

inline constexpr std::size_t max_draft = 1 << 20;
inline constexpr std::size_t max_draft_name = 128;

extern const char* const schema_drafts_v2;

// bad_argument for a name that is empty or too long, too_long for the content.
Result<> save_draft(sqlite::Connection& database, std::string_view name, ByteView content);
Result<std::optional<Bytes>> draft(sqlite::Connection& database, std::string_view name);
Result<std::vector<std::string>> draft_names(sqlite::Connection& database);
// Nothing happens if there is none.
Result<> drop_draft(sqlite::Connection& database, std::string_view name);

}  // namespace candour::journal::store
