// The one door through which a summary leaves: a folder with the file, the statement and one signature a person.
#pragma once

#include "journal/summary/folder.hpp"
#include "journal/summary/round.hpp"

namespace candour::journal::summary {

inline constexpr std::string_view statement_file_name = "consent.txt";
// consent.txt.N.sig, N from 1 in the order of the fingerprints.
std::string signature_file_name(std::size_t number);

// Writes into `folder`, which must be absent or empty, what the round allows, reads it back and compares. Fails closed:
// not_approved unless `state` is exportable and everything in it verifies once more; not_equal if what is on the disk
// is not what was approved. After a failure nothing of it is left. A public summary is its file alone.
Result<> export_summary(const RoundState& state, const Proposal& proposal, const std::filesystem::path& folder);

}  // namespace candour::journal::summary
