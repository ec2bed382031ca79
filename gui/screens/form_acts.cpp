// What a form holds goes into the journal, of any kind by its declaration. Of an item that is there already only what was
// changed in the form is written.
#include <algorithm>

#include "gui/actions/act.hpp"
#include "gui/model/verbs.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/ranks.hpp"
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
    values.push_back({field.field, session::rank_at_end(others, field.field)});
  }
  return {};
}

}  // namespace

bool Act::save_changes(const std::vector<FieldValue>& values) {
  const auto changed = desk.beginnings.changes_in_form(values);
  return changed.empty() || done(vault().writing().edit_seen(*desk.trail.place().item, changed));
}

// The item that now holds what was typed; nothing, and a sentence, if it could not be written.
std::optional<model::ItemKey> Act::make_from_form(const model::KindSpec& spec, std::vector<FieldValue> values) {
  std::erase_if(values, is_empty);
  if (values.empty()) return desk.notices.say(words::nothing_written, {}, Care::waiting), std::nullopt;
  const auto added = desk.trail.place().item ? add_what_is_not_typed(vault(), spec, *desk.trail.place().item, values) : Result<>();
  if (!added) return desk.notices.say(added.error()), std::nullopt;
  const auto written = vault().writing().write(spec.kind, values);
  if (written) return *written;
  return desk.notices.say(written.error()), std::nullopt;
}

void Act::operator()(const act::SaveForm& save) {
  const auto place = desk.trail.place();
  const auto* spec = spec_of_form(place);
  if (!spec) return;
  const bool is_new = place.kind.has_value();
  const auto item = is_new ? Result<journal::ItemView>(journal::ItemView{}) : vault().items().show(*place.item);
  if (!item) return desk.notices.say(item.error());
  auto reading = read_form(vault(), *spec, is_new ? std::nullopt : std::optional(*item), save.typed);
  desk.page.mark_form(std::move(reading.faults));
  if (!desk.page.form_faults().empty()) return desk.notices.say(words::not_kept_in_journal, {}, Care::waiting);
  const auto made = is_new ? make_from_form(*spec, std::move(reading.values)) : place.item;
  if (!made || (!is_new && !save_changes(reading.values))) return;
  desk.drafts.drop(typed_key_of(place));
  desk.trail.back();
  if (is_new && !place.item) desk.trail.go(page_of(*made));
}

void Act::mark_missing(const model::KindSpec& spec, const model::Verb& verb, const std::vector<FieldValue>& values) {
  Page::FormFaults faults;
  for (const auto& value : values) {
    auto missing = is_empty(value) ? missing_for_verb(spec, verb, value.field) : std::string();
    if (!missing.empty()) faults[value.field] = std::move(missing);
  }
  desk.page.mark_form(std::move(faults));
}

void Act::operator()(const act::Perform& perform) {
  const auto* spec = journal::kinds::registry().find(perform.item.kind);
  const auto* verb = spec ? verb_of(*spec, perform.verb) : nullptr;
  if (!verb) return;
  desk.page.rebuild_soon();
  const auto refused = refusal_of_verb(vault(), perform.item, perform.verb);
  if (!refused) return desk.notices.say(refused.error());
  if (!refused->empty()) return desk.notices.say(*refused, words::nothing_changed, Care::waiting);
  const auto item = vault().items().show(perform.item);
  if (!item) return desk.notices.say(item.error());
  auto reading = read_form(vault(), *spec, *item, perform.typed, verb);
  desk.page.mark_form(std::move(reading.faults));
  if (!desk.page.form_faults().empty()) return desk.notices.say(words::not_done, {}, Care::waiting);
  const auto done = vault().writing().perform_seen(perform.item, perform.verb, desk.beginnings.changes_in_form(reading.values));
  if (!done && done.error().code == ErrorCode::rule_refused) mark_missing(*spec, *verb, reading.values);
  if (!desk.page.form_faults().empty()) return desk.notices.say(words::not_done, {}, Care::waiting);
  if (!done) return desk.notices.say(done.error());
  const bool is_form = desk.trail.place().screen == Screen::verb;
  if (is_form) desk.drafts.drop(typed_key_of(desk.trail.place()));
  if (is_form) desk.trail.back();
  if (const auto now = vault().items().show(perform.item)) desk.notices.say(words::fill(words::stands_now, session::words_of_state(*now)));
}

}  // namespace candour::gui
