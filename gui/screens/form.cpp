// The form of a thing of any kind: a control for each field that a person fills in, and its fault beneath it.
#include <algorithm>

#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

namespace {

constexpr std::size_t options_at_once = 12;

bool says(std::string_view name, std::string_view sought) {
  const auto same = [](char a, char b) { return std::tolower(a) == std::tolower(b); };
  return std::search(name.begin(), name.end(), sought.begin(), sought.end(), same) != name.end();
}

// Of many those that say what is looked for, and what is chosen whatever it says.
void draw_options(Ui& ui, const FormField& field, const TypedKey& where) {
  ui.strong(field.label);
  const bool has_many = field.options.size() > options_at_once;
  if (has_many) {
    ui.field(where / Part::find, words::fill(words::form_find, field.label), {.is_kept = false});
  }
  const auto sought = has_many ? ui.shelf().text(where / Part::find) : std::string();
  const auto chosen = ui.shelf().text(where);
  std::size_t fitting = 0;
  ui.begin_choices();
  for (const auto& option : field.options) {
    const bool is_chosen = option.value == chosen;
    const bool fits = says(option.name, sought);
    if (fits) ++fitting;
    if (!is_chosen && (!fits || fitting > options_at_once)) continue;
    if (ui.choice(field.label, option.name, is_chosen)) ui.shelf().set(where, option.value), ui.keep_choice(where);
  }
  ui.end_row();
  if (fitting > options_at_once) ui.quiet(words::form_more);
}

void draw_moment(Ui& ui, const FormField& field, const TypedKey& form, bool has_focus_first) {
  const auto& parts = field.parts;
  const auto where = [&](std::size_t part) { return key_in_form(form, field.number, &parts[part]); };
  ui.begin_halves();
  ui.field(where(0), parts[0].name, {.has_focus_first = has_focus_first});
  ui.next_half();
  ui.field(where(1), parts[1].name);
  ui.end_halves();
  ui.field(where(2), parts[2].name, {.hint = parts[2].hint});
}

void draw_field(Ui& ui, const FormField& field, const TypedKey& form, bool is_first) {
  const auto where = key_in_form(form, field.number, field.parts.empty() ? nullptr : &field.parts.front());
  switch (field.control) {
    case Control::text:
    case Control::set:
      ui.quiet(field.parts.front().name);
      ui.area(where, field.parts.front().name, {.lines = field.control == Control::set ? 2 : 4, .has_focus_first = is_first});
      break;
    case Control::line:
      ui.field(where, field.parts.front().name, {.has_focus_first = is_first});
      break;
    case Control::flag: {
      int& is_on = ui.shelf().number(where, field.is_on ? 1 : 0);
      if (ui.check(field.label, is_on != 0)) is_on = 1 - is_on, ui.keep_choice(where);
      break;
    }
    case Control::one_of:
      draw_options(ui, field, where);
      break;
    case Control::moment:
      draw_moment(ui, field, form, is_first);
      break;
  }
  if (!field.fault.empty()) ui.status(field.fault, Ink::care);
  ui.gap(4);
}

TypedForm typed_in(const Shelf& shelf, const FormScreen& screen, const TypedKey& form) {
  TypedForm typed;
  for (const auto& field : screen.fields) {
    TypedField text{field.number};
    for (const auto& part : field.parts) text.parts.push_back(shelf.text(key_in_form(form, field.number, &part)));
    const auto flag = key_in_form(form, field.number);
    text.is_on = field.control == Control::flag && shelf.number_or(flag, field.is_on ? 1 : 0) != 0;
    typed.fields.push_back(std::move(text));
  }
  return typed;
}

}  // namespace

namespace {

// True if the button that keeps what is typed was pressed.
bool draw_fields(Ui& ui, const FormScreen& screen, const TypedKey& here, Chosen& chosen) {
  for (const auto& field : screen.fields) draw_field(ui, field, here, &field == &screen.fields.front());
  ui.begin_row();
  const bool is_kept = ui.button(screen.keep, Importance::main);
  if (ui.button(words::back, Importance::quiet)) chosen = act::Back{};
  ui.end_row();
  return is_kept;
}

}  // namespace

Chosen draw_form(Ui& ui, const FormScreen& screen, const TypedKey& here) {
  Chosen chosen;
  if (draw_fields(ui, screen, here, chosen)) chosen = act::SaveForm{typed_in(ui.shelf(), screen, here)};
  return chosen;
}

Chosen draw_verb(Ui& ui, const FormScreen& screen, const Place& place) {
  const auto here = typed_key_of(place);
  Chosen chosen;
  if (draw_fields(ui, screen, here, chosen) && place.item) {
    chosen = act::Perform{*place.item, place.verb, typed_in(ui.shelf(), screen, here)};
  }
  return chosen;
}

Chosen draw_verbs(Ui& ui, const journal::model::ItemKey& item, const std::vector<VerbButton>& verbs) {
  Chosen chosen;
  if (verbs.empty()) return chosen;
  ui.begin_row();
  for (const auto& verb : verbs) {
    ui.push_id(verb.verb);
    if (ui.button_unless(!verb.refused.empty(), verb.refused, verb.name, Importance::plain)) {
      chosen = verb.form ? Chosen(act::Go{*verb.form}) : Chosen(act::Perform{item, verb.verb, {}});
    }
    ui.pop_id();
  }
  ui.end_row();
  for (const auto& verb : verbs) {
    if (!verb.refused.empty()) ui.quiet(words::fill(words::refused_verb, verb.name, verb.refused));
  }
  return chosen;
}

}  // namespace candour::gui
