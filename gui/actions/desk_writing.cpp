// What is written: notes, answers, what is shared of a note, meetings, and any kind by its form.
#include <algorithm>

#include "gui/actions/desk_act.hpp"
#include "gui/model/drafts.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/registry.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
namespace kinds = journal::kinds;
using journal::FieldValue;
using model::ItemKind;

model::Value text_value(ItemKind kind, model::FieldNumber field, std::string text) {
  const auto* spec = kinds::registry().find(kind);
  const auto* known = spec ? spec->field(field) : nullptr;
  if (known && known->type == model::FieldType::line) return model::Line{std::move(text)};
  return model::Prose{std::move(text)};
}

bool stays_mine(ItemKind kind) {
  const auto* spec = kinds::registry().find(kind);
  return spec && spec->space == model::Space::mine;
}

bool is_blank(const std::string& text) { return text.find_first_not_of(" \n") == std::string::npos; }

}  // namespace

void Desk::Act::operator()(const act::SaveWriting& save) {
  const auto place = desk.place_;
  const auto slot = slot_of(place) / Part::text;
  if (is_blank(save.text)) return desk.say(words::nothing_written, {}, Care::waiting);
  if (place.draft && (place.draft->purpose == session::DraftPurpose::edit || stays_mine(place.draft->kind))) {
    const auto finished = finish_writing(save.text);
    if (finished && save.then == act::Then::share) desk.go({Screen::share, *finished, {}});
    return;
  }
  if (place.item && !place.kind) {
    const auto field = text_field(place.item->kind);
    const journal::SeenValue changed{{field, text_value(place.item->kind, field, save.text)}, desk.seen_at(slot)};
    const auto kept_as = desk.kept_as(slot);
    if (desk.is_changed(slot) && !desk.done(vault().edit_seen(*place.item, {changed}, kept_as))) return;
    desk.drop_draft(slot);
    return desk.back();
  }
  std::vector<FieldValue> fields{{kinds::private_note::text, model::Prose{save.text}}};
  if (place.item) fields.push_back({kinds::private_note::meeting, *place.item});
  const auto note = vault().write(ItemKind::private_note, fields, desk.kept_as(slot));
  if (!note) return desk.say(note.error());
  desk.drop_draft(slot);
  desk.back();
  if (save.then == act::Then::share) desk.go({Screen::share, *note, {}});
}

// A text that was begun elsewhere becomes what it was begun for.
std::optional<model::ItemKey> Desk::Act::finish_writing(const std::string& typed) {
  const auto slot = slot_of(desk.place_) / Part::text;
  const auto* text = desk.text_at(slot);
  if (!text || is_blank(typed)) return desk.say(words::nothing_written, {}, Care::waiting), std::nullopt;
  const auto finished = session::finish(vault(), *text, typed);
  if (!finished) return desk.say(finished.error()), std::nullopt;
  desk.drop_draft(slot);
  desk.back();
  return *finished;
}

void Desk::Act::operator()(const act::SendWriting& send) {
  if (!finish_writing(send.text)) return;
  desk.say(words::shared_now);
  desk.is_until_sent_ = true;
}

// The draft stays; what somebody else made of it stands on the page of the item.
void Desk::Act::operator()(const act::Look&) {
  desk.screen_ = std::monostate{};
  desk.must_rebuild_ = true;
  const auto& place = desk.place_;
  if (!place.item || place.screen == Screen::entry) return;
  desk.go(page_of(*place.item));
}

void Desk::Act::operator()(const act::DropWriting&) {
  desk.drop_draft(slot_of(desk.place_) / Part::text);
  desk.back();
}

void Desk::Act::operator()(const act::AddText& add) {
  if (is_blank(add.text)) return desk.say(words::nothing_written, {}, Care::waiting);
  const auto slot = slot_of_text(add.page);
  const auto key = key_of_text(add.page);
  const auto* kept = desk.text_at(slot);
  if (!kept && !key) return;
  const auto written = session::finish(vault(), kept ? *kept : session::Draft{.key = *key, .words = {}}, add.text);
  if (!written) return desk.say(written.error());
  desk.drop_draft(slot);
  desk.must_rebuild_ = true;
}

void Desk::Act::operator()(const act::Share& share) {
  const auto slot = slot_of(desk.place_);
  journal::Promotion promotion;
  promotion.note = *desk.place_.item;
  promotion.wording = share.wording;
  promotion.selected = share.selected;
  if (is_blank(promotion.wording)) return desk.say(words::choose_first, {}, Care::waiting);
  if (share.meeting) promotion.target = journal::PromotionTarget::agenda;
  promotion.meeting = share.meeting;
  const auto shared = vault().promote(promotion);
  if (!shared) return desk.say(shared.error());
  desk.drop_draft(slot);
  desk.back();
  desk.say(words::shared_now);
  desk.is_until_sent_ = true;
}

void Desk::Act::operator()(const act::SetAside& aside) {
  if (!desk.done(vault().edit(aside.item, {{model::set_aside, model::Flag{aside.is_aside}}}))) return;
  if (!aside.is_aside) return;
  const auto* spec = kinds::registry().find(aside.item.kind);
  desk.say(spec && spec->space == model::Space::everyone ? words::was_put_away_for_all : words::was_put_away);
  desk.undo_ = act::SetAside{aside.item, false};
}

void Desk::Act::operator()(const act::TakeBack& back) {
  const bool is_here = desk.place_.item == back.item;
  if (!desk.done(vault().recall(back.item))) return;
  if (is_here) desk.back();
  desk.say(words::taken_back);
}

void Desk::Act::operator()(const act::TakeBackAll&) {
  if (desk.done(vault().recall_all())) desk.say(words::taken_back);
}

void Desk::Act::operator()(const act::BringBack& bring) {
  desk.done(vault().edit(bring.item, {bring.wording}));
}

void Desk::Act::operator()(const act::Choose& choose) {
  const auto chosen = vault().choose(choose.item, choose.field, choose.wordings, choose.keep);
  desk.must_rebuild_ = true;
  if (!chosen && chosen.error().code == ErrorCode::not_equal) {
    return desk.say(words::choice_is_gone, words::choice_is_gone_kept, Care::waiting);
  }
  desk.done(chosen);
}

}  // namespace candour::gui
