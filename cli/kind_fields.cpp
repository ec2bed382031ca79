#include "cli/kind_fields.hpp"

#include <algorithm>

#include "journal/kinds/registry.hpp"
#include "journal/vault/item_views.hpp"
#include "session/speech/values.hpp"

namespace candour::cli {

namespace {

namespace model = journal::model;
using model::FieldSpec;
using model::FieldType;
using model::KindSpec;

constexpr const char* help_of_zone =
    "Like Europe/London; without it the zone of this computer, which TZ or /etc/localtime names.";
constexpr const char* help_of_zone_kept = "Like Europe/London; without it as it was.";

std::string in_capitals(std::string_view name) {
  std::string out;
  for (const char c : name) out += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string option_of(const FieldSpec& field) {
  return std::string("--") + (field.option != nullptr ? field.option : field.name);
}

// The value of an option as usage names it.
std::string value_name_of(const FieldSpec& field, Purpose purpose) {
  if (purpose == Purpose::edit) return "VALUE";
  switch (field.type) {
    case FieldType::number:
      return "NUMBER";
    case FieldType::choice:
      return "CHOICE";
    case FieldType::date:
      return "DATE";
    case FieldType::person:
      return "MEMBER";
    case FieldType::link:
      return "ITEM";
    case FieldType::flag:
      return {};
    default:
      return "TEXT";
  }
}

// What the kind's words say of the option, else its label and how it is typed.
std::string help_of(const KindSpec& kind, const FieldSpec& field) {
  const auto& words = kind.say(std::string("help.") + field.name);
  return words.empty() ? field.label + ": " + session::what_to_type(field) + "." : words;
}

// A state is changed by what leads to it, and what was set once is not changed.
bool is_taken(const KindSpec& kind, const FieldSpec& field, Purpose purpose) {
  if (!field.is_typed() || &field == text_of_kind(kind)) return false;
  if (field.field == kind.states.field && kind.states.field != 0) return false;
  if (purpose == Purpose::edit) return field.rule != model::FieldRule::set_once;
  return &field != kind.part_of();
}

struct TimeNames {
  std::string date, time, zone;
};
// The first time of a kind needs no name; each further one stands before its parts.
TimeNames names_of_time(const KindSpec& kind, const FieldSpec& field) {
  const auto is_time = [](const FieldSpec& other) { return other.type == FieldType::time; };
  const bool is_first = &*std::find_if(kind.fields.begin(), kind.fields.end(), is_time) == &field;
  const auto before = is_first ? "--" : option_of(field) + "-";
  return {before + "date", before + "time", before + "zone"};
}

std::vector<Parameter> parameters_of_time(const KindSpec& kind, const FieldSpec& field, Purpose purpose) {
  const auto names = names_of_time(kind, field);
  const bool is_new = purpose == Purpose::add;
  const auto presence = is_new && field.required ? Presence::required : Presence::optional;
  const auto value = [is_new](const char* name) { return std::string(is_new ? name : "VALUE"); };
  const auto& words = kind.say(std::string("help.") + field.name);
  return {{names.date, value("DATE"), words.empty() ? "Like 2026-03-12." : words, presence},
          {names.time, value("TIME"), "Like 10:00.", presence},
          {names.zone, value("ZONE"), is_new ? help_of_zone : help_of_zone_kept}};
}

Parameter parameter_of(const KindSpec& kind, const FieldSpec& field, Purpose purpose) {
  if (purpose == Purpose::add && &field == named_by(kind)) {
    return {in_capitals(field.name), "", help_of(kind, field), Presence::required};
  }
  const bool is_needed = purpose == Purpose::add && field.required;
  return {option_of(field), value_name_of(field, purpose), help_of(kind, field),
          is_needed ? Presence::required : Presence::optional};
}

// What was typed for a field; nothing if nothing was.
std::optional<session::Given> given_for(const KindSpec& kind, const FieldSpec& field, Purpose purpose,
                                        const Arguments& arguments) {
  if (field.type == FieldType::time) {
    const auto [date, time, zone] = names_of_time(kind, field);
    if (!arguments.has(date) && !arguments.has(time) && !arguments.has(zone)) return std::nullopt;
    return session::TimeParts{arguments.required(date), arguments.required(time), arguments.required(zone)};
  }
  const auto name = parameter_of(kind, field, purpose).name;
  if (!arguments.has(name)) return std::nullopt;
  if (field.type == FieldType::flag && purpose == Purpose::add) return std::string("yes");
  if (field.type == FieldType::set) return arguments.values(name);
  return arguments.required(name);
}

}  // namespace

std::string command_of(const KindSpec& kind) { return kind.command != nullptr ? kind.command : kind.word; }

Parameter item_parameter() {
  return {"ITEM", "", "Its short name, or its number in the list that was shown last, or `last`.", Presence::required};
}

const FieldSpec* text_of_kind(const KindSpec& kind) {
  const auto* headline = kind.field(kind.headline);
  return headline != nullptr && headline->type == FieldType::prose ? headline : nullptr;
}

const FieldSpec* named_by(const KindSpec& kind) {
  const auto* headline = kind.field(kind.headline);
  return headline != nullptr && headline->type == FieldType::line && headline->required ? headline : nullptr;
}

std::string word_for_whole(const KindSpec& kind) {
  const auto* part = kind.part_of();
  const auto* whole = part != nullptr && part->leads_to.size() == 1 ? journal::kinds::registry().find(part->leads_to[0]) : nullptr;
  return whole != nullptr ? in_capitals(whole->word) : "ITEM";
}

std::vector<Parameter> parameters_of_fields(const KindSpec& kind, Purpose purpose) {
  std::vector<Parameter> parameters;
  for (const auto& field : kind.fields) {
    if (!is_taken(kind, field, purpose)) continue;
    if (field.type != FieldType::time) {
      parameters.push_back(parameter_of(kind, field, purpose));
      continue;
    }
    for (auto& part : parameters_of_time(kind, field, purpose)) parameters.push_back(std::move(part));
  }
  return parameters;
}

const FieldSpec* field_of_parameter(const KindSpec& kind, const Parameter& parameter) {
  for (const auto& field : kind.fields) {
    if (!is_taken(kind, field, Purpose::add)) continue;
    if (field.type == FieldType::time) {
      const auto [date, time, zone] = names_of_time(kind, field);
      if (parameter.name == date || parameter.name == time || parameter.name == zone) return &field;
    } else if (parameter.name == parameter_of(kind, field, Purpose::add).name) {
      return &field;
    }
  }
  return nullptr;
}

std::string sample_of(const KindSpec& kind, const Parameter& parameter) {
  const auto* field = field_of_parameter(kind, parameter);
  if (field == nullptr) return "77ab02";
  if (!field->choices.empty()) return std::string("\"") + field->choices.front().word + "\"";
  switch (field->type) {
    case FieldType::number:
      return std::to_string(std::max<std::uint64_t>(field->least, 1));
    case FieldType::date:
      return "2026-03-12";
    case FieldType::time:
      return parameter.value_name == "TIME" ? "10:00" : "2026-03-12";
    case FieldType::person:
      return "Meg";
    case FieldType::link:
      return "77ab02";
    default:
      return "\"Some words\"";
  }
}

bool has_fields(const KindSpec& kind, const Arguments& arguments) {
  const auto parameters = parameters_of_fields(kind, Purpose::edit);
  return std::any_of(parameters.begin(), parameters.end(),
                     [&](const Parameter& parameter) { return arguments.has(parameter.name); });
}

Answer<std::vector<journal::FieldValue>> values_typed(const journal::Vault& vault, const KindSpec& kind, Purpose purpose,
                                                      const Arguments& arguments, const journal::ItemView* before) {
  std::vector<journal::FieldValue> values;
  for (const auto& field : kind.fields) {
    if (!is_taken(kind, field, purpose)) continue;
    const auto given = given_for(kind, field, purpose, arguments);
    if (!given) continue;
    const auto* was = before != nullptr ? journal::field_of(*before, field.field) : nullptr;
    CANDOUR_TRY(auto value, session::value_given(vault, field, *given, was != nullptr ? was->value : model::Value{}));
    values.push_back({field.field, std::move(value)});
  }
  return values;
}

}  // namespace candour::cli
