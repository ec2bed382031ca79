#include "journal/store/pairing_rows.hpp"

namespace candour::journal::store {

Result<> save_handshake(sqlite::Connection& database, PairingRole role, const crypto::SecretText& saved) {
  CANDOUR_TRY(auto upsert, database.prepare("INSERT INTO pairing(one, role, state) VALUES(1, ?, ?) ON CONFLICT(one)"
                                            " DO UPDATE SET role = excluded.role, state = excluded.state"));
  return upsert.bind_all(static_cast<std::int64_t>(role), as_bytes(saved.expose())).run();
}

Result<> with_handshake(sqlite::Connection& database, const std::function<Result<>(PairingRole, ByteView)>& take) {
  CANDOUR_TRY(auto select, database.prepare("SELECT role, state FROM pairing"));
  CANDOUR_TRY(const bool found, select.step());
  return found ? take(static_cast<PairingRole>(select.integer(0)), select.blob(1)) : Result<>();
}

Result<> drop_handshake(sqlite::Connection& database) { return database.execute("DELETE FROM pairing"); }

Result<> save_attempt(sqlite::Connection& database, const Attempt& attempt) {
  CANDOUR_TRY(auto upsert,
              database.prepare("INSERT INTO attempt(one, step, card, certificate, change) VALUES(1, ?, ?, ?, ?)"
                               " ON CONFLICT(one) DO UPDATE SET step = excluded.step, card = excluded.card,"
                               " certificate = excluded.certificate, change = excluded.change"));
  const auto card = sealed::encode(attempt.card);
  const auto certificate = sealed::encode(attempt.certificate);
  return upsert
      .bind_all(static_cast<std::int64_t>(attempt.step), ByteView(card), ByteView(certificate),
                ByteView(attempt.change))
      .run();
}

Result<std::optional<Attempt>> attempt(sqlite::Connection& database, const JournalId& journal) {
  CANDOUR_TRY(auto select, database.prepare("SELECT step, card, certificate, change FROM attempt"));
  CANDOUR_TRY(const bool found, select.step());
  if (!found) return std::optional<Attempt>();
  auto card = sealed::parse_member_card(select.blob(1), journal);
  auto certificate = sealed::parse_certificate(select.blob(2), journal);
  const auto step = select.integer(0);
  if (!card || !certificate || step < 1 || step > 4) return Error{ErrorCode::damaged, "read a pairing"};
  return std::optional(Attempt{static_cast<AttemptStep>(step), std::move(*card), *certificate,
                               to_bytes(select.blob(3))});
}

Result<> drop_attempt_row(sqlite::Connection& database) { return database.execute("DELETE FROM attempt"); }

}  // namespace candour::journal::store
