// What is to be changed stands in its fields at the start, and what somebody had before him then is remembered: what
// others write meanwhile is never hidden by a save.
#include <algorithm>

#include "gui/actions/desk.hpp"
#include "gui/text/clean.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

namespace model = journal::model;

// A draft that is there already goes before what stands in the journal, with what it began from.
void Desk::begin(const Slot& where, model::FieldNumber field, const std::string& text, text::Lines lines) {
  if (begun_.contains(where)) return;
  const bool has_draft = shelf_.has(where);
  if (!has_draft) shelf_.set(where, text, lines);
  // What the editor cannot show is no change of anybody's: it began from what it made of the text.
  const auto shown = text::cleaned(text, lines == text::Lines::many ? text::Breaks::keep : text::Breaks::as_spaces);
  begin_from(where, {field, shown, 0, {}, false}, has_draft);
}

void Desk::begin_choice(const Slot& where, model::FieldNumber field, int chosen) {
  if (begun_.contains(where)) return;
  begin_from(where, {field, {}, chosen, {}, false}, shelf_.has(where));
  shelf_.number(where, chosen);
}

void Desk::begin_from(const Slot& where, Begun begun, bool has_draft) {
  if (const auto* text = text_at(where); has_draft && text && !text->seen.empty()) {
    begun.seen = text->seen;
    begun.is_seen_kept = true;
    begun_[where] = std::move(begun);
    return;
  }
  auto kept = vault()->drafts().get(std::string(seen_prefix) + where.name());
  if (!kept) return say(kept.error());
  if (has_draft && *kept) {
    begun.seen = std::move(**kept);
    begun.is_seen_kept = true;
  } else {
    auto seen = vault()->writing().seen(*place_.item, begun.field);
    if (!seen) return say(seen.error());
    begun.seen = std::move(*seen);
  }
  begun_[where] = std::move(begun);
}

// The post box is known once something of a pairing lies in it.
void Desk::prepare_invitation() {
  const Slot field = Typed::invite_post_box;
  if (shelf_.text(field).empty()) shelf_.set(field, vault()->overview().relay);
}

void Desk::prepare() {
  if (vault() && place_.screen == Screen::invite) prepare_invitation();
  follow_text();
  if (is_beside_a_later_one()) say(words::draft_beside_later, {}, Care::waiting);
  if (!vault() || !place_.item) return;
  const auto slot = slot_of(place_);
  if (place_.screen == Screen::write && !place_.kind) {
    const auto field = text_field(place_.item->kind);
    const auto item = vault()->items().show(*place_.item);
    if (item) begin(slot / Part::text, field, session::words_of_field(*item, field), text::Lines::many);
  }
  if ((place_.screen == Screen::form && !place_.kind) || place_.screen == Screen::verb) prepare_form(slot);
}

void Desk::prepare_form(const Slot& slot) {
  const auto form = build_form(*vault(), place_, today(clock()));
  if (!form) return;
  for (const auto& field : form->fields) {
    if (field.control == Control::flag) begin_choice(slot_in_form(slot, field.number), field.number, field.is_on ? 1 : 0);
    const bool has_lines = field.control == Control::text || field.control == Control::set;
    for (const auto& part : field.parts) {
      begin(slot_in_form(slot, field.number, &part), field.number, part.value, has_lines ? text::Lines::many : text::Lines::single);
    }
  }
}

bool Desk::is_changed(const Slot& where) const {
  const auto begun = begun_.find(where);
  return begun == begun_.end() || shelf_.text(where) != begun->second.text ||
         shelf_.number_or(where, 0) != begun->second.chosen;
}

Bytes Desk::seen_at(const Slot& where) const {
  const auto begun = begun_.find(where);
  return begun == begun_.end() ? Bytes{} : begun->second.seen;
}

// Somebody else wrote in a field that is being changed here.
bool Desk::has_changed_meanwhile() const {
  if (!place_.item) return false;
  const auto slot = slot_of(place_);
  for (const auto& [where, begun] : begun_) {
    if (!slot.holds(where)) continue;
    const auto changed = vault()->writing().has_changed_since(*place_.item, begun.field, begun.seen);
    if (changed && *changed) return true;
  }
  return false;
}

// One of the field's texts, or its flag, stands otherwise than when it began.
bool Desk::is_changed_in_form(model::FieldNumber field) const {
  const auto slot = slot_of(place_);
  bool has_begun = false;
  for (const auto& [where, begun] : begun_) {
    if (!slot.holds(where) || begun.field != field) continue;
    has_begun = true;
    if (is_changed(where)) return true;
  }
  return !has_begun;
}

// What was changed in the form, each with what stood there when that began.
std::vector<journal::SeenValue> Desk::changes_in_form(const std::vector<journal::FieldValue>& values) const {
  const auto slot = slot_of(place_);
  std::vector<journal::SeenValue> changed;
  for (const auto& value : values) {
    if (!is_changed_in_form(value.field)) continue;
    const auto is_it = [&](const auto& entry) {
      return entry.second.field == value.field && slot.holds(entry.first);
    };
    const auto begun = std::find_if(begun_.begin(), begun_.end(), is_it);
    changed.push_back({value, begun == begun_.end() ? Bytes{} : begun->second.seen});
  }
  return changed;
}

}  // namespace candour::gui
