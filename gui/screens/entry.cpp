// One item, whole: what it says, what others wrote underneath, and what can be done with it.
#include <algorithm>

#include "gui/actions/act.hpp"
#include "gui/model/any_kind.hpp"
#include "gui/model/drafts.hpp"
#include "gui/model/item_page.hpp"
#include "gui/model/own_screens.hpp"
#include "gui/model/verbs.hpp"
#include "gui/screens/builds.hpp"
#include "gui/screens/rows.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/comment.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/members.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

// ---- what it shows

namespace {

namespace model = journal::model;
namespace kinds = journal::kinds;
using journal::ItemView;
using model::Space;

// What a reader wants of a field: words, days, choices; not the links and places that hold things together.
bool is_for_readers(const journal::ShownField& field) {
  return field.number != model::set_aside && !std::holds_alternative<model::Order>(field.value) &&
         !std::holds_alternative<model::Link>(field.value) && !std::holds_alternative<Bytes>(field.value);
}

// "both of you", or all their names where they are more.
std::string everybody(const journal::Vault& vault) {
  const auto readers = vault.members().readers(Space::everyone);
  return readers.size() == 2 ? std::string(words::both_of_you) : session::names_in_a_row(readers);
}

// Where it is changed: what is written on a page there, and the rest of it by its form; else all of it by its form.
void say_where_to_edit(const model::KindSpec& spec, EntryScreen& screen) {
  const Place page{Screen::write, screen.key, {}};
  const Place form{Screen::form, screen.key, {}};
  const bool is_on_page = is_written_on_page(spec);
  if (is_on_page || has_form(spec)) screen.edit = is_on_page ? page : form;
  if (is_on_page && has_form(spec)) screen.edit_rest = form;
}

Result<std::vector<Comment>> comments_on(const journal::Vault& vault, const ItemView& item, const Today& now) {
  std::vector<Comment> comments;
  CANDOUR_TRY(const auto found, vault.items().linked_to(item.key, kind_typed_on(Screen::entry)));
  for (const auto& comment : found) {
    comments.push_back({comment.key, who_and_when(comment, now),
                        shown(session::words_of_field(comment, kinds::comment::text)), comment.is_mine,
                        comment.is_mine && comment.is_queued});
    CANDOUR_TRY(comments.back().choices, choices_of(vault, comment.key));
  }
  return comments;
}

}  // namespace

Result<EntryScreen> build_entry(const journal::Vault& vault, const model::ItemKey& key, const Today& now) {
  CANDOUR_TRY(const auto item, vault.items().show(key));
  const auto* spec = kinds::registry().find(key.kind);
  EntryScreen screen;
  screen.key = key;
  screen.title = session::label_of(key.kind);
  screen.who = who_and_when(item, now);
  screen.care = session::words_of_sealed_anew(item);
  CANDOUR_TRY(const auto choices, choices_of(vault, key));
  for (const auto& field : item.fields) {
    if (!is_for_readers(field)) continue;
    EntryField row{field.label, shown(session::text_of_value(vault, key.kind, field.number, field.value)), {}};
    std::copy_if(choices.begin(), choices.end(), std::back_inserter(row.choices),
                 [&](const EntryChoice& choice) { return choice.field == field.number; });
    if (field.other_values > 0) {
      CANDOUR_TRY(row.others, written_beside(vault, key, field.number, now));
    }
    screen.fields.push_back(std::move(row));
  }
  CANDOUR_TRY(const auto facts, vault.items().facts(key));
  for (const auto& fact : facts) screen.fields.push_back({spec->say("fact." + fact.name), shown(session::text_of_fact(fact.value)), {}});
  CANDOUR_TRY(screen.verbs, build_verbs(vault, key));
  CANDOUR_TRY(screen.comments, comments_on(vault, item, now));
  CANDOUR_TRY(screen.parts, build_parts(vault, item, Screen::entry, now));
  screen.audience = audience_of(vault, item.space);
  screen.of_answer = audience_until_kept(vault, item.space);
  screen.put_away = item.space == Space::everyone ? words::fill(words::put_away_for, everybody(vault)) : words::put_away;
  screen.is_mine = item.is_mine;
  screen.can_edit = may_edit(item, spec);
  if (screen.can_edit) say_where_to_edit(*spec, screen);
  const bool is_shared = vault.members().readers(Space::everyone).size() > 1;
  screen.replies = kinds::registry().find(kind_typed_on(Screen::entry))->say_all("reply");
  screen.can_answer = item.space == Space::everyone && is_shared && key.kind != kind_typed_on(Screen::entry);
  screen.can_share = key.kind == kind_listed_on(Screen::notes);
  screen.can_take_back = item.is_queued && item.space == Space::everyone && item.is_mine;
  screen.is_set_aside = item.is_set_aside;
  return screen;
}

// ---- how it is drawn

