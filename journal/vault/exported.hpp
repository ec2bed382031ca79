// What was written out of this vault. Private to the room of summaries.
#pragma once

#include "journal/vault/round.hpp"

namespace candour::journal {

// What was exported of a summary last; nothing if nothing was.
Result<std::optional<ExportedView>> exported(const Summaries::State& state, const model::ItemKey& summary,
                                             const std::optional<summary::ConsentStatement>& statement);
// See Summaries::export_summary and Summaries::export_public_text.
Result<> export_one(const Summaries::State& state, const model::ItemKey& summary, const std::filesystem::path& folder);
Result<> export_public(const Summaries::State& state, const model::ItemKey& summary,
                       const std::filesystem::path& folder);

}  // namespace candour::journal
