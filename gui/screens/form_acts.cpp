// What a form holds goes into the journal, of any kind by its declaration. Of an item that is there already only what was
// changed in the form is written.
#include <algorithm>

#include "gui/actions/desk_act.hpp"
#include "gui/model/verbs.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/places.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
using journal::FieldValue;

bool is_empty(const FieldValue& field) { return std::holds_alternative<std::monostate>(field.value); }

// What a part of `whole` holds that nobody types: what it is part of, and its place among the others at the end.
Result<> add_what_is_not_typed(const journal::Vault& vault, const model::KindSpec& spec, const model::ItemKey& whole,
                               std::vector<FieldValue>& values) {
  const auto* link = spec.part_of();
  if (link) values.push_back({link->field, whole});
  for (const auto& field : spec.fields) {
    if (field.type != model::FieldType::order) continue;
    CANDOUR_TRY(const auto others, vault.items().linked_to(whole, spec.kind));
    values.push_back({field.field, session::place_at_end(others, field.field)});
  }
  return {};
}

}  // namespace

bool Desk::Act::keep_changes(const std::vector<FieldValue>& values) {
  const auto changed = desk.changes_in_form(values);
  return changed.empty() || desk.done(vault().writing().edit_seen(*desk.place_.item, changed));
}

// The item that now holds what was typed; nothing, and a sentence, if it could not be written.
std::optional<model::ItemKey> Desk::Act::make_from_form(const model::KindSpec& spec, std::vector<FieldValue> values) {
  std::erase_if(values, is_empty);
  if (values.empty()) return desk.say(words::nothing_written, {}, Care::waiting), std::nullopt;
  const auto added = desk.place_.item ? add_what_is_not_typed(vault(), spec, *desk.place_.item, values) : Result<>();
  if (!added) return desk.say(added.error()), std::nullopt;
  const auto written = vault().writing().write(spec.kind, values);
  if (written) return *written;
  return desk.say(written.error()), std::nullopt;
}

void Desk::Act::operator()(const act::SaveForm& save) {
  const auto place = desk.place_;
  const auto* spec = spec_of_form(place);
  if (!spec) return;
  const bool is_new = place.kind.has_value();
  const auto item = is_new ? Result<journal::ItemView>(journal::ItemView{}) : vault().items().show(*place.item);
  if (!item) return desk.say(item.error());
  auto reading = read_form(vault(), *spec, is_new ? std::nullopt : std::optional(*item), save.typed);
  desk.form_faults_ = std::move(reading.faults);
  desk.must_rebuild_ = true;
  if (!desk.form_faults_.empty()) return desk.say(words::not_kept_in_journal, {}, Care::waiting);
  const auto made = is_new ? make_from_form(*spec, std::move(reading.values)) : place.item;
  if (!made || (!is_new && !keep_changes(reading.values))) return;
  desk.drop_draft(slot_of(place));
  desk.back();
  if (is_new && !place.item) desk.go(page_of(*made));
}

void Desk::Act::mark_missing(const model::KindSpec& spec, const model::Verb& verb, const std::vector<FieldValue>& values) {
  for (const auto& value : values) {
    const auto missing = is_empty(value) ? missing_for_verb(spec, verb, value.field) : std::string();
    if (!missing.empty()) desk.form_faults_[value.field] = missing;
  }
}

void Desk::Act::operator()(const act::Perform& perform) {
  const auto* spec = journal::kinds::registry().find(perform.item.kind);
  const auto* verb = spec ? verb_of(*spec, perform.verb) : nullptr;
  if (!verb) return;
  desk.must_rebuild_ = true;
  const auto refused = refusal_of_verb(vault(), perform.item, perform.verb);
  if (!refused) return desk.say(refused.error());
  if (!refused->empty()) return desk.say(*refused, words::nothing_changed, Care::waiting);
  const auto item = vault().items().show(perform.item);
  if (!item) return desk.say(item.error());
  auto reading = read_form(vault(), *spec, *item, perform.typed, verb);
  desk.form_faults_ = std::move(reading.faults);
  if (!desk.form_faults_.empty()) return desk.say(words::not_done, {}, Care::waiting);
  const auto done = vault().writing().perform_seen(perform.item, perform.verb, desk.changes_in_form(reading.values));
  if (!done && done.error().code == ErrorCode::rule_refused) mark_missing(*spec, *verb, reading.values);
  if (!desk.form_faults_.empty()) return desk.say(words::not_done, {}, Care::waiting);
  if (!done) return desk.say(done.error());
  const bool is_form = desk.place_.screen == Screen::verb;
  if (is_form) desk.drop_draft(slot_of(desk.place_));
  if (is_form) desk.back();
  if (const auto now = vault().items().show(perform.item)) desk.say(words::fill(words::stands_now, session::words_of_state(*now)));
}

}  // namespace candour::gui
