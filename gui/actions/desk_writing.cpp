// What is written: notes, answers, what is shared of a note, meetings, and any kind by its form.
#include <algorithm>
#include <charconv>

#include "gui/actions/desk_act.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/comment.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/time.hpp"
#include "session/places.hpp"

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

bool is_blank(const std::string& text) { return text.find_first_not_of(" \n") == std::string::npos; }

std::optional<std::uint64_t> number_in(const std::string& text) {
  std::uint64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

void Desk::Act::operator()(const act::SaveWriting& save) {
  const auto place = desk.place_;
  const auto slot = slot_of(place);
  const auto text = desk.shelf_.text(slot + "/text");
  if (is_blank(text)) return desk.say(words::nothing_written, {}, Care::waiting);
  if (place.item && !place.kind) {
    const auto field = text_field(place.item->kind);
    if (!desk.done(vault().edit(*place.item, {{field, text_value(place.item->kind, field, text)}}))) return;
    desk.drop_draft(slot + "/text");
    return desk.back();
  }
  std::vector<FieldValue> fields{{kinds::private_note::text, model::Prose{text}}};
  if (place.item) fields.push_back({kinds::private_note::meeting, *place.item});
  const auto note = vault().write(ItemKind::private_note, fields);
  if (!note) return desk.say(note.error());
  desk.drop_draft(slot + "/text");
  desk.back();
  if (save.is_shared) desk.go({Screen::share, *note, {}});
}

void Desk::Act::operator()(const act::DropWriting&) {
  desk.drop_draft(slot_of(desk.place_) + "/text");
  desk.back();
}

void Desk::Act::operator()(const act::Answer& answer) {
  const auto slot = "answer/" + slot_of({Screen::entry, answer.about, {}});
  const auto text = answer.words.empty() ? desk.shelf_.text(slot) : answer.words;
  if (is_blank(text)) return desk.say(words::nothing_written, {}, Care::waiting);
  const auto written = vault().write(
      ItemKind::comment, {{kinds::comment::about, answer.about}, {kinds::comment::text, model::Prose{text}}});
  if (!written) return desk.say(written.error());
  if (answer.words.empty()) desk.drop_draft(slot);
  desk.must_rebuild_ = true;
}

void Desk::Act::operator()(const act::Share& share) {
  const auto slot = slot_of(desk.place_);
  journal::Promotion promotion;
  promotion.note = *desk.place_.item;
  promotion.wording = desk.shelf_.text(slot + "/wording");
  promotion.selected = desk.shelf_.text(slot + "/selected");
  if (promotion.selected.empty()) promotion.selected = desk.shelf_.text(slot + "/note");
  if (is_blank(promotion.wording)) return desk.say(words::choose_first, {}, Care::waiting);
  if (share.to_agenda) {
    const auto meetings = vault().rows({ItemKind::meeting});
    if (!meetings || meetings->empty()) return desk.say(words::no_meeting_yet, {}, Care::waiting);
    promotion.target = journal::PromotionTarget::agenda;
    promotion.meeting = meetings->front().key;
  }
  const auto shared = vault().promote(promotion);
  if (!shared) return desk.say(shared.error());
  for (const char* part : {"/wording", "/selected", "/note"}) desk.drop_draft(slot + part);
  desk.back();
  desk.say(words::shared_now);
}

void Desk::Act::operator()(const act::SetAside& aside) {
  desk.done(vault().edit(aside.item, {{model::set_aside, model::Flag{aside.is_aside}}}));
}

void Desk::Act::operator()(const act::TakeBack& back) {
  if (desk.done(vault().recall(back.item))) desk.back();
}

void Desk::Act::operator()(const act::TakeBackAll&) {
  std::vector<ItemKind> all;
  for (const auto& spec : kinds::registry().all()) {
    if (spec.space == model::Space::everyone) all.push_back(spec.kind);
  }
  const auto rows = vault().rows(all);
  if (!rows) return desk.say(rows.error());
  for (const auto& row : *rows) {
    if (row.is_queued && !desk.done(vault().recall(row.key))) return;
  }
  desk.say(words::taken_back);
}

void Desk::Act::operator()(const act::BringBack& bring) {
  const auto versions = vault().history(bring.item);
  if (!versions) return desk.say(versions.error());
  if (bring.version >= versions->size()) return;
  const auto& version = (*versions)[bring.version];
  desk.done(vault().edit(bring.item, {{version.field, version.value}}));
}

void Desk::Act::operator()(const act::AddAgenda& add) {
  const auto slot = "agenda/" + slot_of({Screen::meeting, add.meeting, {}});
  const auto text = desk.shelf_.text(slot);
  if (is_blank(text)) return desk.say(words::nothing_written, {}, Care::waiting);
  const auto others = vault().linked_to(add.meeting, ItemKind::agenda_item);
  if (!others) return desk.say(others.error());
  const auto written = vault().write(
      ItemKind::agenda_item, {{kinds::agenda_item::meeting, add.meeting},
                              {kinds::agenda_item::text, model::Prose{text}},
                              {kinds::agenda_item::order, session::place_at_end(*others, kinds::agenda_item::order)}});
  if (!written) return desk.say(written.error());
  desk.shelf_.set(slot, "");
  desk.must_rebuild_ = true;
}

void Desk::Act::operator()(const act::SaveMeeting&) {
  const auto slot = slot_of(desk.place_);
  const auto typed_in = [&](const char* part) { return desk.shelf_.text(slot + part); };
  const auto day = model::day_from(typed_in("/day"));
  const auto minute = model::minute_from(typed_in("/time"));
  if (!day) return desk.say(words::bad_day, {}, Care::waiting);
  if (!minute) return desk.say(words::bad_time, {}, Care::waiting);
  std::vector<FieldValue> fields{{kinds::meeting::when, model::ZonedTime{*day, *minute, model::zone_here()}},
                                 {kinds::meeting::title, model::Line{typed_in("/title")}},
                                 {kinds::meeting::place, model::Line{typed_in("/place")}}};
  if (const auto minutes = typed_in("/minutes"); !minutes.empty()) {
    const auto number = number_in(minutes);
    if (!number) return desk.say(words::bad_minutes, {}, Care::waiting);
    fields.push_back({kinds::meeting::minutes, model::Number{*number}});
  }
  std::erase_if(fields, [](const FieldValue& field) {
    const auto* line = std::get_if<model::Line>(&field.value);
    return line && line->text.empty();
  });
  auto item = desk.place_.item;
  if (item) {
    if (!desk.done(vault().edit(*item, fields))) return;
  } else {
    const auto written = vault().write(ItemKind::meeting, fields);
    if (!written) return desk.say(written.error());
    item = *written;
  }
  desk.shelf_.clear(slot);
  desk.back();
  desk.go({Screen::meeting, item, {}});
}

void Desk::Act::operator()(const act::SaveForm&) {
  const auto place = desk.place_;
  const auto slot = slot_of(place);
  const auto kind = place.item ? place.item->kind : place.kind.value_or(ItemKind::private_note);
  const auto* spec = kinds::registry().find(kind);
  if (!spec) return;
  std::vector<FieldValue> fields;
  for (const auto& field : spec->fields) {
    const auto where = slot + "/" + std::to_string(field.field);
    const auto text = desk.shelf_.text(where);
    if (field.type == model::FieldType::flag) {
      fields.push_back({field.field, model::Flag{desk.shelf_.number(where) != 0}});
    } else if (!field.choices.empty()) {
      const auto chosen = static_cast<std::size_t>(desk.shelf_.number(where));
      fields.push_back({field.field, model::Choice{field.choices[std::min(chosen, field.choices.size() - 1)].number}});
    } else if (!text.empty() && (field.type == model::FieldType::prose || field.type == model::FieldType::line)) {
      fields.push_back({field.field, text_value(kind, field.field, text)});
    } else if (const auto number = number_in(text); number && field.type == model::FieldType::number) {
      fields.push_back({field.field, model::Number{*number}});
    } else if (const auto day = model::day_from(text); day && field.type == model::FieldType::date) {
      fields.push_back({field.field, *day});
    }
  }
  if (place.item) {
    if (!desk.done(vault().edit(*place.item, fields))) return;
  } else if (const auto written = vault().write(kind, fields); !written) {
    return desk.say(written.error());
  }
  desk.shelf_.clear(slot);
  desk.back();
}

}  // namespace candour::gui
