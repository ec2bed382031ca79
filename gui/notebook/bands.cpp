#include "gui/notebook/bands.hpp"

#include <algorithm>
#include <cmath>

#include "gui/screens/rows.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/registry.hpp"

namespace candour::gui {

namespace {

Ink ink_of(Care care) { return care == Care::alarm ? Ink::alarm : care == Care::waiting ? Ink::care : Ink::good; }

}  // namespace

// Of what one looks at, where that says more than the screen's own name.
std::string Bands::title() const {
  if (const auto* entry = std::get_if<EntryScreen>(&desk_.screen())) return entry->title;
  if (const auto* form = std::get_if<FormScreen>(&desk_.screen())) return form->title;
  const auto& place = desk_.place();
  const auto* writing = std::get_if<WriteScreen>(&desk_.screen());
  if (writing && place.draft) return writing->title;
  const auto* kind = place.kind ? journal::kinds::registry().find(*place.kind) : nullptr;
  return place.screen == Screen::kind && kind ? kind->plural() : row_of(place.screen).title;
}

// What is wrong, and what to do: under the title.
Chosen Bands::draw_notices() {
  Chosen chosen;
  const auto& notices = desk_.frame().notices;
  for (std::size_t index = 0; index < notices.size(); ++index) {
    say(notices[index]);
    const bool has_details = notices[index].care != Care::quiet && desk_.place().screen != Screen::who_can_see;
    ui_.push_id("notice" + std::to_string(index));
    if (has_details && ui_.button(words::details, Importance::quiet)) chosen = act::Go{{Screen::who_can_see, {}, {}}};
    ui_.pop_id();
  }
  return chosen;
}

void Bands::say(const Notice& notice) {
  ui_.status(notice.what, ink_of(notice.care));
  if (!notice.next.empty()) ui_.status(notice.next);
  ui_.gap(8);
}

// What just happened: above the foot, so that nothing under anybody's hands moves, wherever the page is scrolled to.
Chosen Bands::draw_news() {
  if (warns_) ui_.status(words::idle_soon, Ink::care);
  if (desk_.notices().message()) say(*desk_.notices().message());
  Chosen chosen;
  if (desk_.notices().undo() && ui_.button(words::undo, Importance::quiet)) chosen = *desk_.notices().undo();
  if (desk_.frame().changed_meanwhile.empty()) return chosen;
  ui_.begin_row();
  ui_.status(desk_.frame().changed_meanwhile);
  const bool is_asked = ui_.button(words::look, Importance::quiet);
  ui_.end_row();
  return is_asked ? Chosen(act::Look{}) : std::move(chosen);
}

// Its height is that of its content in the frame before, at most two fifths of the window.
Chosen Bands::draw_strip(const Box& above) {
  const bool has_news = warns_ || desk_.notices().message() || !desk_.frame().changed_meanwhile.empty();
  if (!has_news) {
    strip_height_ = 0;
    return std::nullopt;
  }
  ui_.begin_scroll(Band::strip, "strip", {above.x, above.bottom(), above.width, strip_height_}, ui_.colours().raised, 720);
  ui_.gap(-6);
  auto chosen = draw_news();
  ui_.gap(-12);
  const float height = std::min(ui_.content_height(), std::round((above.height + strip_height_) * 0.4f));
  ui_.end_scroll();
  if (height != strip_height_) is_unsettled_ = true;
  strip_height_ = height;
  return chosen;
}

Chosen Bands::draw_question() {
  const bool is_lock = desk_.question() == Desk::Question::lock;
  Chosen chosen;
  ui_.status(is_lock ? words::lock_loses : words::quit_loses, Ink::alarm);
  ui_.begin_row();
  if (ui_.button(words::stay_open, Importance::main)) chosen = act::StayOpen{};
  if (ui_.button(is_lock ? words::lock_anyway : words::quit_anyway)) {
    chosen = is_lock ? Chosen(act::LockAnyway{}) : Chosen(act::Quit{});
  }
  ui_.end_row();
  return chosen;
}

// Words that are not kept: under the title, wherever the page is scrolled to. Its height is as that of the strip.
Chosen Bands::draw_alarm(const Box& right, float top) {
  const auto what = desk_.not_kept();
  if (what.empty()) {
    alarm_height_ = 0;
    return std::nullopt;
  }
  Chosen chosen;
  ui_.begin_scroll(Band::strip, "alarm", {right.x, top, right.width, alarm_height_}, ui_.colours().raised, 720);
  ui_.gap(-6);
  ui_.status(what, Ink::alarm);
  ui_.status(words::not_kept_next);
  if (desk_.question() != Desk::Question::none) chosen = draw_question();
  ui_.gap(-12);
  const float height = std::min(ui_.content_height(), std::round(right.height * 0.4f));
  ui_.end_scroll();
  if (height != alarm_height_) is_unsettled_ = true;
  alarm_height_ = height;
  return chosen;
}

Chosen Bands::draw_title(const Box& band) {
  Chosen chosen;
  ui_.begin_band(Band::title, band, ui_.colours().paper);
  ui_.begin_column(720, ui_.is_low() ? 6 : 14);
  ui_.begin_row();
  if (ui_.is_narrow() && ui_.button(words::menu)) chosen = act::OpenPalette{};
  ui_.in_one_line(title(), ui_.is_low() || ui_.is_narrow() ? Size::heading : Size::title, Ink::normal);
  const bool is_of_members = desk_.frame().audience.readers == Readers::members;
  if (!ui_.is_narrow() && is_of_members) ui_.in_one_line(desk_.frame().members, Size::small, Ink::muted);
  ui_.end_row();
  ui_.end_column();
  ui_.end_band();
  return chosen;
}

Chosen Bands::draw_page(const Box& band) {
  Chosen chosen;
  ui_.begin_scroll(Band::body, typed_key_of(desk_.place()).name(), band, ui_.colours().paper, 720);
  if (auto done = draw_notices()) chosen = std::move(done);
  if (finder_.is_open()) finder_.draw();
  if (desk_.is_busy()) {
    ui_.status(words::working);
    ui_.quiet(words::work_lasts);
  } else if (desk_.is_asking()) {
    ui_.status(words::asking_post_box);
    ui_.quiet(words::asking_lasts);
    if (ui_.button(words::not_now)) chosen = act::Back{};
  } else if (auto done = row_of(desk_.place().screen).draw(ui_, desk_.drawn())) {
    chosen = std::move(done);
  }
  ui_.end_scroll();
  return chosen;
}

Chosen Bands::draw(const Box& window, bool warns) {
  warns_ = warns;
  const auto& frame = desk_.frame();
  Chosen chosen;
  const float rail = ui_.is_narrow() ? 0 : std::round(ui_.px(216));
  const float title_height = std::round(ui_.px(ui_.is_low() ? 44 : 64));
  const Box right{window.x + rail, window.y, window.width - rail, window.height};
  if (auto done = draw_title({right.x, right.y, right.width, title_height})) chosen = std::move(done);
  if (rail > 0) {
    ui_.begin_scroll(Band::rail, "rail", {window.x, window.y, rail, window.height}, ui_.colours().panel, 184);
    if (auto done = draw_rail(ui_, frame, desk_.place())) chosen = std::move(done);
    ui_.end_scroll();
  }
  const auto edge = edge_of(frame.audience.readers);
  const float foot = std::round(ui_.audience_height(frame.audience.sentence, edge, right, 720) + ui_.px(19));
  if (auto done = draw_alarm(right, right.y + title_height)) chosen = std::move(done);
  const float top = right.y + title_height + alarm_height_;
  const Box body{right.x, top, right.width, right.bottom() - top - foot - strip_height_};
  if (auto done = draw_page(body)) chosen = std::move(done);
  if (auto done = draw_strip(body)) chosen = std::move(done);
  ui_.begin_band(Band::foot, {right.x, right.bottom() - foot, right.width, foot}, ui_.colours().panel);
  ui_.begin_column(720, 9);
  ui_.audience(frame.audience.sentence, edge);
  ui_.end_column();
  ui_.end_band();
  return chosen;
}

Chosen Bands::draw_before(const Box& window, bool warns) {
  warns_ = warns;
  Chosen chosen;
  ui_.begin_scroll(Band::body, row_of(desk_.place().screen).title, window, ui_.colours().paper, 640);
  if (desk_.is_busy()) {
    ui_.gap(120);
    ui_.heading(words::working);
    ui_.quiet(words::work_lasts);
  } else {
    chosen = row_of(desk_.place().screen).draw(ui_, desk_.drawn());
    if (auto done = draw_news()) chosen = std::move(done);
  }
  ui_.end_scroll();
  return chosen;
}

}  // namespace candour::gui
