// The closed list of labels (protocol.md B0). No other string enters enc() in second place, and a label of one use
// cannot be passed where another use is meant.
#pragma once

#include <cstdint>
#include <string_view>

namespace candour::crypto {

// Stands before the label in every enc().
inline constexpr std::string_view protocol_version = "candour/1";

enum class HashLabel : std::uint8_t {
  item_of,                                                     // B7
  journal, card_id, cert_id, members, change_id,               // B2
  pair_root, sas, pair_t1, pair_number,                        // B3
  safety_number,                                               // B4
  recovery_recipient, epoch_ctx, grant_ctx, epoch_id,          // B5
  env_id, log_start, log,                                      // B6, B7
  private_space, mentors,                                      // B9 ("private", "mentors")
  attachment, mailbox_id, vault_check, consent,                // B10, B11, B12, B17
  relay_code, relay_work, relay_view,                          // relay.md
  kat,                                                         // vectors only
};

enum class KdfLabel : std::uint8_t {
  identity, relay_controller, recovery_x, export_key, private_psk,  // B1, from R ("export" for export_key)
  beacon, beacon_key, backup,                                       // B13
  pair_psk, rv_mailbox,                                             // B3
  mailbox_read, mailbox_write, mailbox_controller,                  // B11
  root, epoch, state, epoch_confirm, envelope, envelope_com, body, grant,  // B4 to B7
  fresh, nonce, vault, step_up, db_key, db_salt, backup_file, sealed,      // B0, B6, B12, B13, B18
  relay_admission,                                                  // relay.md 2.7
  kat,                                                              // vectors only
};

enum class AdLabel : std::uint8_t { pair, wrap, grant_ad, env_ad, sealed_ad };

enum class SignLabel : std::uint8_t {
  card, cert, revoke, roster, pair_joiner, move, end, not_asked, intent,  // IK
  cert_device, pair_device, pair_inviter, record,                        // DS
  relay_request, relay_delete, relay_head, relay_info,                   // mailbox, controller and relay keys
  kat,                                                                   // vectors only
};

// The ASCII string of the protocol, without terminator.
std::string_view text_of(HashLabel label);
std::string_view text_of(KdfLabel label);
std::string_view text_of(AdLabel label);
std::string_view text_of(SignLabel label);

}  // namespace candour::crypto
