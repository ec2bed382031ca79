#include "gui/model/form.hpp"

#include <algorithm>
#include <set>

#include "gui/model/build.hpp"
#include "gui/model/rows.hpp"
#include "gui/model/dates.hpp"
#include "gui/model/form_values.hpp"
#include "gui/model/verbs.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/items.hpp"
#include "session/speech/item_words.hpp"
#include "session/speech/value_words.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
using journal::ItemView;
using model::FieldSpec;
using model::FieldType;
using model::KindSpec;

constexpr std::size_t offered_items = 200;
constexpr std::size_t words_of_option = 60;

Control control_of(const FieldSpec& field) {
  switch (field.type) {
    case FieldType::prose:
      return Control::text;
    case FieldType::set:
      return Control::set;
    case FieldType::flag:
      return Control::flag;
    case FieldType::time:
      return Control::moment;
    case FieldType::choice:
    case FieldType::person:
    case FieldType::link:
      return Control::one_of;
    case FieldType::number:
      return field.choices.empty() ? Control::line : Control::one_of;
    case FieldType::line:
    case FieldType::date:
    case FieldType::source:
    case FieldType::order:
    case FieldType::bytes:
      break;
  }
  return Control::line;
}

// Fields that the form of a new thing, or of one that is there, has; of a verb those that it asks for.
bool is_in_form(const KindSpec& spec, const FieldSpec& field, bool is_new, const model::Verb* verb = nullptr) {
  if (verb) return std::find(verb->asks.begin(), verb->asks.end(), field.field) != verb->asks.end();
  const auto* whole = spec.part_of();
  if (!field.is_typed() || (whole && whole->field == field.field) || field.field == spec.states.field) return false;
  if (is_new) return true;
  const bool stands_on_page = field.field == spec.headline && is_written_on_page(spec);
  return field.rule != model::FieldRule::set_once && !stands_on_page;
}

// ---- what there is to choose from

// Two of one name could not be told apart.
void name_apart(std::vector<FormOption>& options) {
  std::set<std::string> taken;
  for (auto& option : options) {
    if (!taken.insert(option.name).second) {
      option.name += " · " + option.value.substr(4, model::spoken_digits);
      taken.insert(option.name);
    }
  }
}

void offer_members(const journal::Vault& vault, std::vector<FormOption>& options) {
  for (const auto& member : vault.overview().members) {
    const auto name = session::member_in_words(vault, member.key);
    options.push_back({model::visible(name, model::Layout::one_line), text_to_choose(member.key)});
  }
}

void offer_items(const journal::Vault& vault, const KindSpec& spec, const FieldSpec& field, const Today& now,
                 std::vector<FormOption>& options) {
  const auto rows = build_list(vault, kinds_named_by(spec, field), offered_items, now);
  if (!rows) return;
  for (const auto& row : rows->rows) {
    const auto words = row.text.empty() ? std::string() : model::excerpt(row.text, words_of_option) + " · ";
    options.push_back({words + row.name, text_to_choose(row.key)});
  }
}

std::string none_of(FieldType type) {
  return type == FieldType::person ? words::nobody : words::none;
}

// What stands there can be kept, even where it is not offered to anybody else: it was put away, or it is not here.
void offer_what_stands(const journal::Vault& vault, const KindSpec& spec, const FieldSpec& field,
                       const model::Value& value, FormField& shown) {
  const auto& now = shown.parts.front().value;
  const auto is_it = [&](const FormOption& option) { return option.value == now; };
  if (now.empty() || std::any_of(shown.options.begin(), shown.options.end(), is_it)) return;
  shown.options.push_back({session::text_of_value(vault, spec.kind, field.field, value), now});
}

std::vector<FormOption> options_of(const journal::Vault& vault, const KindSpec& spec, const FieldSpec& field,
                                   const Today& now) {
  std::vector<FormOption> options;
  if (field.type == FieldType::person) offer_members(vault, options);
  if (field.type == FieldType::link) offer_items(vault, spec, field, now, options);
  name_apart(options);
  for (const auto& choice : field.choices) options.push_back({choice.word, choice.word});
  if (!field.required) options.insert(options.begin(), {none_of(field.type), {}});
  return options;
}

// ---- a field

