#include "journal/vault/facts.hpp"

#include <algorithm>

#include "journal/vault/own_answer.hpp"

namespace candour::journal {

model::HeldItem held_item(const model::KindSpec& kind, const store::StoredItem& stored) {
  model::HeldItem item{stored.key, stored.is_set_aside, {}};
  for (const auto& field : stored.fields) {
    const auto* spec = kind.field(field.field);
    auto value = spec != nullptr ? model::parse_value(spec->type, field.value) : Result<model::Value>(model::Value{});
    if (value) item.fields.push_back({field.field, std::move(*value), field.version, field.writer});
  }
  return item;
}

std::uint16_t state_of(const model::KindSpec& kind, const store::StoredItem& item) {
  const auto* field = item.field(kind.states.field);
  const auto value = field != nullptr ? model::parse_value(model::FieldType::choice, field->value)
                                      : Result<model::Value>(model::Value{});
  const auto* choice = value ? std::get_if<model::Choice>(&*value) : nullptr;
  return choice != nullptr ? choice->number : std::uint16_t{0};
}

namespace {

// What says that it stands in the item and is not away, of any kind that the same people read.
Result<std::vector<model::HeldItem>> about(const Reading& reading, const model::KindSpec& whole,
                                           const model::ItemKey& item) {
  std::vector<model::HeldItem> all;
  for (const auto& kind : kinds::registry().all()) {
    if (!kind.may_stand_in(whole) || kind.space != whole.space) continue;
    CANDOUR_TRY(const auto parts, reading.items.linked_to(item, kind.kind));
    for (const auto& part : parts) {
      auto one = held_item(kind, part);
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

// What the item stands in, if that is here.
Result<std::optional<model::HeldItem>> whole_of(const Reading& reading, const model::KindSpec& kind,
                                                const model::HeldItem& item) {
  const auto* field = kind.stands_in != 0 ? item.field(kind.stands_in) : nullptr;
  const auto* link = field != nullptr ? std::get_if<model::Link>(&field->value) : nullptr;
  const auto* whole_kind = link != nullptr ? kinds::registry().find(link->kind) : nullptr;
  if (whole_kind == nullptr) return std::optional<model::HeldItem>();
  const auto stored = reading.items.get(*link);
  if (!stored && stored.error().code == ErrorCode::no_such_item) return std::optional<model::HeldItem>();
  if (!stored) return stored.error();
  return std::optional(held_item(*whole_kind, *stored));
}

Result<model::Value> ordinal(const Reading& reading, const model::KindSpec& kind, const model::OrdinalSpec& spec,
                             const model::HeldItem& item) {
  CANDOUR_TRY(const auto stored,
              reading.items.list({kind.kind}, model::SetAside::left_out, store::Sequence::oldest_first));
  std::vector<model::HeldItem> all;
  for (const auto& one : stored) all.push_back(held_item(kind, one));
  const auto number = model::ordinal_of(spec, item, all);
  return number ? model::Value(*number) : model::Value();
}

}  // namespace

Result<std::vector<FactView>> facts_of(const Reading& reading, const model::ItemKey& item) {
  std::vector<FactView> facts;
  const auto* kind = kinds::registry().find(item.kind);
  if (kind == nullptr || kind->facts.empty()) return facts;
  CANDOUR_TRY(const auto stored, reading.items.get(item));
  CANDOUR_TRY(const auto parts, about(reading, *kind, item));
  const auto shown = held_item(*kind, stored);
  CANDOUR_TRY(const auto whole, whole_of(reading, *kind, shown));
  const std::vector<MemberKey> members(reading.members.roster.present.begin(), reading.members.roster.present.end());
  const model::FactInput input{shown, whole ? &*whole : nullptr, companion_in(parts), parts, members};
  CANDOUR_TRY(const auto reveal, reveal_of(reading, stored));
  for (const auto& fact : kind->facts) {
    model::Value value;
    if (fact.fold != nullptr) value = fact.fold(input);
    if (fact.at_show != nullptr) value = fact.at_show(input, {reading.today(), reveal});
    if (fact.ordinal) {
      CANDOUR_TRY(value, ordinal(reading, *kind, *fact.ordinal, shown));
    }
    if (!std::holds_alternative<std::monostate>(value)) facts.push_back({fact.name, std::move(value)});
  }
  return facts;
}

Result<std::string> fact_in_the_way(const Reading& reading, const model::ItemKey& item, const model::Verb& verb) {
  if (verb.only_if.empty()) return std::string();
  CANDOUR_TRY(const auto facts, facts_of(reading, item));
  for (const auto* needed : verb.only_if) {
    const bool is_true = std::any_of(facts.begin(), facts.end(), [&](const FactView& fact) {
      return fact.name == needed && fact.value == model::Value(model::Flag{true});
    });
    if (!is_true) return std::string(needed);
  }
  return std::string();
}

}  // namespace candour::journal
