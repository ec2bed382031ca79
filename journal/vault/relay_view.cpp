#include "journal/vault/relay_view.hpp"

#include <algorithm>

#include "crypto/mailbox.hpp"
#include "journal/store/envelope_log.hpp"
#include "journal/store/keys.hpp"
#include "journal/store/mailbox_rows.hpp"
#include "journal/vault/fact_names.hpp"

namespace candour::journal {

namespace {

Bytes bytes_of(const MailboxId& mailbox, const HeadView& told) {
  Writer writer;
  writer.raw(mailbox.view()).u64(told.log_epoch).u64(told.head).u32(told.day_made).u32(told.day_last);
  return writer.take();
}

// Nothing if none was kept for this mailbox.
Result<std::optional<HeadView>> kept_head(sqlite::Connection& database, const MailboxId& mailbox) {
  CANDOUR_TRY(const auto bytes, store::get_fact(database, fact::told_head));
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

Result<> save_told_head(const RelayLog::State& state, const MailboxId& mailbox, const HeadView& told) {
  if (state.members.mailbox != mailbox) return {};
  return store::set_fact(state.database, fact::told_head, bytes_of(mailbox, told));
}

Result<RelayKeptView> relay_kept_view_of(const RelayLog::State& state) {
  CANDOUR_TRY(const auto rows, store::mailboxes(state.database));
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](const auto& each) { return each.id == state.members.mailbox; });
  if (row == rows.end()) return Error{ErrorCode::not_paired, "see what the relay has"};
  CANDOUR_TRY(const auto secret, store::get_secret<crypto::MailboxSecret>(state.database, "mailbox", row->id));
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
  CANDOUR_TRY(const auto log, store::envelopes_of_log(state.database, row->id, row->log_epoch));
  for (const auto& each : log) view.envelopes.push_back({each.seq, each.size, each.id});
  CANDOUR_TRY(view.told, kept_head(state.database, row->id));
  return view;
}

}  // namespace candour::journal
