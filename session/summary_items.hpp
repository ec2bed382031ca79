// The summaries of a journal and the passages that stand in them: found, begun, offered.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "journal/summary/statement.hpp"
#include "journal/vault/item_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::session {

bool is_summary(const journal::model::ItemKey& item);
bool is_passage(const journal::model::ItemKey& item);

// All that were not put away, the newest first.
Result<std::vector<journal::ItemView>> summaries_of(const journal::Vault& vault);
// Every passage of it, of whatever heading, in the order of their places.
Result<std::vector<journal::ItemView>> passages_of(const journal::Vault& vault, const journal::model::ItemKey& summary);
// Those of one heading (1 to 12): a place counts among them alone.
Result<std::vector<journal::ItemView>> passages_under(const journal::Vault& vault, const journal::model::ItemKey& summary,
                                                      std::uint64_t heading);

// With no passage yet.
Result<journal::model::ItemKey> begin_summary(journal::Vault& vault, journal::summary::Audience for_whom);
// At the end of its heading. Errors of Writing::write.
Result<journal::model::ItemKey> offer_passage(journal::Vault& vault, const journal::model::ItemKey& summary,
                                              std::uint64_t heading, std::string_view text);

}  // namespace candour::session
