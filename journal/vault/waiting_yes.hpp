// Agreements that wait for their slot, or were ended before it (protocol.md B17). Private to the folder.
#pragma once

#include <optional>
#include <vector>

#include "journal/model/item.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/summary_views.hpp"

namespace candour::journal {

// The summary that a yes is about; nothing for a taking back, and for what cannot be read.
std::optional<ItemId> summary_of_yes(const store::WaitingRecord& act);
// Those of one summary that agree to something, whether they wait or were ended.
Result<std::vector<store::WaitingRecord>> waiting_yes(sqlite::Connection& database, const model::ItemKey& summary);
Result<std::vector<store::WaitingRecord>> every_waiting_yes(sqlite::Connection& database);
Result<std::vector<store::WaitingRecord>> ended_yes(sqlite::Connection& database, const model::ItemKey& summary);
// Which question a waiting or ended yes answered.
ConsentPhase phase_of(const store::WaitingRecord& act);
// Lets all of them go without trace. Part of the caller's transaction or a transaction of its own.
Result<> drop_every_yes(sqlite::Connection& database, const model::ItemKey& summary);

}  // namespace candour::journal
