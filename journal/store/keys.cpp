#include "journal/store/keys.hpp"

namespace candour::journal::store {

Result<std::optional<Bytes>> get_fact(sqlite::Connection& database, const char* name) {
  CANDOUR_TRY(auto select, database.prepare("SELECT v FROM meta WHERE k = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, name).step());
  if (!found) return std::optional<Bytes>();
  return std::optional<Bytes>(to_bytes(select.blob(0)));
}

Result<> set_fact(sqlite::Connection& database, const char* name, ByteView value) {
  CANDOUR_TRY(auto upsert, database.prepare("INSERT INTO meta(k, v) VALUES(?, ?) ON CONFLICT(k) DO UPDATE SET v = excluded.v"));
  return upsert.bind(1, name).bind(2, value).run();
}

Result<> drop_fact(sqlite::Connection& database, const char* name) {
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM meta WHERE k = ?"));
  return remove.bind(1, name).run();
}

Result<std::uint64_t> get_number(sqlite::Connection& database, const char* name) {
  CANDOUR_TRY(const auto fact, get_fact(database, name));
  if (!fact) return std::uint64_t{0};
  Reader in(*fact);
  const auto value = in.u64();
  if (!in.finished()) return Error{ErrorCode::damaged, "read a number"};
  return value;
}

Result<> set_number(sqlite::Connection& database, const char* name, std::uint64_t value) {
  return set_fact(database, name, le64(value));
}

namespace detail {

Result<> put_secret(sqlite::Connection& database, const char* kind, ByteView name, ByteView bytes) {
  CANDOUR_TRY(auto upsert, database.prepare("INSERT INTO secret(kind, name, v) VALUES(?, ?, ?)"
                                            " ON CONFLICT(kind, name) DO UPDATE SET v = excluded.v"));
  return upsert.bind(1, kind).bind(2, name).bind(3, bytes).run();
}

Result<bool> with_secret(sqlite::Connection& database, const char* kind, ByteView name, void* context,
                         void (*take)(void* context, ByteView bytes)) {
  CANDOUR_TRY(auto select, database.prepare("SELECT v FROM secret WHERE kind = ? AND name = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, kind).bind(2, name).step());
  if (found) take(context, select.blob(0));
  return found;
}

Result<std::vector<Bytes>> secret_names(sqlite::Connection& database, const char* kind) {
  CANDOUR_TRY(auto select, database.prepare("SELECT name FROM secret WHERE kind = ? ORDER BY name"));
  select.bind(1, kind);
  std::vector<Bytes> names;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return names;
    names.push_back(to_bytes(select.blob(0)));
  }
}

}  // namespace detail

Result<> forget_attempt(sqlite::Connection& database, const MemberKey& old_self, const MemberKey& new_self) {
  CANDOUR_CHECK(database.execute(
      "DELETE FROM secret WHERE kind IN ('space', 'mailbox', 'exchange', 'share', 'device', 'nonce');"
      "DELETE FROM meta WHERE k IN ('genesis', 'journal', 'roster-change', 'told-head', 'welcome-tips',"
      " 'joining-card', 'joining-certificate', 'step-up', 'old-step-up', 'member');"
      "DELETE FROM first_card; DELETE FROM attempt; DELETE FROM certificate; DELETE FROM epoch; DELETE FROM mailbox; DELETE FROM log;"
      "DELETE FROM closed; DELETE FROM uncertified; DELETE FROM trial; DELETE FROM later; DELETE FROM acted;"
      "DELETE FROM envelope; DELETE FROM record; DELETE FROM outbox; DELETE FROM act; DELETE FROM pairing;"
      "DELETE FROM left_log; DELETE FROM refill; DELETE FROM relay_news; DELETE FROM log_claim; DELETE FROM need;"
      "DELETE FROM reappend; DELETE FROM heard;"));
  for (const auto* sql : {"UPDATE queued SET writer = ? WHERE writer = ?", "UPDATE item SET author = ? WHERE author = ?",
                          "UPDATE item SET maker = ? WHERE maker = ?", "UPDATE item SET writer = ? WHERE writer = ?",
                          "UPDATE version SET writer = ? WHERE writer = ?",
                          "UPDATE shown SET writer = ? WHERE writer = ?"}) {
    CANDOUR_TRY(auto update, database.prepare(sql));
    CANDOUR_CHECK(update.bind_all(new_self.view(), old_self.view()).run());
  }
  return {};
}

Result<> drop_secret(sqlite::Connection& database, const char* kind, ByteView name) {
  CANDOUR_TRY(auto remove, database.prepare("DELETE FROM secret WHERE kind = ? AND name = ?"));
  return remove.bind(1, kind).bind(2, name).run();
}

}  // namespace candour::journal::store
