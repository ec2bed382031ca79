#include "crypto/labels.hpp"

#include <cstdlib>

namespace candour::crypto {

// No default in these switches: the compiler then names a label that has no text.

std::string_view text_of(HashLabel label) {
  using L = HashLabel;
  switch (label) {
    case L::item_of:
      return "item-of";
    case L::journal:
      return "journal";
    case L::card_id:
      return "card-id";
    case L::cert_id:
      return "cert-id";
    case L::members:
      return "members";
    case L::change_id:
      return "change-id";
    case L::pair_root:
      return "pair-root";
    case L::sas:
      return "sas";
    case L::pair_t1:
      return "pair-t1";
    case L::pair_number:
      return "pair-number";
    case L::safety_number:
      return "safety-number";
    case L::recovery_recipient:
      return "recovery-recipient";
    case L::epoch_ctx:
      return "epoch-ctx";
    case L::grant_ctx:
      return "grant-ctx";
    case L::epoch_id:
      return "epoch-id";
    case L::env_id:
      return "env-id";
    case L::log_start:
      return "log-start";
    case L::log:
      return "log";
    case L::private_space:
      return "private";
    case L::mentors:
      return "mentors";
    case L::attachment:
      return "attachment";
    case L::mailbox_id:
      return "mailbox-id";
    case L::vault_check:
      return "vault-check";
    case L::consent:
      return "consent";
    case L::relay_code:
      return "relay-code";
    case L::relay_work:
      return "relay-work";
    case L::relay_view:
      return "relay-view";
    case L::kat:
      return "kat";
  }
  std::abort();
}

std::string_view text_of(KdfLabel label) {
  using L = KdfLabel;
  switch (label) {
    case L::identity:
      return "identity";
    case L::relay_controller:
      return "relay-controller";
    case L::recovery_x:
      return "recovery-x";
    case L::export_key:
      return "export";
    case L::private_psk:
      return "private-psk";
    case L::beacon:
      return "beacon";
    case L::beacon_key:
      return "beacon-key";
    case L::backup:
      return "backup";
    case L::pair_psk:
      return "pair-psk";
    case L::rv_mailbox:
      return "rv-mailbox";
    case L::mailbox_read:
      return "mailbox-read";
    case L::mailbox_write:
      return "mailbox-write";
    case L::mailbox_controller:
      return "mailbox-controller";
    case L::root:
      return "root";
    case L::epoch:
      return "epoch";
    case L::state:
      return "state";
    case L::epoch_confirm:
      return "epoch-confirm";
    case L::envelope:
      return "envelope";
    case L::envelope_com:
      return "envelope-com";
    case L::body:
      return "body";
    case L::grant:
      return "grant";
    case L::fresh:
      return "fresh";
    case L::nonce:
      return "nonce";
    case L::vault:
      return "vault";
    case L::step_up:
      return "step-up";
    case L::db_key:
      return "db-key";
    case L::db_salt:
      return "db-salt";
    case L::backup_file:
      return "backup-file";
    case L::sealed:
      return "sealed";
    case L::relay_admission:
      return "relay-admission";
    case L::kat:
      return "kat";
  }
  std::abort();
}

std::string_view text_of(AdLabel label) {
  using L = AdLabel;
  switch (label) {
    case L::pair:
      return "pair";
    case L::wrap:
      return "wrap";
    case L::grant_ad:
      return "grant-ad";
    case L::env_ad:
      return "env-ad";
    case L::sealed_ad:
      return "sealed-ad";
  }
  std::abort();
}

std::string_view text_of(SignLabel label) {
  using L = SignLabel;
  switch (label) {
    case L::card:
      return "card";
    case L::cert:
      return "cert";
    case L::revoke:
      return "revoke";
    case L::roster:
      return "roster";
    case L::pair_joiner:
      return "pair-joiner";
    case L::move:
      return "move";
    case L::end:
      return "end";
    case L::not_asked:
      return "not-asked";
    case L::intent:
      return "intent";
    case L::cert_device:
      return "cert-device";
    case L::pair_device:
      return "pair-device";
    case L::pair_inviter:
      return "pair-inviter";
    case L::record:
      return "record";
    case L::relay_request:
      return "relay-request";
    case L::relay_delete:
      return "relay-delete";
    case L::relay_head:
      return "relay-head";
    case L::relay_info:
      return "relay-info";
    case L::kat:
      return "kat";
  }
  std::abort();
}

}  // namespace candour::crypto
