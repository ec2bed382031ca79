// What can go wrong, as a closed list. An Error never holds a person's words, a key or a path.
#pragma once

#include <cstdint>

namespace candour {

enum class ErrorCode : std::uint8_t {
  malformed,          // bytes of somebody else that are not what they should be
  cannot_open,        // ciphertext that does not open; the one failure of every open
  newer_version,      // made by a later Candour
  not_a_vault,        //
  damaged,            // a file that fails its own check
  cost_refused,       // a vault that asks for too little or too much work
  wrong_passphrase,   //
  weak_passphrase,    // an own passphrase below 50 bits
  out_of_memory,      //
  no_vault,           // nothing there yet
  vault_exists,       // create where one is already
  vault_in_use,       // another program holds it
  vault_locked,       //
  io_failed,          // the operating system refused a read or a write
  disk_full,          //
  read_only,          // the folder or its medium takes no writing
  no_lock_service,    // the file system keeps no locks
  migration_needed,   // an older layout, on a medium that takes no writing
  folder_not_empty,   // where one must be empty
  no_such_folder,     //
  store_failed,       // SQLite said no for another reason
  not_paired,         // needs a partner first
  not_verified,       // needs the partner's number first
  already_paired,     //
  pairing_ended,      // three wrong tries, a second joiner, seven days, stopped
  pairing_waits,      // nothing to do until the other side has acted
  wrong_number,       // the typed half does not match
  words_not_known,    // not twelve words of the list, or their checksum is wrong
  no_such_item,       //
  ambiguous_item,     // a short name that fits several
  not_yours,          // only its author may
  rule_refused,       // legal bytes, illegal act
  too_long,           // over a limit of the format
  not_text,           // not UTF-8, or control characters where none may stand
  bad_argument,       // the person's command or value cannot be read
  no_words,           // nothing in it that a search could look for
  unknown_zone,       // this computer does not tell its time zone
  no_zone_data,       // the zone database is not installed here
  not_approved,       // consent is missing, stale or void
  not_equal,          // what was approved and what is here differ
  listed_word,        // the people list stops it
  relay_unreachable,  // no answer, or not a relay's
  relay_refused,      // an answer that says no; see wire::Code
  wrong_relay,        // not the relay that was chosen
  clock_skew,         // this computer's clock and the relay's differ too much
  tls_refused,        // a certificate that is not trusted
  stopped,            // the person or a signal ended it
};

// A literal that names the operation; anything made at run time does not compile.
struct Operation {
  const char* name;
  consteval Operation(const char* literal) : name(literal) {}  // NOLINT(google-explicit-constructor)
};

struct Error {
  ErrorCode code;
  Operation operation;
};

// The code's own name, for logs and --json. People read session/speech/sentences.hpp.
const char* name_of(ErrorCode code);

}  // namespace candour
