#include "gui/model/form_values.hpp"

#include <algorithm>
#include <sstream>

#include "base/bytes.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/registry.hpp"
#include "session/speech/values.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
using model::FieldSpec;
using model::FieldType;
using session::Given;
using session::TimeParts;

bool is_chosen(const FieldSpec& field) {
  return field.type == FieldType::person || field.type == FieldType::link || !field.choices.empty();
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  return lines;
}

// What is chosen, if the text names it as text_to_choose() does.
Given thing_chosen(FieldType type, const std::string& text) {
  const auto bytes = from_hex(text);
  auto value = bytes ? model::parse_value(type, {*bytes, {}}) : Result<model::Value>(model::Value{});
  if (!value) return text;
  if (const auto* member = std::get_if<MemberKey>(&*value)) return *member;
  if (const auto* link = std::get_if<model::Link>(&*value)) return *link;
  return text;
}

// Without its day and its time of day nothing is left of a time, whatever zone still stands there.
TimeParts time_given(const std::vector<std::string>& parts, const model::Value& before) {
  if (parts.size() != 3) return {};
  TimeParts given{parts[0], parts[1], parts[2]};
  const auto* was = std::get_if<model::ZonedTime>(&before);
  if (was && given.zone.empty()) given.zone = was->zone;
  if (was && given.day.empty() && given.minute.empty() && given.zone == was->zone) return {};
  return given;
}

Given given_in(const FieldSpec& field, const TypedField& typed, const model::Value& before) {
  if (field.type == FieldType::flag) return typed.is_on ? "yes" : "no";
  if (field.type == FieldType::time) return time_given(typed.parts, before);
  const auto text = typed.parts.empty() ? std::string() : typed.parts.front();
  if (field.type == FieldType::set) return lines_of(text);
  if (field.type == FieldType::person || field.type == FieldType::link) return thing_chosen(field.type, text);
  return text;
}

}  // namespace

std::vector<model::ItemKind> kinds_named_by(const model::KindSpec& spec, const FieldSpec& field) {
  if (!field.leads_to.empty()) return field.leads_to;
  std::vector<model::ItemKind> kinds;
  for (const auto& kind : journal::kinds::registry().all()) {
    const bool is_readable = kind.space == spec.space || kind.space == model::Space::everyone;
    if (is_readable && kind.listed != model::Listed::nowhere) kinds.push_back(kind.kind);
  }
  return kinds;
}

std::string text_to_choose(const MemberKey& member) { return to_hex(member); }
std::string text_to_choose(const model::ItemKey& item) { return to_hex(model::encode_link(item)); }

std::vector<std::string> texts_to_type(const journal::Vault& vault, const FieldSpec& field, const model::Value& value) {
  struct Say {
    std::vector<std::string> operator()(const std::string& words) const { return {words}; }
    std::vector<std::string> operator()(const TimeParts& time) const { return {time.day, time.minute, time.zone}; }
    std::vector<std::string> operator()(const MemberKey& member) const { return {text_to_choose(member)}; }
    std::vector<std::string> operator()(const model::ItemKey& item) const { return {text_to_choose(item)}; }
    std::vector<std::string> operator()(const std::vector<std::string>& lines) const {
      std::string all;
      for (const auto& line : lines) all += (all.empty() ? "" : "\n") + line;
      return {all};
    }
  };
  return std::visit(Say{}, session::given_for(vault, field, value));
}

TypedValue value_typed(const journal::Vault& vault, const FieldSpec& field, const TypedField& typed,
                       const model::Value& before) {
  const bool has_before = !std::holds_alternative<std::monostate>(before);
  if (field.type == FieldType::flag && !has_before && !typed.is_on) return {};
  const auto given = given_in(field, typed, before);
  // In a form an emptied day is no day: it does not stand for the one before.
  const bool fills_from_before = field.type != FieldType::time || given == session::given_for(vault, field, before);
  auto value = session::value_given(vault, field, given, fills_from_before ? before : model::Value{});
  if (value) return {std::move(value).value(), {}};
  const auto fault = value.error();
  return {{}, fault.what + " " + (is_chosen(field) ? words::choose_one : fault.next)};
}

}  // namespace candour::gui
