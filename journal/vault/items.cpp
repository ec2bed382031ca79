#include "journal/vault/items.hpp"

#include <algorithm>

#include "journal/kinds/registry.hpp"
#include "journal/store/search.hpp"
#include "journal/vault/facts.hpp"
#include "journal/vault/items_state.hpp"
#include "journal/vault/own_answer.hpp"
#include "journal/vault/perform.hpp"
#include "journal/vault/shown_item.hpp"

namespace candour::journal {

Result<std::vector<ItemView>> Items::list(const std::vector<model::ItemKind>& kinds, model::SetAside set_aside) const {
  CANDOUR_TRY(const auto stored, state_.reading.items.list(kinds, set_aside, store::Sequence::newest_first));
  std::vector<ItemView> views;
  for (const auto& item : stored) views.push_back(view_of(state_.reading, item));
  return views;
}

Result<std::vector<RowView>> Items::rows(const std::vector<model::ItemKind>& kinds, std::size_t limit,
                                         model::SetAside set_aside) const {
  CANDOUR_TRY(const auto lines, state_.reading.items.lines(kinds, set_aside, limit));
  std::vector<RowView> rows;
  rows.reserve(lines.size());
  for (const auto& line : lines) rows.push_back(row_of(state_.reading, line));
  return rows;
}

Result<ItemView> Items::show(const model::ItemKey& item) const {
  CANDOUR_TRY(const auto stored, state_.reading.items.get(item));
  return view_of(state_.reading, stored);
}

namespace {

std::vector<ItemView> in_tree(const Reading& reading, const model::KindSpec& kind,
                              const std::vector<store::StoredItem>& stored) {
  std::vector<model::HeldItem> held;
  for (const auto& one : stored) held.push_back(held_item(kind, one));
  std::vector<ItemView> views;
  for (const auto& place : model::in_tree(kind.tree, held)) {
    views.push_back(view_of(reading, stored[place.item]));
    views.back().level = place.level;
    views.back().tree_mark = place.mark;
  }
  return views;
}

}  // namespace

Result<std::vector<ItemView>> Items::linked_to(const model::ItemKey& item, model::ItemKind kind) const {
  CANDOUR_TRY(const auto stored, state_.reading.items.linked_to(item, kind));
  std::vector<ItemView> views;
  const auto* spec = kinds::registry().find(kind);
  if (spec != nullptr && spec->tree.parent != 0) return in_tree(state_.reading, *spec, stored);
  for (const auto& found : stored) views.push_back(view_of(state_.reading, found));
  return views;
}

Result<std::vector<VersionView>> Items::history(const model::ItemKey& item) const {
  return history_of(state_.reading, item);
}

Result<std::size_t> Items::waiting_steps() const { return state_.reading.items.waiting_steps(); }

Result<std::vector<SearchHit>> Items::search(std::string_view query, std::size_t limit) const {
  CANDOUR_TRY(const auto found, store::search(state_.reading.projection, query, limit));
  std::vector<SearchHit> hits;
  hits.reserve(found.size());
  const auto is_found = [&found](const model::ItemKey& key) {
    return std::any_of(found.begin(), found.end(), [&key](const auto& hit) { return hit.item.key == key; });
  };
  for (const auto& hit : found) {
    const auto opened = shown_as(state_.reading, hit.item.key);
    if (opened && is_found(*opened)) continue;  // the same words, and what others read of them
    hits.push_back(row_of(state_.reading, hit.item));
  }
  return hits;
}

Result<std::string> Items::short_name(const model::ItemKey& item) const {
  return state_.reading.items.short_name(item);
}

Result<model::ItemKey> Items::find(std::string_view short_name) const { return state_.reading.items.find(short_name); }

Result<std::vector<VerbView>> Items::verbs(const model::ItemKey& item) const { return verbs_of(state_.reading, item); }

Result<std::vector<FactView>> Items::facts(const model::ItemKey& item) const { return facts_of(state_.reading, item); }

namespace {

std::string name_or_nothing(const Reading& reading, const std::optional<MemberKey>& member) {
  return member ? reading.name_of(*member) : std::string();
}

}  // namespace

Result<std::vector<ChoiceView>> Items::choices(const model::ItemKey& item) const {
  std::vector<ChoiceView> views;
  const auto* spec = kinds::registry().find(item.kind);
  if (spec == nullptr) return views;
  for (const auto& field : spec->fields) {
    if (field.type != model::FieldType::prose) continue;
    CANDOUR_TRY(auto text, state_.reading.items.text({item, field.field}));
    for (auto& choice : text.open) {
      views.push_back({field.field, field.label, std::move(choice.wordings),
                       name_or_nothing(state_.reading, choice.first_by),
                       name_or_nothing(state_.reading, choice.second_by)});
    }
  }
  return views;
}

}  // namespace candour::journal
