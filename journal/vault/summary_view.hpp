// A summary as it is shown. Private to the room of summaries.
#pragma once

#include "journal/vault/summaries_state.hpp"

namespace candour::journal {

// bad_argument for another kind of item.
Result<ItemView> summary_item(const Summaries::State& state, const model::ItemKey& summary);
// Of the first version of the statement that is one. Empty if nothing was ever proposed.
Result<std::string> first_audience(const Summaries::State& state, const model::ItemKey& summary);
Result<SummaryView> summary_view_of(const Summaries::State& state, const model::ItemKey& summary);

}  // namespace candour::journal
