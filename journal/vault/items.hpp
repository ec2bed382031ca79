// What is kept, read: lists, one thing with its history, search.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "journal/vault/item_views.hpp"

namespace candour::journal {

class Items {
 public:
  struct State;
  explicit Items(State& state) : state_(state) {}
  Items(const Items&) = delete;

  // Newest first.
  Result<std::vector<ItemView>> list(const std::vector<model::ItemKind>& kinds,
                                     model::SetAside set_aside = model::SetAside::left_out) const;
  // The same for long lists: a line each, the newest `limit`, and nothing read that a line does not show.
  Result<std::vector<RowView>> rows(const std::vector<model::ItemKind>& kinds, std::size_t limit,
                                    model::SetAside set_aside = model::SetAside::left_out) const;
  Result<ItemView> show(const model::ItemKey& item) const;
  // Oldest first; of a kind whose things stand under each other each after the one that it stands under.
  Result<std::vector<ItemView>> linked_to(const model::ItemKey& item, model::ItemKind kind) const;
  Result<std::vector<VersionView>> history(const model::ItemKey& item) const;  // oldest first
  // Steps of items that have states, held here and named by nothing that shows: each waits for an earlier one.
  Result<std::size_t> waiting_steps() const;
  // What is to be chosen in its texts, in their order. Reads more than show(): for the page of one item.
  Result<std::vector<ChoiceView>> choices(const model::ItemKey& item) const;
  // What may be done with an item now, in the order of its declaration; nothing for a kind without states.
  Result<std::vector<VerbView>> verbs(const model::ItemKey& item) const;
  // What is true of an item beside its fields, of those facts that say something of it.
  Result<std::vector<FactView>> facts(const model::ItemKey& item) const;
  // Best first; of one's own answer and what was opened of it the opened one. no_words if nothing of `query` could be
  // looked for.
  Result<std::vector<SearchHit>> search(std::string_view query, std::size_t limit) const;
  // Digits that find() takes for this item.
  Result<std::string> short_name(const model::ItemKey& item) const;
  // no_such_item, ambiguous_item.
  Result<model::ItemKey> find(std::string_view short_name) const;

 private:
  State& state_;
};

}  // namespace candour::journal