namespace {

Chosen draw_fields(Ui& ui, const EntryScreen& screen) {
  Chosen chosen;
  ui.begin_card("entry", edge_of(screen.audience.readers));
  ui.quiet(screen.who);
  if (!screen.care.empty()) ui.status(screen.care, Ink::care);
  if (screen.can_answer) ui.audience(screen.audience.sentence, edge_of(screen.audience.readers));
  for (const auto& field : screen.fields) {
    if (screen.fields.size() > 1) ui.strong(field.label);
    ui.reading(field.label, field.text);
    ui.push_id(field.label);
    if (auto done = draw_choices(ui, screen.key, field.choices)) chosen = std::move(done);
    ui.pop_id();
    for (std::size_t index = 0; index < field.others.size(); ++index) {
      const auto& other = field.others[index];
      ui.gap(4);
      ui.status(words::fill(words::also_written, other.name), Ink::care);
      ui.reading(field.label + std::to_string(index), other.text);
    }
  }
  ui.end_card();
  return chosen;
}

Chosen draw_acts(Ui& ui, const EntryScreen& screen) {
  Chosen chosen;
  ui.begin_row();
  if (screen.can_share && ui.button(words::share_part, Importance::main)) {
    chosen = act::Go{{Screen::share, screen.key, std::nullopt}};
  }
  if (screen.edit && ui.button(words::edit)) chosen = act::Go{*screen.edit};
  if (screen.edit_rest && ui.button(words::edit_rest)) chosen = act::Go{*screen.edit_rest};
  if (ui.button(words::history)) chosen = act::Go{{Screen::history, screen.key, std::nullopt}};
  if (screen.can_edit && ui.button(screen.is_set_aside ? words::take_up_again : screen.put_away)) {
    chosen = act::SetAside{screen.key, !screen.is_set_aside};
  }
  if (screen.can_take_back && ui.button(words::take_it_back)) chosen = act::TakeBack{screen.key};
  ui.end_row();
  return chosen;
}

Chosen draw_answers(Ui& ui, const EntryScreen& screen) {
  Chosen chosen;
  if (!screen.comments.empty()) ui.heading(words::comments);
  for (const auto& comment : screen.comments) {
    ui.begin_card(tile_of(comment.key), Edge::everyone);
    ui.quiet(comment.name);
    ui.reading(words::comments, comment.text);
    if (auto done = draw_choices(ui, comment.key, comment.choices)) chosen = std::move(done);
    if (comment.can_take_back) {
      ui.status(words::still_here);
      ui.begin_row();
      if (ui.button(words::take_back)) chosen = act::TakeBack{comment.key};
      ui.end_row();
    }
    ui.end_card();
  }
  if (!screen.can_answer) return chosen;
  ui.heading(words::answer);
  const auto typed = typed_key_of_text({Screen::entry, screen.key, {}});
  ui.begin_row();
  for (const auto& reply : screen.replies) {
    if (ui.button(reply)) ui.put_words(typed, reply);  // sent by whoever reads it once more, and by nothing else
  }
  ui.end_row();
  ui.area(typed, words::answer_field, {.lines = 3, .hint = words::write_here});
  ui.audience(screen.of_answer.sentence, edge_of(screen.of_answer.readers));
  ui.begin_row();
  if (ui.button(words::send_answer, Importance::main)) chosen = answer_of(screen, ui.shelf());
  ui.end_row();
  return chosen;
}

}  // namespace

act::AddText answer_of(const EntryScreen& screen, const Shelf& shelf) {
  const Place page{Screen::entry, screen.key, {}};
  return {page, shelf.text(typed_key_of_text(page))};
}

Chosen draw_entry(Ui& ui, const EntryScreen& screen) {
  auto chosen = draw_fields(ui, screen);
  if (screen.is_set_aside) ui.status(words::is_set_aside);
  if (screen.can_take_back) ui.status(words::still_here);
  if (auto done = draw_verbs(ui, screen.key, screen.verbs)) chosen = std::move(done);
  if (auto done = draw_acts(ui, screen)) chosen = std::move(done);
  ui.gap(8);
  if (auto part = draw_parts(ui, screen.parts)) chosen = std::move(part);
  if (auto answer = draw_answers(ui, screen)) chosen = std::move(answer);
  return chosen;
}

// ---- what is done with it

void Act::operator()(const act::AddText& add) {
  if (is_blank(add.text)) return desk.notices.say(words::nothing_written, {}, Care::waiting);
  const auto typed = typed_key_of_text(add.page);
  const auto key = key_of_text(add.page);
  const auto* kept = desk.texts.at(typed);
  if (!kept && !key) return;
  const auto written = session::finish(vault(), kept ? *kept : session::Draft{.key = *key, .words = {}}, add.text);
  if (!written) return desk.notices.say(written.error());
  desk.drafts.drop(typed);
  desk.page.rebuild_soon();
}

void Act::operator()(const act::SetAside& aside) {
  if (!done(vault().writing().edit(aside.item, {{model::set_aside, model::Flag{aside.is_aside}}}))) return;
  if (!aside.is_aside) return;
  const auto* spec = kinds::registry().find(aside.item.kind);
  desk.notices.say(spec && spec->space == model::Space::everyone ? words::was_put_away_for_all : words::was_put_away);
  desk.notices.offer_undo(act::SetAside{aside.item, false});
}

void Act::operator()(const act::TakeBack& back) {
  const bool is_here = desk.trail.place().item == back.item;
  if (!done(vault().writing().recall(back.item))) return;
  if (is_here) desk.trail.back();
  desk.notices.say(words::taken_back);
}

void Act::operator()(const act::Choose& choose) {
  const auto chosen = vault().writing().choose(choose.item, choose.field, choose.wordings, choose.keep);
  desk.page.rebuild_soon();
  if (!chosen && chosen.error().code == ErrorCode::not_equal) {
    return desk.notices.say(words::choice_is_gone, words::choice_is_gone_kept, Care::waiting);
  }
  done(chosen);
}

}  // namespace candour::gui