std::vector<FormPart> parts_of_moment(const journal::Vault& vault, const FieldSpec& field, const model::Value& value) {
  const auto here = model::zone_of_computer();
  std::vector<FormPart> parts{{Part::day, words::fill(words::form_day, field.label)},
                              {Part::time, words::fill(words::form_time, field.label)},
                              {Part::zone, words::fill(words::form_zone, field.label), here ? *here : ""}};
  const auto texts = texts_to_type(vault, field, value);
  for (std::size_t part = 0; part < texts.size(); ++part) parts[part].value = texts[part];
  if (!parts[2].value.empty()) parts[2].hint = parts[2].value;
  return parts;
}

FormField field_of(const journal::Vault& vault, const KindSpec& spec, const FieldSpec& field,
                   const std::optional<ItemView>& item, const Today& now) {
  const auto* stored = item ? session::field_of(*item, field.field) : nullptr;
  const auto value = stored ? stored->value : model::Value{};
  FormField shown;
  shown.number = field.field;
  shown.control = control_of(field);
  shown.label = field.label;
  if (const auto* flag = std::get_if<model::Flag>(&value)) shown.is_on = flag->set;
  if (shown.control == Control::flag) return shown;
  if (shown.control == Control::moment) {
    shown.parts = parts_of_moment(vault, field, value);
    return shown;
  }
  const auto name = field.type == FieldType::date  ? words::fill(words::form_date, field.label)
                    : field.type == FieldType::set ? words::fill(words::form_set, field.label)
                                                   : shown.label;
  shown.parts = {{std::nullopt, name, {}, texts_to_type(vault, field, value).front()}};
  if (shown.control != Control::one_of) return shown;
  shown.options = options_of(vault, spec, field, now);
  offer_what_stands(vault, spec, field, value, shown);
  return shown;
}

}  // namespace

TypedKey key_in_form(const TypedKey& form, model::FieldNumber field, const FormPart* part) {
  const auto typed = form.below(field);
  return part && part->part ? typed / *part->part : typed;
}

const KindSpec* spec_of_form(const Place& place) {
  if (!place.kind && !place.item) return nullptr;
  return journal::kinds::registry().find(place.kind ? *place.kind : place.item->kind);
}

bool is_written_on_page(const KindSpec& spec) {
  const auto* headline = spec.field(spec.headline);
  if (!headline || headline->type != FieldType::prose) return false;
  return std::all_of(spec.fields.begin(), spec.fields.end(), [&](const FieldSpec& field) {
    return &field == headline || !field.is_typed() || field.type == FieldType::link;
  });
}

bool has_form(const KindSpec& spec) {
  return std::any_of(spec.fields.begin(), spec.fields.end(),
                     [&](const FieldSpec& field) { return is_in_form(spec, field, false); });
}

FormScreen form_of(const journal::Vault& vault, const KindSpec& spec, const std::optional<ItemView>& item,
                   const Today& now, const model::Verb* verb) {
  FormScreen screen;
  screen.title = spec.label();
  screen.keep = item ? words::save_changes : spec.space == model::Space::mine ? words::keep : words::put_in_journal;
  if (verb) screen.keep = spec.say(std::string("verb.") + verb->name);
  for (const auto& field : spec.fields) {
    if (is_in_form(spec, field, !item, verb)) screen.fields.push_back(field_of(vault, spec, field, item, now));
  }
  return screen;
}

Result<FormScreen> build_form(const journal::Vault& vault, const Place& place, const Today& now) {
  const auto* spec = spec_of_form(place);
  if (!spec) return Error{ErrorCode::newer_version, "fill in a form"};
  std::optional<ItemView> item;
  if (place.item && !place.kind) {
    CANDOUR_TRY(item, vault.items().show(*place.item));
  }
  const auto* verb = verb_of(*spec, place.verb);
  if (!place.verb.empty() && !verb) return Error{ErrorCode::newer_version, "fill in a form"};
  return form_of(vault, *spec, item, now, verb);
}

FormReading read_form(const journal::Vault& vault, const KindSpec& spec, const std::optional<ItemView>& item,
                      const TypedForm& typed, const model::Verb* verb) {
  FormReading reading;
  for (const auto& text : typed.fields) {
    const auto* field = spec.field(text.number);
    if (!field || !is_in_form(spec, *field, !item, verb)) continue;
    const auto* stored = item ? session::field_of(*item, text.number) : nullptr;
    auto read = value_typed(vault, *field, text, stored ? stored->value : model::Value{});
    if (read.fault.empty())
      reading.values.push_back({text.number, std::move(read.value)});
    else
      reading.faults[text.number] = std::move(read.fault);
  }
  return reading;
}

}  // namespace candour::gui
