#include "gui/notebook/notebook.hpp"

#include <algorithm>
#include <cmath>

#include "gui/model/own_screens.hpp"
#include "gui/screens/rows.hpp"
#include "gui/screens/views.hpp"
#include "gui/text/find.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/registry.hpp"

namespace candour::gui {

namespace {

// Before a vault is open.
bool is_before(Screen screen) { return row_of(screen).kept == Kept::no; }

Ink ink_of(Care care) { return care == Care::alarm ? Ink::alarm : care == Care::waiting ? Ink::care : Ink::good; }

// What pressing the same button again would do once more.
bool repeats(const Action& action) {
  return std::holds_alternative<act::AddText>(action) || std::holds_alternative<act::Choose>(action) ||
         std::holds_alternative<act::BringBack>(action) || std::holds_alternative<act::AddPerson>(action) ||
         std::holds_alternative<act::Offer>(action) || std::holds_alternative<act::SendWriting>(action) ||
         std::holds_alternative<act::Share>(action);
}

}  // namespace

Notebook::Notebook(DeskWorld world, Clipboard& clipboard, Choices choices, std::optional<session::Inherited> inherited)
    : shelf_(engine_),
      ui_(engine_, shelf_, clipboard),
      desk_(std::move(world), shelf_, clipboard, choices, std::move(inherited)) {}

void Notebook::act(Action action) {
  desk_.carry_out(std::move(action));
  is_unsettled_ = true;
}


void Notebook::frame(ImDrawList& list, Box window, float display_scale, ThemeName desktop, FrameInput input) {
  is_unsettled_ = desk_.tick();
  if (desk_.take_screen_changed()) {
    ui_.screen_changed();
    begin_finding(false);
    is_unsettled_ = true;
  }
  const auto& choices = desk_.choices();
  Look look;
  look.theme = choices.theme.value_or(desktop);
  look.scale = choices.scale * display_scale;
  look.writing = choices.is_serif ? text::Face::serif : text::Face::sans;
  const bool has_input = !input.strokes.empty() || input.was_pressed;
  ui_.begin(list, window, look, std::move(input), has_palette_ ? Modal::yes : Modal::no);
  if (is_blank_) {
    if (has_input) is_blank_ = false;
    ui_.begin_band(Band::body, window, ui_.colours().paper);
    ui_.text(words::candour, Size::small, Ink::muted);
    ui_.end_band();
    take_blank_keys(ui_.end());
    is_unsettled_ = has_input;
    return;
  }
  auto chosen = is_before(desk_.place().screen) ? draw_before(window) : draw_bands(window);
  if (has_palette_) draw_palette_over();
  if (shows_tree_) draw_tree(list);
  const auto keys = ui_.end();
  if (ui_.take_unanswered_paste()) {
    desk_.tell(words::paste_unanswered);
    is_unsettled_ = true;
  }
  const bool leaves = chosen && repeats(*chosen);
  if (chosen) act(std::move(*chosen));
  if (leaves) ui_.leave_button();
  take_keys(keys);
}

TypedInto Notebook::focused_text() const {
  for (const auto& node : ui_.tree().nodes()) {
    if (!node.is_focused) continue;
    return node.role == Role::editor  ? TypedInto::many_lines
           : node.role == Role::field ? TypedInto::one_line
                                      : TypedInto::nothing;
  }
  return TypedInto::nothing;
}

// A job ends in a frame that gets no input, so that its page stands there before what was typed meanwhile goes into it.
void Notebook::guide(InputQueue& queue) {
  const bool is_busy = desk_.is_busy();
  if (was_busy_ && !is_busy) queue.keep_typing(focused_text());
  was_busy_ = is_busy;
  queue.hold(is_busy || ui_.is_pasting());
}

// A page that is blank is still locked by the key for it.
void Notebook::take_blank_keys(const std::vector<KeyPress>& keys) {
  for (const auto& key : keys) {
    if (key.is_control('l')) act(act::Lock{});
  }
}

Chosen Notebook::draw_before(Box window) {
  Chosen chosen;
  ui_.begin_scroll(Band::body, row_of(desk_.place().screen).title, window, ui_.colours().paper, 640);
  if (desk_.is_busy()) {
    ui_.gap(120);
    ui_.heading(words::working);
    ui_.quiet(words::work_lasts);
  } else {
    chosen = draw_screen();
    if (auto done = draw_news()) chosen = std::move(done);
  }
  ui_.end_scroll();
  return chosen;
}

// What is wrong, and what to do: under the title.
Chosen Notebook::draw_notices() {
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

void Notebook::say(const Notice& notice) {
  ui_.status(notice.what, ink_of(notice.care));
  if (!notice.next.empty()) ui_.status(notice.next);
  ui_.gap(8);
}

// What just happened: above the foot, so that nothing under anybody's hands moves, wherever the page is scrolled to.
Chosen Notebook::draw_news() {
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
Chosen Notebook::draw_strip(const Box& above) {
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

Chosen Notebook::draw_question() {
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
Chosen Notebook::draw_alarm(const Box& right, float top) {
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

void Notebook::draw_title(const Box& band) {
  ui_.begin_band(Band::title, band, ui_.colours().paper);
  ui_.begin_column(720, ui_.is_low() ? 6 : 14);
  ui_.begin_row();
  if (ui_.is_narrow() && ui_.button(words::menu)) toggle_palette();
  ui_.in_one_line(title(), ui_.is_low() || ui_.is_narrow() ? Size::heading : Size::title, Ink::normal);
  const bool is_of_members = desk_.frame().audience.readers == Readers::members;
  if (!ui_.is_narrow() && is_of_members) ui_.in_one_line(desk_.frame().members, Size::small, Ink::muted);
  ui_.end_row();
  ui_.end_column();
  ui_.end_band();
}

Chosen Notebook::draw_page(const Box& band) {
  Chosen chosen;
  ui_.begin_scroll(Band::body, slot_of(desk_.place()).name(), band, ui_.colours().paper, 720);
  if (auto done = draw_notices()) chosen = std::move(done);
  if (is_finding_) draw_finder();
  if (desk_.is_busy()) {
    ui_.status(words::working);
    ui_.quiet(words::work_lasts);
  } else if (desk_.is_asking()) {
    ui_.status(words::asking_post_box);
    ui_.quiet(words::asking_lasts);
    if (ui_.button(words::not_now)) chosen = act::Back{};
  } else if (auto done = draw_screen()) {
    chosen = std::move(done);
  }
  ui_.end_scroll();
  return chosen;
}

// Title, rail, body, foot: every screen has the same.
Chosen Notebook::draw_bands(Box window) {
  const auto& frame = desk_.frame();
  Chosen chosen;
  const float rail = ui_.is_narrow() ? 0 : std::round(ui_.px(216));
  const float title_height = std::round(ui_.px(ui_.is_low() ? 44 : 64));
  const Box right{window.x + rail, window.y, window.width - rail, window.height};
  draw_title({right.x, right.y, right.width, title_height});
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

// What of a search stands on the page: all of it, or else its longest word.
std::string Notebook::sought_here() const {
  const auto query = desk_.came_from_search();
  const auto* entry = std::get_if<EntryScreen>(&desk_.screen());
  if (!entry || query.empty()) return query;
  for (const auto& field : entry->fields) {
    if (text::find_words(field.text, query, 0)) return query;
  }
  std::string longest;
  for (std::size_t from = 0; from <= query.size();) {
    const auto end = std::min(query.find(' ', from), query.size());
    if (end - from > longest.size()) longest = query.substr(from, end - from);
    from = end + 1;
  }
  return longest;
}

// A new screen has no finder, unless one came to it from the search: then it stands at what was found.
void Notebook::begin_finding(bool is_asked) {
  const auto sought = sought_here();
  is_finding_ = is_asked || !sought.empty();
  if (!is_asked) shelf_.set(Typed::find, sought);
  found_said_.clear();
}

void Notebook::draw_finder() {
  ui_.begin_row();
  const bool is_entered = ui_.field(Typed::find, words::find_here, {.has_focus_first = true, .is_kept = false});
  const bool wants_next = ui_.button(words::find_next);
  ui_.end_row();
  const auto said = shelf_.text(Typed::find);
  const bool is_new = said != found_said_;
  if (is_new) found_ = 0;
  if (!is_new && (is_entered || wants_next) && ui_.found() > 0) found_ = (found_ + 1) % ui_.found();
  if (is_new || is_entered || wants_next) is_unsettled_ = must_show_found_ = true;
  if (!is_new && !said.empty() && ui_.found() == 0) ui_.status(words::not_on_this_page);
  found_said_ = said;
  ui_.seek(said, found_, std::exchange(must_show_found_, false));
}

// Of what one looks at, where that says more than the screen's own name.
std::string Notebook::title() const {
  if (const auto* entry = std::get_if<EntryScreen>(&desk_.screen())) return entry->title;
  if (const auto* form = std::get_if<FormScreen>(&desk_.screen())) return form->title;
  const auto& place = desk_.place();
  const auto* writing = std::get_if<WriteScreen>(&desk_.screen());
  if (writing && place.draft) return writing->title;
  const auto* kind = place.kind ? journal::kinds::registry().find(*place.kind) : nullptr;
  return place.screen == Screen::kind && kind ? kind->plural() : row_of(place.screen).title;
}

Chosen Notebook::draw_screen() { return row_of(desk_.place().screen).draw(ui_, desk_.drawn()); }

void Notebook::draw_palette_over() {
  std::vector<Node> buttons;
  for (const auto& node : ui_.tree().nodes()) {
    if (node.role == Role::button && (node.band == Band::body || node.band == Band::strip) && !node.is_disabled) buttons.push_back(node);
  }
  auto ways = desk_.frame().rail;
  for (const auto& way : desk_.frame().ways) {
    const auto is_there = [&](const WayTo& other) { return other.to == way.to; };
    if (std::none_of(ways.begin(), ways.end(), is_there)) ways.push_back(way);
  }
  bool is_left = false;
  const auto choice = draw_palette(ui_, buttons, ways, is_left);
  if (!choice && !is_left) return;
  has_palette_ = false;
  shelf_.forget(Typed::palette);
  is_unsettled_ = true;
  if (!choice) return;
  if (choice->to)
    act(act::Go{*choice->to});
  else
    ui_.press(choice->node);
}

void Notebook::toggle_palette() {
  has_palette_ = !has_palette_;
  shelf_.forget(Typed::palette);
  ui_.screen_changed();
  is_unsettled_ = true;
}

// Ctrl+Enter: what the main button of a screen that sends does.
// One key, one act: the act may lead elsewhere, and what stands there is not sent too.
void Notebook::send() {
  const auto slot = slot_of(desk_.place());
  if (const auto* share = std::get_if<ShareScreen>(&desk_.screen())) {
    if (share->refused.empty()) act(share_of(*share, slot, shelf_));
  } else if (const auto* entry = std::get_if<EntryScreen>(&desk_.screen())) {
    if (entry->can_answer) act(answer_of(*entry, shelf_));
  } else if (const auto* writing = std::get_if<WriteScreen>(&desk_.screen())) {
    act(writing_of(*writing, slot, shelf_));
  }
}

void Notebook::take_control_key(const KeyPress& key) {
  if (key.letter == 'l') return act(act::Lock{});
  if (key.letter == '+' || key.letter == '=') return act(act::ChooseScale{desk_.choices().scale + 0.1f});
  if (key.letter == '-') return act(act::ChooseScale{desk_.choices().scale - 0.1f});
  if (key.letter == '0') return act(act::ChooseScale{1});
  if (!desk_.is_open() || desk_.is_busy()) return;
  if (key.letter == 'k') toggle_palette();
  if (key.letter == 'n') act(act::Go{{Screen::write, {}, kind_listed_on(Screen::notes)}});
  if (key.letter == 's' && desk_.place().screen == Screen::write) {
    act(act::SaveWriting{shelf_.text(slot_of(desk_.place()) / Part::text), act::Then::back});
  }
  if (key.letter == 'f' && key.shift) return act(act::Go{{Screen::search, {}, {}}});
  if (key.letter == 'f') {
    begin_finding(true);
    ui_.screen_changed();
    is_unsettled_ = true;
  }
}

void Notebook::take_keys(const std::vector<KeyPress>& keys) {
  for (const auto& key : keys) {
    if (key.key == Key::sign && key.control && !key.alt) take_control_key(key);
    if (key.key == Key::sign && key.alt && desk_.is_open() && key.letter >= '1' && key.letter <= '9') {
      const auto number = static_cast<std::size_t>(key.letter - '1');
      if (number < desk_.frame().rail.size()) act(act::Go{desk_.frame().rail[number].to});
    }
    if (key.key == Key::enter && key.control && desk_.is_open() && !desk_.is_busy()) send();
    const bool wants_palette = key.is(Key::menu) || (key.is(Key::f10) && key.shift);
    if (wants_palette && desk_.is_open() && !desk_.is_busy()) toggle_palette();
    if (key.is(Key::f1) && desk_.is_open()) act(act::Go{{Screen::help, {}, {}}});
    if (key.is(Key::f9)) is_blank_ = is_unsettled_ = true;
    if (key.is(Key::f12) && key.shift) shows_tree_ = !shows_tree_, is_unsettled_ = true;
    if (!key.is(Key::escape)) continue;
    if (is_finding_ && !has_palette_)
      is_finding_ = false, is_unsettled_ = true, ui_.screen_changed();
    else if (has_palette_)
      has_palette_ = false, is_unsettled_ = true, ui_.screen_changed();
    else if (desk_.place().screen != Screen::unlock && desk_.place().screen != Screen::first_time)
      act(act::Back{});
  }
}

void Notebook::draw_tree(ImDrawList& list) {
  for (const auto& node : ui_.tree().nodes()) {
    const auto colour = node.is_focusable ? ui_.colours().alarm : ui_.colours().line;
    list.AddRect({node.bounds.x, node.bounds.y}, {node.bounds.right(), node.bounds.bottom()}, colour);
  }
}

}  // namespace candour::gui
