// Cards, certificates and epochs as rows. Part of the caller's transaction.
#pragma once

#include "base/sqlite/sqlite.hpp"
#include "journal/sealed/certificate.hpp"
#include "journal/sealed/epoch.hpp"
#include "journal/sealed/member_card.hpp"

namespace candour::journal::store {

// The cards from which the roster is folded: the one made with the journal, or those of the Welcome by which this vault
// joined. Other cards have no table: a change names them, and its card is read out of the record that carries it.
Result<> save_first_card(sqlite::Connection& database, const sealed::MemberCard& card);
Result<std::vector<sealed::MemberCard>> first_cards(sqlite::Connection& database, const JournalId& journal);

// Kept once; the same again changes nothing.
Result<> save_certificate(sqlite::Connection& database, const sealed::Certificate& certificate);
// All of them, checked anew. damaged if one does not hold.
Result<std::vector<sealed::Certificate>> certificates(sqlite::Connection& database, const JournalId& journal);

// An epoch of `everyone` that this vault can open.
struct HeldEpoch {
  EpochId id;
  std::uint64_t number = 0;
  DeviceKey made_by;
  crypto::EpochKey key;
};
// It is to be tried on what no key opened so far.
Result<> save_epoch(sqlite::Connection& database, const HeldEpoch& epoch);
// The most preferred first (B5).
Result<std::vector<HeldEpoch>> epochs(sqlite::Connection& database);

}  // namespace candour::journal::store
