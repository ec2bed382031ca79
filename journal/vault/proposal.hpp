// Which proposal an agreement is about (protocol.md B17). Private to the folder.
#pragma once

#include <vector>

#include "journal/store/items.hpp"
#include "journal/store/queue.hpp"

namespace candour::journal {

// The versions that stand, packed: of the file, of the statement, of whether the summary is set aside.
Result<Bytes> proposal_names(const store::Items& items, const model::ItemKey& summary);
// True if the versions of `shown` are those of `now`; what was queued may have been sealed meanwhile.
Result<bool> is_same_proposal(const store::Queue& queue, ByteView shown, ByteView now);
// The records of a proposal, file first, each once; not_equal if one of them is not sealed yet.
Result<std::vector<EnvelopeId>> records_of_proposal(const store::Queue& queue, ByteView shown);
// What a proposal froze is changed by proposing and by nothing else: rule_refused.
Result<> may_edit_summary(const store::Items& items, const model::ItemKey& summary, model::FieldNumber field);

}  // namespace candour::journal
