#include "gui/actions/beginnings.hpp"

#include <algorithm>

#include "gui/model/build.hpp"
#include "gui/text/clean.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

namespace model = journal::model;

void Beginnings::begin(const TypedKey& where, model::FieldNumber field, const std::string& text, text::Lines lines) {
  if (begun_.contains(where)) return;
  const bool has_draft = shelf_.has(where);
  if (!has_draft) shelf_.set(where, text, lines);
  // What the editor cannot show is no change of anybody's: it began from what it made of the text.
  const auto shown = text::cleaned(text, lines == text::Lines::many ? text::Breaks::keep : text::Breaks::as_spaces);
  begin_from(where, {field, shown, 0, {}, false}, has_draft);
}

void Beginnings::begin_choice(const TypedKey& where, model::FieldNumber field, int chosen) {
  if (begun_.contains(where)) return;
  begin_from(where, {field, {}, chosen, {}, false}, shelf_.has(where));
  shelf_.number(where, chosen);
}

void Beginnings::begin_from(const TypedKey& where, Begun begun, bool has_draft) {
  if (const auto* text = texts_.at(where); has_draft && text && !text->seen.empty()) {
    begun.seen = text->seen;
    begun.is_seen_kept = true;
    begun_[where] = std::move(begun);
    return;
  }
  auto kept = journal_.vault()->drafts().get(std::string(seen_prefix) + where.name());
  if (!kept) return notices_.say(kept.error());
  if (has_draft && *kept) {
    begun.seen = std::move(**kept);
    begun.is_seen_kept = true;
  } else {
    auto seen = journal_.vault()->writing().seen(*trail_.place().item, begun.field);
    if (!seen) return notices_.say(seen.error());
    begun.seen = std::move(*seen);
  }
  begun_[where] = std::move(begun);
}

void Beginnings::prepare() {
  const auto& place = trail_.place();
  if (!journal_.vault() || !place.item) return;
  const auto typed = typed_key_of(place);
  if (place.screen == Screen::write && !place.kind) {
    const auto field = text_field(place.item->kind);
    const auto item = journal_.vault()->items().show(*place.item);
    if (item) begin(typed / Part::text, field, session::words_of_field(*item, field), text::Lines::many);
  }
  if ((place.screen == Screen::form && !place.kind) || place.screen == Screen::verb) prepare_form(typed);
}

void Beginnings::prepare_form(const TypedKey& typed) {
  const auto form = build_form(*journal_.vault(), trail_.place(), today(journal_.clock()));
  if (!form) return;
  for (const auto& field : form->fields) {
    if (field.control == Control::flag) begin_choice(key_in_form(typed, field.number), field.number, field.is_on ? 1 : 0);
    const bool has_lines = field.control == Control::text || field.control == Control::set;
    for (const auto& part : field.parts) {
      begin(key_in_form(typed, field.number, &part), field.number, part.value, has_lines ? text::Lines::many : text::Lines::single);
    }
  }
}

bool Beginnings::is_changed(const TypedKey& where) const {
  const auto begun = begun_.find(where);
  return begun == begun_.end() || shelf_.text(where) != begun->second.text ||
         shelf_.number_or(where, 0) != begun->second.chosen;
}

const Bytes* Beginnings::find_seen(const TypedKey& where) const {
  const auto begun = begun_.find(where);
  return begun == begun_.end() ? nullptr : &begun->second.seen;
}

Bytes Beginnings::seen_at(const TypedKey& where) const {
  const auto* seen = find_seen(where);
  return seen ? *seen : Bytes{};
}

bool Beginnings::has_changed_meanwhile() const {
  const auto& place = trail_.place();
  if (!place.item) return false;
  const auto typed = typed_key_of(place);
  for (const auto& [where, begun] : begun_) {
    if (!typed.holds(where)) continue;
    const auto changed = journal_.vault()->writing().has_changed_since(*place.item, begun.field, begun.seen);
    if (changed && *changed) return true;
  }
  return false;
}

// One of the field's texts, or its flag, stands otherwise than when it began.
bool Beginnings::is_changed_in_form(model::FieldNumber field) const {
  const auto typed = typed_key_of(trail_.place());
  bool has_begun = false;
  for (const auto& [where, begun] : begun_) {
    if (!typed.holds(where) || begun.field != field) continue;
    has_begun = true;
    if (is_changed(where)) return true;
  }
  return !has_begun;
}

std::vector<journal::SeenValue> Beginnings::changes_in_form(const std::vector<journal::FieldValue>& values) const {
  const auto typed = typed_key_of(trail_.place());
  std::vector<journal::SeenValue> changed;
  for (const auto& value : values) {
    if (!is_changed_in_form(value.field)) continue;
    const auto is_it = [&](const auto& entry) {
      return entry.second.field == value.field && typed.holds(entry.first);
    };
    const auto begun = std::find_if(begun_.begin(), begun_.end(), is_it);
    changed.push_back({value, begun == begun_.end() ? Bytes{} : begun->second.seen});
  }
  return changed;
}

Result<> Beginnings::save_seen(const TypedKey& typed) {
  const auto begun = begun_.find(typed);
  if (begun == begun_.end() || begun->second.is_seen_kept) return {};
  CANDOUR_CHECK(journal_.vault()->drafts().keep(std::string(seen_prefix) + typed.name(), begun->second.seen));
  begun->second.is_seen_kept = true;
  return {};
}

void Beginnings::forget(const TypedKey& typed) {
  std::erase_if(begun_, [&](const auto& entry) { return typed.holds(entry.first); });
}

}  // namespace candour::gui
