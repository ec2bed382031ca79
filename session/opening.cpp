#include "session/opening.hpp"

#include "base/defence.hpp"
#include "base/relay_address.hpp"
#include "crypto/aead.hpp"
#include "journal/vault/post_views.hpp"
#include "journal/vault/relay_views.hpp"
#include "sync/client/cover.hpp"

namespace candour::session {

Result<sync::OpenMailbox> opening_of(const journal::MailboxView& view) {
  CANDOUR_TRY(const auto address, parse_relay_address(view.relay));
  sync::OpenMailbox open;
  open.id = view.id;
  open.seeds = {view.read.duplicate(), view.write.duplicate()};
  open.address = address;
  open.relay = view.relay_id;
  open.cursor = {view.log_epoch, view.after};
  open.kind = view.is_rendezvous ? wire::MailboxKind::short_lived : wire::MailboxKind::journal;
  if (!view.is_rendezvous) open.create_if_denied = wire::create_body(open.seeds, view.controllers, open.kind);
  return open;
}

journal::LogChange change_of(sync::EpochCause cause) {
  switch (cause) {
    case sync::EpochCause::restarted: return journal::LogChange::restarted;
    case sync::EpochCause::rolled_back: return journal::LogChange::rolled_back;
    case sync::EpochCause::recreated: return journal::LogChange::recreated;
  }
  return journal::LogChange::restarted;
}

sync::AppendEnvelopes slot_append(const MailboxId& mailbox, std::optional<Bytes> next, SteadyTime interval_end) {
  Bytes bytes;
  if (next) bytes = std::move(*next);
  if (CANDOUR_DEFENCE("73 92", !next)) bytes = sync::cover_envelope();
  const auto id = crypto::envelope_id(bytes);
  sync::AppendEnvelopes append{mailbox, {}};
  append.items.push_back({id, std::move(bytes), sync::Pacing::slot, interval_end});
  return append;
}

}  // namespace candour::session
