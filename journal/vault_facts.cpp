#include "journal/vault_facts.hpp"

#include <algorithm>

namespace candour::journal {

namespace {

model::HeldItem held(const model::KindSpec& kind, const store::StoredItem& stored) {
  model::HeldItem item{stored.key, stored.is_set_aside, {}};
  for (const auto& field : stored.fields) {
    const auto* spec = kind.field(field.field);
    auto value = spec != nullptr ? model::parse_value(spec->type, field.value) : Result<model::Value>(model::Value{});
    if (value) item.fields.push_back({field.field, std::move(*value), field.version, field.writer});
  }
  return item;
}

// What says that it stands in the item and is not away, of any kind.
Result<std::vector<model::HeldItem>> about(const Vault::State& state, const model::KindSpec& whole, const model::ItemKey& item) {
  std::vector<model::HeldItem> all;
  for (const auto& kind : kinds::registry().all()) {
    if (!kind.may_stand_in(whole)) continue;
    CANDOUR_TRY(const auto parts, state.items.linked_to(item, kind.kind));
    for (const auto& part : parts) {
      auto one = held(kind, part);
      const auto* link = one.field(kind.stands_in);
      if (link != nullptr && link->value == model::Value(item)) all.push_back(std::move(one));
    }
  }
  return all;
}

// The one that others may change of the item: co-edited, and one for each.
const model::HeldItem* companion_in(const std::vector<model::HeldItem>& parts) {
  const auto is_it = [](const model::HeldItem& part) {
    const auto& kind = *kinds::registry().find(part.key.kind);
    return kind.ids == model::ItemIds::one_per_target && kind.authorship == model::Authorship::co_edited;
  };
  const auto found = std::find_if(parts.begin(), parts.end(), is_it);
  return found == parts.end() ? nullptr : &*found;
}

}  // namespace

Result<std::vector<FactView>> facts_of(const Vault::State& state, const model::ItemKey& item) {
  std::vector<FactView> facts;
  const auto* kind = kinds::registry().find(item.kind);
  if (kind == nullptr || kind->facts.empty()) return facts;
  CANDOUR_TRY(const auto stored, state.items.get(item));
  CANDOUR_TRY(const auto parts, about(state, *kind, item));
  const auto shown = held(*kind, stored);
  const std::vector<MemberKey> members(state.roster.present.begin(), state.roster.present.end());
  for (const auto& fact : kind->facts) {
    auto value = fact.fold({shown, companion_in(parts), parts, members});
    if (!std::holds_alternative<std::monostate>(value)) facts.push_back({fact.name, std::move(value)});
  }
  return facts;
}

}  // namespace candour::journal
