#include "session/summary_items.hpp"

#include <algorithm>

#include "journal/kinds/passage.hpp"
#include "journal/kinds/summary.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/ranks.hpp"

namespace candour::session {

namespace {

namespace kinds = journal::kinds;
namespace model = journal::model;
using journal::ItemView;

// Those without a place come last.
bool stands_before(const ItemView& a, const ItemView& b) {
  const auto first = rank_of(a, kinds::passage::order);
  const auto second = rank_of(b, kinds::passage::order);
  return first && second ? *first < *second : first.has_value();
}

}  // namespace

bool is_summary(const model::ItemKey& item) { return item.kind == kinds::summary::kind; }
bool is_passage(const model::ItemKey& item) { return item.kind == kinds::passage::kind; }

Result<std::vector<ItemView>> summaries_of(const journal::Vault& vault) {
  return vault.items().list({kinds::summary::kind});
}

Result<std::vector<ItemView>> passages_of(const journal::Vault& vault, const model::ItemKey& summary) {
  CANDOUR_TRY(auto passages, vault.items().linked_to(summary, kinds::passage::kind));
  std::stable_sort(passages.begin(), passages.end(), stands_before);
  return passages;
}

Result<std::vector<ItemView>> passages_under(const journal::Vault& vault, const model::ItemKey& summary,
                                             std::uint64_t heading) {
  CANDOUR_TRY(auto passages, passages_of(vault, summary));
  std::erase_if(passages, [heading](const ItemView& passage) {
    return journal::field_of<model::Number>(passage, kinds::passage::heading) != model::Number{heading};
  });
  return passages;
}

Result<model::ItemKey> begin_summary(journal::Vault& vault, journal::summary::Audience for_whom) {
  return vault.writing().write(kinds::summary::kind,
                               {{kinds::summary::audience, model::Choice{kinds::summary::number_of(for_whom)}}});
}

Result<model::ItemKey> offer_passage(journal::Vault& vault, const model::ItemKey& summary, std::uint64_t heading,
                                     std::string_view text) {
  CANDOUR_TRY(const auto others, passages_under(vault, summary, heading));
  return vault.writing().write(kinds::passage::kind,
                               {{kinds::passage::summary, summary},
                                {kinds::passage::heading, model::Number{heading}},
                                {kinds::passage::order, rank_at_end(others, kinds::passage::order)},
                                {kinds::passage::text, model::Prose{std::string(text)}}});
}

}  // namespace candour::session
