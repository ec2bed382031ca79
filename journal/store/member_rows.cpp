#include "journal/store/member_rows.hpp"

#include "journal/store/waiting_rows.hpp"

namespace candour::journal::store {

Result<> save_first_card(sqlite::Connection& database, const sealed::MemberCard& card) {
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO first_card(member, bytes) VALUES(?, ?)"));
  const auto bytes = sealed::encode(card);
  return insert.bind_all(card.member.view(), ByteView(bytes)).run();
}

Result<> save_certificate(sqlite::Connection& database, const sealed::Certificate& certificate) {
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO certificate(cert_id, bytes) VALUES(?, ?) ON CONFLICT DO NOTHING"));
  const auto bytes = sealed::encode(certificate);
  return insert.bind_all(sealed::cert_id(certificate).view(), ByteView(bytes)).run();
}

Result<std::vector<sealed::MemberCard>> first_cards(sqlite::Connection& database, const JournalId& journal) {
  CANDOUR_TRY(auto select, database.prepare("SELECT bytes FROM first_card ORDER BY member"));
  std::vector<sealed::MemberCard> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    auto card = sealed::parse_member_card(select.blob(0), journal);
    if (!card) return Error{ErrorCode::damaged, "read a card"};
    out.push_back(std::move(*card));
  }
}

Result<std::vector<sealed::Certificate>> certificates(sqlite::Connection& database, const JournalId& journal) {
  CANDOUR_TRY(auto select, database.prepare("SELECT bytes FROM certificate ORDER BY cert_id"));
  std::vector<sealed::Certificate> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    auto certificate = sealed::parse_certificate(select.blob(0), journal);
    if (!certificate) return Error{ErrorCode::damaged, "read a certificate"};
    out.push_back(*certificate);
  }
}

Result<> save_epoch(sqlite::Connection& database, const HeldEpoch& epoch) {
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO epoch(epoch_id, number, made_by, ek) VALUES(?, ?, ?, ?)"
                                            " ON CONFLICT DO NOTHING"));
  CANDOUR_CHECK(insert
                    .bind_all(epoch.id.view(), static_cast<std::int64_t>(epoch.number), epoch.made_by.view(),
                              ByteView(epoch.key.expose()))
                    .run());
  return begin_trial(database, epoch.id);
}

Result<std::vector<HeldEpoch>> epochs(sqlite::Connection& database) {
  CANDOUR_TRY(auto select,
              database.prepare("SELECT epoch_id, number, made_by, ek FROM epoch ORDER BY number DESC, epoch_id"));
  std::vector<HeldEpoch> out;
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) return out;
    const auto id = EpochId::from(select.blob(0));
    const auto made_by = DeviceKey::from(select.blob(2));
    const auto key = select.blob(3);
    if (!id || !made_by || key.size() != crypto::EpochKey::size) return Error{ErrorCode::damaged, "read an epoch"};
    out.push_back({*id, static_cast<std::uint64_t>(select.integer(1)), *made_by,
                   crypto::EpochKey(std::span<const std::uint8_t, 32>(key.data(), 32))});
  }
}

}  // namespace candour::journal::store
