#include "base/error.hpp"

namespace candour {

const char* name_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::malformed: return "malformed";
    case ErrorCode::cannot_open: return "cannot_open";
    case ErrorCode::newer_version: return "newer_version";
    case ErrorCode::not_a_vault: return "not_a_vault";
    case ErrorCode::damaged: return "damaged";
    case ErrorCode::cost_refused: return "cost_refused";
    case ErrorCode::wrong_passphrase: return "wrong_passphrase";
    case ErrorCode::weak_passphrase: return "weak_passphrase";
    case ErrorCode::out_of_memory: return "out_of_memory";
    case ErrorCode::no_vault: return "no_vault";
    case ErrorCode::vault_exists: return "vault_exists";
    case ErrorCode::vault_in_use: return "vault_in_use";
    case ErrorCode::vault_locked: return "vault_locked";
    case ErrorCode::io_failed: return "io_failed";
    case ErrorCode::disk_full: return "disk_full";
    case ErrorCode::read_only: return "read_only";
    case ErrorCode::no_lock_service: return "no_lock_service";
    case ErrorCode::migration_needed: return "migration_needed";
    case ErrorCode::folder_not_empty: return "folder_not_empty";
    case ErrorCode::no_such_folder: return "no_such_folder";
    case ErrorCode::store_failed: return "store_failed";
    case ErrorCode::not_paired: return "not_paired";
    case ErrorCode::not_verified: return "not_verified";
    case ErrorCode::already_paired: return "already_paired";
    case ErrorCode::pairing_ended: return "pairing_ended";
    case ErrorCode::pairing_waits: return "pairing_waits";
    case ErrorCode::wrong_number: return "wrong_number";
    case ErrorCode::words_not_known: return "words_not_known";
    case ErrorCode::no_such_item: return "no_such_item";
    case ErrorCode::ambiguous_item: return "ambiguous_item";
    case ErrorCode::not_yours: return "not_yours";
    case ErrorCode::rule_refused: return "rule_refused";
    case ErrorCode::too_long: return "too_long";
    case ErrorCode::not_text: return "not_text";
    case ErrorCode::bad_argument: return "bad_argument";
    case ErrorCode::no_words: return "no_words";
    case ErrorCode::unknown_zone: return "unknown_zone";
    case ErrorCode::no_zone_data: return "no_zone_data";
    case ErrorCode::not_approved: return "not_approved";
    case ErrorCode::not_equal: return "not_equal";
    case ErrorCode::listed_word: return "listed_word";
    case ErrorCode::relay_unreachable: return "relay_unreachable";
    case ErrorCode::relay_refused: return "relay_refused";
    case ErrorCode::wrong_relay: return "wrong_relay";
    case ErrorCode::clock_skew: return "clock_skew";
    case ErrorCode::tls_refused: return "tls_refused";
    case ErrorCode::stopped: return "stopped";
  }
  return "unknown";
}

}  // namespace candour
