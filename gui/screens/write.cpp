// The page one writes on.
#include "gui/actions/act.hpp"
#include "gui/model/drafts.hpp"
#include "gui/model/item_page.hpp"
#include "gui/model/own_screens.hpp"
#include "gui/screens/builds.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
namespace kinds = journal::kinds;
using journal::FieldValue;
using journal::ItemView;
using model::ItemKind;
using model::Space;

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

}  // namespace

Result<WriteScreen> build_write(const journal::Vault& vault, const Place& place) {
  WriteScreen screen;
  const bool is_for_meeting = place.item && place.kind && !place.draft;
  screen.is_new = place.draft ? place.draft->purpose == session::DraftPurpose::new_item : !place.item || is_for_meeting;
  const auto kind = place.kind ? *place.kind : place.item ? place.item->kind : kind_listed_on(Screen::notes);
  const auto* spec = kinds::registry().find(kind);
  if (!spec) return Error{ErrorCode::newer_version, "write"};
  screen.title = spec->label();
  screen.prompts = kinds::registry().find(screen.is_new ? kind_listed_on(Screen::journal) : kind)->say_all("prompt");
  const auto overview = vault.overview();
  // A reflection that was begun on the command line goes the way of a note here: what others read of it is seen before.
  screen.sends = place.draft && screen.is_new && spec->space == Space::everyone && kind != kind_listed_on(Screen::journal);
  screen.can_share = screen.is_new && overview.stage == journal::JournalStage::shared && !is_for_meeting && !screen.sends;
  screen.share_name = screen.sends ? words::fill(words::share_with, others(vault)) : words::share;
  if (const auto about = place.draft && place.draft->item ? vault.items().show(*place.draft->item) : Result<ItemView>(ItemView{})) {
    screen.about = model::excerpt(shown(session::words_of_field(*about, text_field(about->key.kind))), 160);
  }
  const auto* field = spec->field(spec->headline);
  screen.field_label = field ? field->label : "";
  return screen;
}

act::Action writing_of(const WriteScreen& screen, const TypedKey& typed, const Shelf& shelf) {
  auto text = shelf.text(typed / Part::text);
  if (screen.sends) return act::SendWriting{std::move(text)};
  return act::SaveWriting{std::move(text), screen.can_share ? act::Then::share : act::Then::back};
}

Chosen draw_write(Ui& ui, const WriteScreen& screen, const TypedKey& here, std::string_view kept) {
  Chosen chosen;
  int& is_unfolded = ui.shelf().number(here / Part::prompts);
  if (!screen.prompts.empty()) {
    ui.begin_row();
    if (ui.button(words::questions_to_start, Importance::quiet)) is_unfolded = 1 - is_unfolded;
    ui.end_row();
  }
  if (is_unfolded != 0) {
    for (const auto& prompt : screen.prompts) ui.quiet(prompt);
  }
  if (!screen.about.empty()) ui.quiet(words::fill(words::about_that, screen.about));
  if (screen.is_new && !screen.sends) ui.quiet(words::starts_private);
  ui.area(here / Part::text, words::what_you_write,
          {.lines = ui.is_low() ? 5 : 12, .hint = words::write_here, .has_focus_first = true, .is_main = true});
  ui.status(kept);
  ui.gap(4);
  const auto save = [&](act::Then then) { chosen = act::SaveWriting{ui.shelf().text(here / Part::text), then}; };
  ui.begin_row();
  if (screen.sends && ui.button(screen.share_name, Importance::main)) chosen = writing_of(screen, here, ui.shelf());
  if (screen.is_new) {
    if (ui.button(words::keep, screen.sends || screen.can_share ? Importance::plain : Importance::main))
      save(act::Then::back);
    if (screen.can_share && ui.button(screen.share_name, Importance::plain)) save(act::Then::share);
  } else if (ui.button(words::save_changes, Importance::main)) {
    save(act::Then::back);
  }
  if (ui.button(words::drop, Importance::quiet)) chosen = act::DropWriting{};
  ui.end_row();
  return chosen;
}

void Act::operator()(const act::SaveWriting& save) {
  const auto place = desk.trail.place();
  const auto typed = typed_key_of(place) / Part::text;
  if (is_blank(save.text)) return desk.notices.say(words::nothing_written, {}, Care::waiting);
  if (place.draft && (place.draft->purpose == session::DraftPurpose::edit || stays_mine(place.draft->kind))) {
    const auto finished = finish_writing(save.text);
    if (finished && save.then == act::Then::share) desk.trail.go({Screen::share, *finished, {}});
    return;
  }
  if (place.item && !place.kind) {
    const auto field = text_field(place.item->kind);
    const journal::SeenValue changed{{field, text_value(place.item->kind, field, save.text)}, desk.beginnings.seen_at(typed)};
    const auto kept_as = desk.texts.kept_as(typed);
    if (desk.beginnings.is_changed(typed) && !done(vault().writing().edit_seen(*place.item, {changed}, kept_as))) return;
    desk.drafts.drop(typed);
    return desk.trail.back();
  }
  std::vector<FieldValue> fields{{kinds::private_note::text, model::Prose{save.text}}};
  if (place.item) fields.push_back({kinds::private_note::meeting, *place.item});
  const auto note = vault().writing().write(kind_listed_on(Screen::notes), fields, desk.texts.kept_as(typed));
  if (!note) return desk.notices.say(note.error());
  desk.drafts.drop(typed);
  desk.trail.back();
  if (save.then == act::Then::share) desk.trail.go({Screen::share, *note, {}});
}

// A text that was begun elsewhere becomes what it was begun for.
std::optional<model::ItemKey> Act::finish_writing(const std::string& typed) {
  const auto key = typed_key_of(desk.trail.place()) / Part::text;
  const auto* text = desk.texts.at(key);
  if (!text || is_blank(typed)) return desk.notices.say(words::nothing_written, {}, Care::waiting), std::nullopt;
  const auto finished = session::finish(vault(), *text, typed);
  if (!finished) return desk.notices.say(finished.error()), std::nullopt;
  desk.drafts.drop(key);
  desk.trail.back();
  return *finished;
}

void Act::operator()(const act::SendWriting& send) {
  if (!finish_writing(send.text)) return;
  desk.notices.say_until_sent(words::shared_now);
}

// The draft stays; what somebody else made of it stands on the page of the item.
void Act::operator()(const act::Look&) {
  desk.page.look_anew();
  const auto& place = desk.trail.place();
  if (!place.item || place.screen == Screen::entry) return;
  desk.trail.go(page_of(*place.item));
}

void Act::operator()(const act::DropWriting&) {
  desk.drafts.drop(typed_key_of(desk.trail.place()) / Part::text);
  desk.trail.back();
}

}  // namespace candour::gui
