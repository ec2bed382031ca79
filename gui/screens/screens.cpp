#include "gui/actions/screen_table.hpp"

#include <algorithm>
#include <cstdlib>

#include "gui/actions/act.hpp"
#include "gui/model/any_kind.hpp"
#include "gui/model/own_screens.hpp"
#include "gui/screens/builds.hpp"
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"
#include "gui/words/help.hpp"

namespace candour::gui {

namespace {

template <class Shown>
Result<AnyScreen> any(Result<Shown> built) {
  if (!built) return built.error();
  return AnyScreen(std::move(*built));
}

Result<AnyScreen> nothing(const BuiltFrom&) { return AnyScreen(); }

// A screen that could not be built has nothing to draw: its error is said above the foot.
template <class Shown, class Draw>
Chosen drawn_as(const Drawn& drawn, const Draw& draw) {
  const auto* shown = std::get_if<Shown>(&drawn.screen);
  return shown ? draw(*shown) : std::nullopt;
}

Result<AnyScreen> form(const BuiltFrom& from) {
  auto form = build_form(from.vault, from.place, from.now);
  if (!form) return form.error();
  for (auto& field : form->fields) {
    const auto fault = from.form_faults.find(field.number);
    if (fault != from.form_faults.end()) field.fault = fault->second;
  }
  return AnyScreen(std::move(*form));
}

Result<AnyScreen> pairing(const BuiltFrom& from) { return AnyScreen(build_pairing(from.vault, from.now)); }

Result<AnyScreen> journal_list(const BuiltFrom& from) {
  return any(build_journal(from.vault, from.filter, from.length, from.now));
}

Result<AnyScreen> list_of_kind(const BuiltFrom& from) {
  return any(build_kind(from.vault, from.place.kind.value_or(kind_listed_on(Screen::journal)), from.length, from.now));
}

// What differs from one screen to the next. The order is that of the numbers.
const ScreenRow rows[] = {
    {Screen::first_time, words::candour, words::general_help, Needs::nothing, ReadBy::owner, Kept::no, nothing,
     [](Ui& ui, const Drawn&) { return draw_first_time(ui); }},
    {Screen::passphrase, words::choose_passphrase, words::general_help, Needs::nothing, ReadBy::owner, Kept::no, nothing,
     [](Ui& ui, const Drawn& drawn) { return draw_passphrase(ui, drawn.suggestion, drawn.strength, drawn.refused); }},
    {Screen::unlock, words::candour, words::general_help, Needs::nothing, ReadBy::owner, Kept::no, nothing,
     [](Ui& ui, const Drawn& drawn) { return draw_unlock(ui, drawn.refused, drawn.is_closing); }},
    {Screen::journal, words::journal, words::journal_help, Needs::nothing, ReadBy::each_line, Kept::yes, journal_list,
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<ListScreen>(drawn, [&](const auto& list) { return draw_journal(ui, list, drawn.typed, drawn.frame); });
     }},
    {Screen::notes, words::my_notes, words::write_help, Needs::nothing, ReadBy::owner, Kept::yes,
     [](const BuiltFrom& from) { return any(build_notes(from.vault, from.length, from.now)); },
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<ListScreen>(drawn, [&](const auto& list) { return draw_notes(ui, list, drawn.typed); });
     }},
    {Screen::meetings, words::meetings, words::meeting_help, Needs::nothing, ReadBy::members, Kept::yes,
     [](const BuiltFrom& from) { return any(build_meetings(from.vault, from.length, from.now)); },
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<ListScreen>(drawn, [&](const auto& list) { return draw_meetings(ui, list, drawn.typed); });
     }},
    {Screen::kind, words::journal, words::journal_help, Needs::item_or_kind, ReadBy::space, Kept::yes, list_of_kind,
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<ListScreen>(drawn, [&](const auto& list) { return draw_kind(ui, list, drawn.typed); });
     }},
    {Screen::entry, words::read_more, words::journal_help, Needs::item, ReadBy::space_and_answers, Kept::yes,
     [](const BuiltFrom& from) { return any(build_entry(from.vault, *from.place.item, from.now)); },
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<EntryScreen>(drawn, [&](const auto& entry) { return draw_entry(ui, entry); });
     }},
    {Screen::history, words::history, words::journal_help, Needs::item, ReadBy::space, Kept::yes,
     [](const BuiltFrom& from) { return any(build_history(from.vault, *from.place.item, from.now)); },
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<HistoryScreen>(drawn, [&](const auto& history) { return draw_history(ui, history); });
     }},
    {Screen::write, words::write, words::write_help, Needs::nothing, ReadBy::space_once_kept, Kept::yes,
     [](const BuiltFrom& from) { return any(build_write(from.vault, from.place)); },
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<WriteScreen>(drawn, [&](const auto& text) { return draw_write(ui, text, drawn.typed, drawn.kept); });
     }},
    {Screen::share, words::share_a_passage, words::share_help, Needs::item, ReadBy::each_part, Kept::yes,
     [](const BuiltFrom& from) { return any(build_share(from.vault, *from.place.item, from.now)); },
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<ShareScreen>(drawn, [&](const auto& share) { return draw_share(ui, share, drawn.typed); });
     }},
    {Screen::form, words::fill_in, words::form_help, Needs::item_or_kind, ReadBy::space_once_kept, Kept::yes, form,
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<FormScreen>(drawn, [&](const auto& form_shown) { return draw_form(ui, form_shown, drawn.typed); });
     }},
    {Screen::meeting, words::meeting, words::meeting_help, Needs::item, ReadBy::each_part, Kept::yes,
     [](const BuiltFrom& from) { return any(build_meeting(from.vault, *from.place.item, from.now)); },
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<MeetingScreen>(drawn, [&](const auto& meeting) { return draw_meeting(ui, meeting); });
     }},
    {Screen::summary, words::summary, words::summary_help, Needs::nothing, ReadBy::members, Kept::yes,
     [](const BuiltFrom& from) { return any(build_summary(from.vault, from.now)); },
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<SummaryScreen>(drawn, [&](const auto& summary) { return draw_summary(ui, summary); });
     }},
    {Screen::invite, words::invite, words::pairing_help, Needs::nothing, ReadBy::owner, Kept::yes, pairing,
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<PairingScreen>(
           drawn, [&](const auto& shown) { return draw_invite(ui, shown, drawn.words, drawn.copied); });
     }},
    {Screen::join, words::join, words::pairing_help, Needs::nothing, ReadBy::owner, Kept::yes, pairing,
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<PairingScreen>(drawn, [&](const auto& shown) { return draw_join(ui, shown); });
     }},
    {Screen::compare, words::compare, words::pairing_help, Needs::nothing, ReadBy::owner, Kept::yes, pairing,
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<PairingScreen>(drawn, [&](const auto& shown) { return draw_compare(ui, shown); });
     }},
    {Screen::search, words::search, words::general_help, Needs::nothing, ReadBy::each_line, Kept::yes,
     [](const BuiltFrom& from) { return any(build_search(from.vault, from.query, from.now)); },
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<SearchScreen>(drawn, [&](const auto& found) { return draw_search(ui, found); });
     }},
    {Screen::who_can_see, words::who_can_see, words::who_help, Needs::nothing, ReadBy::owner, Kept::yes,
     [](const BuiltFrom& from) { return any(build_who(from.vault, from.sync)); },
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<WhoScreen>(drawn, [&](const auto& who) { return draw_who(ui, who); });
     }},
    {Screen::settings, words::settings, words::general_help, Needs::nothing, ReadBy::owner, Kept::yes, nothing,
     [](Ui& ui, const Drawn& drawn) { return draw_settings(ui, drawn.settings); }},
    {Screen::new_passphrase, words::new_passphrase, words::general_help, Needs::nothing, ReadBy::owner, Kept::yes, nothing,
     [](Ui& ui, const Drawn& drawn) { return draw_new_passphrase(ui, drawn.strength, drawn.refused); }},
    {Screen::help, words::help, words::general_help, Needs::nothing, ReadBy::owner, Kept::yes, nothing,
     [](Ui& ui, const Drawn& drawn) { return draw_help(ui, row_of(drawn.help_about).help); }},
    {Screen::verb, words::fill_in, words::form_help, Needs::item, ReadBy::space_once_kept, Kept::yes, form,
     [](Ui& ui, const Drawn& drawn) {
       return drawn_as<FormScreen>(drawn, [&](const auto& form_shown) { return draw_verb(ui, form_shown, drawn.place); });
     }},
    {Screen::open_other, words::candour, words::general_help, Needs::nothing, ReadBy::owner, Kept::no, nothing,
     [](Ui& ui, const Drawn& drawn) { return draw_open_other(ui, drawn.refused); }},
};

}  // namespace

std::span<const ScreenRow> all_screens() { return rows; }

const ScreenRow& row_of(Screen screen) {
  const auto row = std::find_if(std::begin(rows), std::end(rows), [&](const auto& each) { return each.screen == screen; });
  if (row == std::end(rows)) std::abort();
  return *row;
}

const ScreenRow* kept_screen(std::uint8_t number) {
  const auto is_it = [&](const ScreenRow& row) {
    return static_cast<std::uint8_t>(row.screen) == number && row.kept == Kept::yes;
  };
  const auto row = std::find_if(std::begin(rows), std::end(rows), is_it);
  return row == std::end(rows) ? nullptr : &*row;
}

void Act::carry_out(DeskParts& desk, Action action) { std::visit(Act{desk}, std::move(action)); }

std::string name_of(const WayTo& way) { return way.name.empty() ? row_of(way.to.screen).title : way.name; }

}  // namespace candour::gui
