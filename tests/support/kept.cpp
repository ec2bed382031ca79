#include "tests/support/kept.hpp"

#include <gtest/gtest.h>

#include "journal/store/database.hpp"
#include "journal/vault/passphrase.hpp"
#include "journal/vault/vault_file.hpp"
#include "journal/vault/vault_folder.hpp"

namespace candour::test {

sqlite::Connection database_of(const Person& person) {
  EXPECT_FALSE(person.vault) << "its vault is open";
  const auto seal = journal::read_vault_file(person.folder);
  const auto prepared = Result<crypto::Passphrase>(person.passphrase());
  const auto master = journal::open_vault(seal.value(), prepared.value());
  auto database = journal::store::open_database((person.folder / "database").string(), master.value());
  EXPECT_TRUE(database.has_value());
  return std::move(database).value();
}

std::vector<KeptEntry> kept_log(sqlite::Connection& database, const MailboxId& mailbox) {
  auto select = database.prepare(
      "SELECT log.seq, log.env_id, record.kind, record.own FROM mailbox JOIN log ON log.mailbox = mailbox.id"
      " AND log.log_epoch = mailbox.log_epoch LEFT JOIN record ON record.env_id = log.env_id"
      " WHERE mailbox.id = ? ORDER BY log.seq");
  EXPECT_TRUE(select.has_value());
  select->bind(1, mailbox);
  std::vector<KeptEntry> entries;
  for (;;) {
    const auto more = select->step();
    EXPECT_TRUE(more.has_value());
    if (!more || !*more) return entries;
    KeptEntry entry{static_cast<std::uint64_t>(select->integer(0)), *EnvelopeId::from(select->blob(1)), std::nullopt,
                    select->integer(3) != 0};
    if (select->integer(2) != 0) entry.kind = static_cast<sealed::RecordKind>(select->integer(2));
    entries.push_back(entry);
  }
}

}  // namespace candour::test
