// The way from one's own note to what others read.
#include "gui/actions/act.hpp"
#include "gui/model/item_page.hpp"
#include "gui/screens/builds.hpp"
#include "gui/screens/rows.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

Result<ShareScreen> build_share(const journal::Vault& vault, const journal::model::ItemKey& note, const Today& now) {
  CANDOUR_TRY(const auto item, vault.items().show(note));
  ShareScreen screen;
  screen.note = note;
  screen.text = session::words_of_field(item, journal::kinds::private_note::text);
  screen.partner = others(vault);
  screen.of_note = audience_of(vault, item.space);
  screen.of_wording = audience_until_kept(vault, journal::model::Space::everyone);
  if (vault.members().readers(journal::model::Space::everyone).size() < 2) {
    screen.refused = words::nobody_yet;
  }
  CANDOUR_TRY(const auto next, next_meeting(vault, now));
  if (next) screen.next_meeting = next->key;
  if (next) screen.as_agenda = words::fill(words::as_agenda, next->when);
  return screen;
}

namespace {

// Left: the note, with a passage chosen. True when the right side took it over.
void draw_note(Ui& ui, const ShareScreen& screen, const TypedKey& typed) {
  ui.strong(words::your_note);
  ui.audience(screen.of_note.sentence, edge_of(screen.of_note.readers));
  auto& shelf = ui.shelf();
  auto& note = shelf.editor(typed / Part::note, text::Lines::many);
  if (note.text() != screen.text) note.set_text(screen.text);
  ui.area(typed / Part::note, words::your_note, {.lines = 6, .has_focus_first = true, .is_kept = false, .is_main = true});
  ui.begin_row();
  if (ui.button(words::use_passage) && note.caret() != note.anchor()) {
    const auto passage = note.selection();
    shelf.set(typed / Part::selected, passage, text::Lines::many);
    shelf.set(typed / Part::wording, passage, text::Lines::many);
  }
  if (ui.button(words::use_all)) {
    shelf.set(typed / Part::selected, screen.text, text::Lines::many);
    shelf.set(typed / Part::wording, screen.text, text::Lines::many);
  }
  ui.end_row();
}

}  // namespace

act::Share share_of(const ShareScreen& screen, const TypedKey& typed, const Shelf& shelf) {
  auto selected = shelf.text(typed / Part::selected);
  if (selected.empty()) selected = screen.text;
  const bool is_for_agenda = shelf.number_or(typed / Part::to_agenda, 0) == 1;
  return {is_for_agenda ? screen.next_meeting : std::nullopt, shelf.text(typed / Part::wording), std::move(selected)};
}

Chosen draw_share(Ui& ui, const ShareScreen& screen, const TypedKey& here) {
  if (!screen.refused.empty()) {
    ui.text(screen.refused);
    return ui.button(words::back) ? Chosen(act::Back{}) : std::nullopt;
  }
  int& to_agenda = ui.shelf().number(here / Part::to_agenda);
  ui.begin_halves();
  draw_note(ui, screen, here);
  ui.next_half();
  const auto seen = words::fill(words::exactly_seen, screen.partner);
  ui.strong(seen);
  ui.audience(screen.of_wording.sentence, edge_of(screen.of_wording.readers));
  ui.area(here / Part::wording, seen, {.lines = 6, .hint = words::choose_first});
  ui.end_halves();
  ui.strong(words::share_as);
  if (ui.choice(words::share_as, words::as_reflection, to_agenda == 0)) to_agenda = 0, ui.keep_choice(here / Part::to_agenda);
  if (screen.next_meeting) {
    if (ui.choice(words::share_as, screen.as_agenda, to_agenda == 1)) to_agenda = 1, ui.keep_choice(here / Part::to_agenda);
  } else {
    ui.quiet(words::no_meeting_yet);
  }
  ui.gap(4);
  ui.text(words::fill(words::will_see, screen.partner));
  ui.begin_row();
  Chosen chosen;
  if (ui.button(words::fill(words::share_with, screen.partner), Importance::main)) chosen = share_of(screen, here, ui.shelf());
  if (ui.button(words::not_now)) chosen = act::Back{};
  ui.end_row();
  return chosen;
}

void Act::operator()(const act::Share& share) {
  const auto typed = typed_key_of(desk.trail.place());
  journal::Promotion promotion;
  promotion.note = *desk.trail.place().item;
  promotion.wording = share.wording;
  promotion.selected = share.selected;
  if (is_blank(promotion.wording)) return desk.notices.say(words::choose_first, {}, Care::waiting);
  if (share.meeting) promotion.target = journal::PromotionTarget::agenda;
  promotion.meeting = share.meeting;
  const auto shared = vault().writing().promote(promotion);
  if (!shared) return desk.notices.say(shared.error());
  desk.drafts.drop(typed);
  desk.trail.back();
  desk.notices.say_until_sent(words::shared_now);
}

}  // namespace candour::gui
