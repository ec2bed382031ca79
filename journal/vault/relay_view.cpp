// What the relay has of the journal, from the vault's own knowledge.
#include "crypto/mailbox.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/state.hpp"

namespace candour::journal {

namespace {

Bytes bytes_of(const MailboxId& mailbox, const HeadView& told) {
  Writer writer;
  writer.raw(mailbox.view()).u64(told.log_epoch).u64(told.head).u32(told.day_made).u32(told.day_last);
  return writer.take();
}

// Nothing if none was kept for this mailbox.
Result<std::optional<HeadView>> kept_head(Vault::State& state, const MailboxId& mailbox) {
  CANDOUR_TRY(const auto bytes, store::get_fact(state.database, fact::told_head));
  if (!bytes) return std::optional<HeadView>();
  Reader reader(*bytes);
  const auto of = reader.id<MailboxId>();
  HeadView told;
  told.log_epoch = reader.u64();
  told.head = reader.u64();
  told.day_made = reader.u32();
  told.day_last = reader.u32();
  if (!reader.finished()) return Error{ErrorCode::damaged, "read what the relay told"};
  return of == mailbox ? std::optional(told) : std::nullopt;
}

}  // namespace

Result<> RelayLog::keep_head(const MailboxId& mailbox, const HeadView& told) {
  if (state_.all.members.mailbox != mailbox) return {};
  return store::set_fact(state_.all.database, fact::told_head, bytes_of(mailbox, told));
}

Result<RelayKeptView> RelayLog::relay_kept_view() const {
  CANDOUR_TRY(const auto rows, store::mailboxes(state_.all.database));
  const auto row =
      std::find_if(rows.begin(), rows.end(), [this](const auto& each) { return each.id == state_.all.members.mailbox; });
  if (row == rows.end()) return Error{ErrorCode::not_paired, "see what the relay has"};
  CANDOUR_TRY(const auto secret, store::get_secret<crypto::MailboxSecret>(state_.all.database, "mailbox", row->id));
  if (secret.empty()) return Error{ErrorCode::damaged, "find a mailbox's key"};
  const auto keys = crypto::mailbox_keys(secret, row->controllers);
  RelayKeptView view;
  view.mailbox = row->id;
  view.address = row->address;
  view.relay = row->relay_id;
  view.read_key = crypto::public_of(keys.read);
  view.write_key = crypto::public_of(keys.write);
  view.controllers = row->controllers;
  view.log_epoch = row->log_epoch;
  CANDOUR_TRY(const auto log, store::envelopes_of_log(state_.all.database, row->id, row->log_epoch));
  for (const auto& each : log) view.envelopes.push_back({each.seq, each.size, each.id});
  CANDOUR_TRY(view.told, kept_head(state_.all, row->id));
  return view;
}

}  // namespace candour::journal
