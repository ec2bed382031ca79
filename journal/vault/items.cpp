#include <algorithm>
#include <map>

#include "journal/kinds/verification.hpp"
#include "journal/store/search.hpp"
#include "journal/vault/acts.hpp"
#include "journal/vault/facts.hpp"
#include "journal/vault/perform.hpp"

namespace candour::journal {

namespace {

// What opens an answer is shown to nobody, its writer included.
bool is_secret(const model::KindSpec& spec, model::FieldNumber field) { return spec.sealed && spec.sealed->secret == field; }

// The words that a source means, where its item reads otherwise by now.
std::string read_then(const Vault::State& state, const model::Value& value) {
  const auto* source = std::get_if<model::Source>(&value);
  const auto* spec = source != nullptr ? kinds::registry().find(source->item.kind) : nullptr;
  const auto* headline = spec != nullptr ? spec->field(spec->headline) : nullptr;
  if (headline == nullptr || headline->type != model::FieldType::prose) return {};
  const model::FieldKey field{source->item, headline->field};
  const auto now = state.items.basis(field);
  if (!now || *now == model::Basis{source->version}) return {};
  const auto versions = state.items.versions(field);
  if (!versions) return {};
  for (const auto& version : *versions) {
    const auto words = version.name == source->version ? model::parse_value(headline->type, version.value) : Result<model::Value>(model::Value{});
    if (const auto* prose = words ? std::get_if<model::Prose>(&*words) : nullptr) return prose->text;
  }
  return {};
}

std::vector<ShownField> shown_fields(const Vault::State& state, const model::KindSpec& spec, const store::StoredItem& item) {
  std::vector<ShownField> fields;
  for (const auto& stored : item.fields) {
    const auto* field = spec.field(stored.field);
    if (field == nullptr || is_secret(spec, stored.field)) continue;
    auto value = model::parse_value(field->type, stored.value);
    if (!value) continue;
    auto then = read_then(state, *value);
    fields.push_back({stored.field, field->name, field->label, std::move(*value), stored.tips - 1, std::move(then)});
  }
  return fields;
}

std::optional<LateView> late_of(store::Late late, Day says, Day arrived) {
  if (late == store::Late::no) return std::nullopt;
  return LateView{says.number, late == store::Late::yes ? std::optional(arrived.number) : std::nullopt};
}

RowView row_of(const Vault::State& state, const store::StoredLine& line) {
  const auto* spec = kinds::registry().find(line.key.kind);
  const auto space = spec == nullptr ? model::Space::mine : spec->space;
  return {line.key,
          state.rooms.members.name_of(line.writer),
          space,
          line.day.number,
          late_of(line.late, line.says, line.day),
          line.writer == state.self.me,
          line.is_queued && space == model::Space::everyone,
          line.is_set_aside,
          line.words};
}

}  // namespace

Result<std::set<MemberKey>> verified_members(const Vault::State& state) {
  CANDOUR_TRY(const auto stored, state.items.list({model::ItemKind::verification}, model::SetAside::left_out,
                                                  store::Sequence::newest_first));
  std::set<MemberKey> members{state.self.me};
  for (const auto& item : stored) {
    const auto view = view_of(state, item);
    const auto journal = field_of<Bytes>(view, kinds::verification::journal);
    const auto partner = field_of<MemberKey>(view, kinds::verification::partner);
    if (partner && journal && state.members.journal && equal(*journal, *state.members.journal)) {
      members.insert(*partner);
    }
  }
  return members;
}

ItemView view_of(const Vault::State& state, const store::StoredItem& item) {
  ItemView view;
  view.key = item.key;
  if (auto short_name = state.items.short_name(item.key)) view.short_name = std::move(*short_name);
  view.author_name = state.rooms.members.name_of(item.writer);
  view.day = item.day.number;
  view.when = item.changed;
  view.late = late_of(item.late, item.says, item.day);
  view.is_mine = item.writer == state.self.me;
  view.is_set_aside = item.is_set_aside;
  const auto* spec = kinds::registry().find(item.key.kind);
  if (spec == nullptr) return view;
  view.space = spec->space;
  view.is_queued = item.is_queued && spec->space == model::Space::everyone;
  view.fields = shown_fields(state, *spec, item);
  return view;
}

Result<std::vector<ItemView>> Items::list(const std::vector<model::ItemKind>& kinds, model::SetAside set_aside) const {
  CANDOUR_TRY(const auto stored, state_.all.items.list(kinds, set_aside, store::Sequence::newest_first));
  std::vector<ItemView> views;
  for (const auto& item : stored) views.push_back(view_of(state_.all, item));
  return views;
}

Result<std::vector<RowView>> Items::rows(const std::vector<model::ItemKind>& kinds, std::size_t limit,
                                         model::SetAside set_aside) const {
  CANDOUR_TRY(const auto lines, state_.all.items.lines(kinds, set_aside, limit));
  std::vector<RowView> rows;
  rows.reserve(lines.size());
  for (const auto& line : lines) rows.push_back(row_of(state_.all, line));
  return rows;
}

Result<ItemView> Items::show(const model::ItemKey& item) const {
  CANDOUR_TRY(const auto stored, state_.all.items.get(item));
  return view_of(state_.all, stored);
}

namespace {

std::vector<ItemView> in_tree(const Vault::State& state, const model::KindSpec& kind, const std::vector<store::StoredItem>& stored) {
  std::vector<model::HeldItem> held;
  for (const auto& one : stored) held.push_back(held_item(kind, one));
  std::vector<ItemView> views;
  for (const auto& place : model::in_tree(kind.tree, held)) {
    views.push_back(view_of(state, stored[place.item]));
    views.back().level = place.level;
    views.back().tree_mark = place.mark;
  }
  return views;
}

}  // namespace

Result<std::vector<ItemView>> Items::linked_to(const model::ItemKey& item, model::ItemKind kind) const {
  CANDOUR_TRY(const auto stored, state_.all.items.linked_to(item, kind));
  std::vector<ItemView> views;
  const auto* spec = kinds::registry().find(kind);
  if (spec != nullptr && spec->tree.parent != 0) return in_tree(state_.all, *spec, stored);
  for (const auto& found : stored) views.push_back(view_of(state_.all, found));
  return views;
}

Result<std::vector<VersionView>> Items::history(const model::ItemKey& item) const {
  CANDOUR_TRY(const auto versions, state_.all.items.history(item));
  const auto* spec = kinds::registry().find(item.kind);
  std::vector<VersionView> views;
  std::map<model::FieldNumber, model::Basis> latest;
  for (const auto& version : versions) {
    const auto* field = spec == nullptr ? nullptr : spec->field(version.field);
    const bool is_waiting = version.standing == model::Standing::waiting;
    if (field == nullptr || is_secret(*spec, version.field)) continue;
    if (version.standing != model::Standing::counts && !is_waiting) continue;
    auto value = model::parse_value(field->type, version.value);
    if (!value) continue;
    const bool queued = version.name.is_local() && spec->space == model::Space::everyone;
    if (!latest.contains(version.field)) {
      CANDOUR_TRY(latest[version.field], state_.all.items.basis({item, version.field}));
    }
    const auto& tips = latest[version.field];
    views.push_back({version.field, field->label, state_.all.rooms.members.name_of(version.writer), version.time.shown,
                     version.time.day.number, late_of(version.time.late, version.time.says, version.time.day),
                     version.is_shown, queued, std::binary_search(tips.begin(), tips.end(), version.name), is_waiting,
                     std::move(*value)});
  }
  return views;
}

Result<std::size_t> Items::waiting_steps() const { return state_.all.items.waiting_steps(); }

Result<std::vector<SearchHit>> Items::search(std::string_view query, std::size_t limit) const {
  CANDOUR_TRY(const auto found, store::search(state_.all.projection, query, limit));
  std::vector<SearchHit> hits;
  hits.reserve(found.size());
  for (const auto& hit : found) hits.push_back(row_of(state_.all, hit.item));
  return hits;
}

Result<std::string> Items::short_name(const model::ItemKey& item) const { return state_.all.items.short_name(item); }

Result<model::ItemKey> Items::find(std::string_view short_name) const { return state_.all.items.find(short_name); }

Result<std::vector<VerbView>> Items::verbs(const model::ItemKey& item) const { return verbs_of(state_.all, item); }

Result<std::vector<FactView>> Items::facts(const model::ItemKey& item) const { return facts_of(state_.all, item); }

namespace {

std::string name_or_nothing(const Vault::State& state, const std::optional<MemberKey>& member) {
  return member ? state.rooms.members.name_of(*member) : std::string();
}

}  // namespace

Result<std::vector<ChoiceView>> Items::choices(const model::ItemKey& item) const {
  std::vector<ChoiceView> views;
  const auto* spec = kinds::registry().find(item.kind);
  if (spec == nullptr) return views;
  for (const auto& field : spec->fields) {
    if (field.type != model::FieldType::prose) continue;
    CANDOUR_TRY(auto text, state_.all.items.text({item, field.field}));
    for (auto& choice : text.open) {
      views.push_back({field.field, field.label, std::move(choice.wordings),
                       name_or_nothing(state_.all, choice.first_by), name_or_nothing(state_.all, choice.second_by)});
    }
  }
  return views;
}

}  // namespace candour::journal
