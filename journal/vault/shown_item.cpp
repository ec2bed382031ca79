#include "journal/vault/shown_item.hpp"

#include <algorithm>
#include <map>

#include "journal/kinds/registry.hpp"
#include "journal/vault/own_answer.hpp"

namespace candour::journal {

namespace {

// What opens an answer is shown to nobody, its writer included.
bool is_secret(const model::KindSpec& spec, model::FieldNumber field) {
  return spec.sealed && spec.sealed->secret == field;
}

// The words that a source means, where its item reads otherwise by now.
std::string read_then(const Reading& reading, const model::Value& value) {
  const auto* source = std::get_if<model::Source>(&value);
  const auto* spec = source != nullptr ? kinds::registry().find(source->item.kind) : nullptr;
  const auto* headline = spec != nullptr ? spec->field(spec->headline) : nullptr;
  if (headline == nullptr || headline->type != model::FieldType::prose) return {};
  const model::FieldKey field{source->item, headline->field};
  const auto now = reading.items.basis(field);
  if (!now || *now == model::Basis{source->version}) return {};
  const auto versions = reading.items.versions(field);
  if (!versions) return {};
  for (const auto& version : *versions) {
    const auto words = version.name == source->version ? model::parse_value(headline->type, version.value)
                                                       : Result<model::Value>(model::Value{});
    if (const auto* prose = words ? std::get_if<model::Prose>(&*words) : nullptr) return prose->text;
  }
  return {};
}

std::vector<ShownField> shown_fields(const Reading& reading, const model::KindSpec& spec,
                                     const store::StoredItem& item) {
  std::vector<ShownField> fields;
  for (const auto& stored : item.fields) {
    const auto* field = spec.field(stored.field);
    if (field == nullptr || is_secret(spec, stored.field)) continue;
    auto value = model::parse_value(field->type, stored.value);
    if (!value) continue;
    auto then = read_then(reading, *value);
    fields.push_back({stored.field, field->name, field->label, std::move(*value), stored.tips - 1, std::move(then)});
  }
  return fields;
}

std::optional<LateView> late_of(store::Late late, Day says, Day arrived) {
  if (late == store::Late::no) return std::nullopt;
  return LateView{says.number, late == store::Late::yes ? std::optional(arrived.number) : std::nullopt};
}

}  // namespace

ItemView view_of(const Reading& reading, const store::StoredItem& item) {
  ItemView view;
  view.key = item.key;
  if (auto short_name = reading.items.short_name(item.key)) view.short_name = std::move(*short_name);
  view.author_name = reading.name_of(item.writer);
  view.day = item.day.number;
  view.when = item.changed;
  view.late = late_of(item.late, item.says, item.day);
  view.is_mine = item.writer == reading.self.me;
  view.is_set_aside = item.is_set_aside;
  const auto* spec = kinds::registry().find(item.key.kind);
  if (spec == nullptr) return view;
  view.space = spec->space;
  view.is_queued = item.is_queued && spec->space == model::Space::everyone;
  view.fields = shown_fields(reading, *spec, item);
  if (spec->comes_by == model::CameBy::reveal) {
    view.is_sealed_anew_after_reading = is_sealed_anew_after_reading(reading, item.key);
  }
  return view;
}

RowView row_of(const Reading& reading, const store::StoredLine& line) {
  const auto* spec = kinds::registry().find(line.key.kind);
  const auto space = spec == nullptr ? model::Space::mine : spec->space;
  return {line.key,
          reading.name_of(line.writer),
          space,
          line.day.number,
          late_of(line.late, line.says, line.day),
          line.writer == reading.self.me,
          line.is_queued && space == model::Space::everyone,
          line.is_set_aside,
          line.words};
}

Result<std::vector<VersionView>> history_of(const Reading& reading, const model::ItemKey& item) {
  CANDOUR_TRY(const auto versions, reading.items.history(item));
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
      CANDOUR_TRY(latest[version.field], reading.items.basis({item, version.field}));
    }
    const auto& tips = latest[version.field];
    views.push_back({version.field, field->label, reading.name_of(version.writer), version.time.shown,
                     version.time.day.number, late_of(version.time.late, version.time.says, version.time.day),
                     version.is_shown, queued, std::binary_search(tips.begin(), tips.end(), version.name), is_waiting,
                     std::move(*value)});
  }
  return views;
}

}  // namespace candour::journal
