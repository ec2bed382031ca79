#include "journal/store/drafts.hpp"

namespace candour::journal::store {

const char* const schema_drafts_v2 = R"sql(
CREATE TABLE draft(slot TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT;
)sql";

Result<> save_draft(sqlite::Connection& database, std::string_view name, ByteView content) {
  if (name.empty() || name.size() > max_draft_name) return Error{ErrorCode::bad_argument, "keep a draft"};
  if (content.size() > max_draft) return Error{ErrorCode::too_long, "keep a draft"};
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO draft(slot, content) VALUES(?, ?)"
                                            " ON CONFLICT(slot) DO UPDATE SET content = excluded.content"));
  insert.bind_all(name, content);
  return insert.run();
}

Result<std::optional<Bytes>> draft(sqlite::Connection& database, std::string_view name) {
  CANDOUR_TRY(auto select, database.prepare("SELECT content FROM draft WHERE slot = ?"));
  select.bind(1, name);
  CANDOUR_TRY(const bool found, select.step());
  if (!found) return std::optional<Bytes>();
  return std::optional<Bytes>(to_bytes(select.blob(0)));
}

Result<std::vector<std::string>> draft_names(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("SELECT slot FROM draft ORDER BY slot"));
  std::vector<std::string> names;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return names;
    names.emplace_back(select.text(0));
  }
}

Result<> drop_draft(sqlite::Connection& database, std::string_view name) {
  CANDOUR_TRY(auto erase, database.prepare("DELETE FROM draft WHERE slot = ?"));
  erase.bind(1, name);
  return erase.run();
}

}  // namespace candour::journal::store
