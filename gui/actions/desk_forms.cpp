// What a form holds goes into the journal: a meeting, and any kind by its declaration. Of an item that is there already
// only what was changed in the form is written.
#include <algorithm>
#include <charconv>

#include "gui/actions/desk_act.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/time.hpp"
#include "session/item_words.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
namespace kinds = journal::kinds;
using journal::FieldValue;
using model::FieldType;
using model::ItemKind;

std::optional<std::uint64_t> number_in(const std::string& text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

model::Value line_or_nothing(std::string text) {
  if (text.empty()) return std::monostate{};
  return model::Line{std::move(text)};
}

// Nothing if the text is none of the field's type.
std::optional<model::Value> value_of(FieldType type, const std::string& text) {
  if (text.empty()) return model::Value{};
  switch (type) {
    case FieldType::prose:
      return model::Prose{text};
    case FieldType::line:
      return model::Line{text};
    case FieldType::number:
      if (const auto number = number_in(text)) return model::Number{*number};
      return std::nullopt;
    case FieldType::date:
      if (const auto day = day_from(text)) return *day;
      return std::nullopt;
    default:
      return std::nullopt;
  }
}

bool is_empty(const FieldValue& field) { return std::holds_alternative<std::monostate>(field.value); }

}  // namespace

// What was typed; else the zone that the meeting has, or for a new one this computer's. Nothing, and a sentence, if
// there is none.
std::optional<std::string> Desk::zone_of_meeting(const std::string& typed) {
  if (!typed.empty()) {
    if (model::is_known_zone(typed)) return typed;
    return say(words::bad_zone, {}, Care::waiting), std::nullopt;
  }
  if (place_.item) {
    const auto item = vault_->show(*place_.item);
    const auto* stored = item ? session::field_of(*item, kinds::meeting::when) : nullptr;
    if (const auto* when = stored ? std::get_if<model::ZonedTime>(&stored->value) : nullptr) return when->zone;
  }
  const auto here = model::zone_of_computer();
  if (here) return *here;
  return say(here.error()), std::nullopt;
}

// A meeting's fields as they are typed, each with the parts of the form that it is made of.
Result<std::vector<Desk::FormValue>> Desk::typed_meeting(const std::string& slot) {
  constexpr Error refused{ErrorCode::bad_argument, "read the form of a meeting"};
  const auto typed_in = [&](const char* part) { return shelf_.text(slot + part); };
  const auto day = day_from(typed_in("/day"));
  const auto minute = model::minute_from(typed_in("/time"));
  const auto minutes = value_of(FieldType::number, typed_in("/minutes"));
  if (!day) return say(words::bad_day, {}, Care::waiting), refused;
  if (!minute) return say(words::bad_time, {}, Care::waiting), refused;
  if (!minutes) return say(words::bad_minutes, {}, Care::waiting), refused;
  const auto zone = zone_of_meeting(typed_in("/zone"));
  if (!zone) return refused;
  return std::vector<FormValue>{
      {{kinds::meeting::title, line_or_nothing(typed_in("/title"))}, {slot + "/title"}},
      {{kinds::meeting::when, model::ZonedTime{*day, *minute, *zone}},
       {slot + "/day", slot + "/time", slot + "/zone"}},
      {{kinds::meeting::place, line_or_nothing(typed_in("/place"))}, {slot + "/place"}},
      {{kinds::meeting::minutes, *minutes}, {slot + "/minutes"}}};
}

Result<std::vector<Desk::FormValue>> Desk::typed_form(const std::string& slot, const model::KindSpec& spec) {
  std::vector<FormValue> values;
  for (const auto& field : spec.fields) {
    const auto where = slot + "/" + std::to_string(field.field);
    if (field.type == FieldType::flag) {
      values.push_back({{field.field, model::Flag{shelf_.number(where) != 0}}, {where}});
    } else if (!field.choices.empty()) {
      const auto chosen = std::min<std::size_t>(static_cast<std::size_t>(shelf_.number(where)), field.choices.size() - 1);
      values.push_back({{field.field, model::Choice{field.choices[chosen].number}}, {where}});
    } else if (const auto value = value_of(field.type, shelf_.text(where))) {
      values.push_back({{field.field, *value}, {where}});
    } else if (field.type == FieldType::number || field.type == FieldType::date) {
      say(words::fill(words::bad_field, field.label), {}, Care::waiting);
      return Error{ErrorCode::bad_argument, "read a form"};
    }
  }
  return values;
}

// The item that now holds what was typed; nothing, and a sentence, if it could not be written.
std::optional<model::ItemKey> Desk::keep_form(ItemKind kind, const std::vector<FormValue>& values) {
  if (place_.item) {
    std::vector<journal::SeenValue> changed;
    for (const auto& value : values) {
      const auto& parts = value.parts;
      if (std::any_of(parts.begin(), parts.end(), [&](const auto& part) { return is_changed(part); })) {
        changed.push_back({value.field, seen_at(parts.front())});
      }
    }
    if (!changed.empty() && !done(vault_->edit_seen(*place_.item, changed))) return std::nullopt;
    return place_.item;
  }
  std::vector<FieldValue> fields;
  for (const auto& value : values) {
    if (!is_empty(value.field)) fields.push_back(value.field);
  }
  const auto written = vault_->write(kind, fields);
  if (written) return *written;
  say(written.error());
  return std::nullopt;
}

void Desk::Act::operator()(const act::SaveMeeting&) {
  const auto slot = slot_of(desk.place_);
  const auto values = desk.typed_meeting(slot);
  if (!values) return;
  const auto item = desk.keep_form(ItemKind::meeting, *values);
  if (!item) return;
  desk.drop_draft(slot);
  desk.back();
  desk.go({Screen::meeting, item, {}});
}

void Desk::Act::operator()(const act::SaveForm&) {
  const auto place = desk.place_;
  const auto slot = slot_of(place);
  const auto kind = place.item ? place.item->kind : place.kind.value_or(ItemKind::private_note);
  const auto* spec = kinds::registry().find(kind);
  if (!spec) return;
  const auto values = desk.typed_form(slot, *spec);
  if (!values || !desk.keep_form(kind, *values)) return;
  desk.drop_draft(slot);
  desk.back();
}

}  // namespace candour::gui
