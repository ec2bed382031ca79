#include "session/example/scenes.hpp"

#include <algorithm>

#include "journal/kinds/comment.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/people_entry.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/model/time.hpp"
#include "journal/summary/headings.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/writing.hpp"
#include "session/example/texts.hpp"
#include "session/summary_items.hpp"

namespace candour::session::example {

namespace {

using namespace std::chrono_literals;
namespace kinds = journal::kinds;
namespace model = journal::model;
using model::ItemKey;

model::Prose prose(std::string_view text) { return model::Prose{std::string(text)}; }

Result<ItemKey> plan_meeting(journal::Vault& vault, const char* date, const char* title) {
  const model::ZonedTime when{*day_from(date), 10 * 60, "Europe/London"};
  return vault.writing().write(kinds::meeting::kind, {{kinds::meeting::title, model::Line{title}},
                                         {kinds::meeting::when, when},
                                         {kinds::meeting::place, model::Line{"by video"}},
                                         {kinds::meeting::minutes, model::Number{60}}});
}

Result<ItemKey> write_note(journal::Vault& vault, std::string_view text) {
  return vault.writing().write(kinds::private_note::kind, {{kinds::private_note::text, prose(text)}});
}

Result<ItemKey> reflect(journal::Vault& vault, std::string_view text) {
  return vault.writing().write(kinds::reflection::kind, {{kinds::reflection::text, prose(text)}});
}

// Dani writes alone; Meg invites her the day after.
Result<ItemKey> play_january(TwoVaults& two) {
  two.clock().set(1, 8, 22h + 5min);
  CANDOUR_CHECK(write_note(two.dani(), a00));
  two.clock().set(1, 9, 10h + 20min);
  CANDOUR_CHECK(two.pair_up());
  two.clock().set(1, 10, 21h + 14min);
  CANDOUR_TRY(auto note, write_note(two.dani(), a01));
  two.clock().set(1, 15, 9h + 30min);
  CANDOUR_CHECK(plan_meeting(two.meg(), "2026-01-15", "First meeting"));
  CANDOUR_CHECK(two.carry());
  return note;
}

Result<> play_february(TwoVaults& two, const ItemKey& note) {
  two.clock().set(2, 1, 9h);
  CANDOUR_TRY(const auto meeting, plan_meeting(two.meg(), "2026-02-12", "What we agree on"));
  CANDOUR_CHECK(two.carry());
  two.clock().set(2, 11, 20h);
  journal::Promotion promotion;
  promotion.note = note;
  promotion.selected = "Maybe start with the desk.";
  promotion.wording = a02;
  promotion.target = journal::PromotionTarget::agenda;
  promotion.meeting = meeting;
  CANDOUR_CHECK(two.dani().writing().promote(promotion));
  return two.carry();
}

// What happened at the desk, what Meg heard, and a day on which both wrote at once.
Result<> play_march(TwoVaults& two) {
  two.clock().set(3, 11, 19h + 30min);
  CANDOUR_CHECK(reflect(two.dani(), a05));
  CANDOUR_CHECK(two.carry());
  two.clock().set(3, 13, 18h);
  CANDOUR_TRY(const auto heard, reflect(two.meg(), std::string(a07_before_last_line) + std::string(a07_last_line)));
  CANDOUR_CHECK(two.carry());
  two.clock().set(3, 16, 12h);
  const auto changed = std::string(a07_before_last_line) + std::string(a07_last_line_changed);
  CANDOUR_CHECK(two.meg().writing().edit(heard, {{kinds::reflection::text, prose(changed)}}));
  CANDOUR_CHECK(two.dani().writing().write(kinds::comment::kind, {{kinds::comment::about, heard}, {kinds::comment::text, prose(a08)}}));
  return two.carry();
}

Result<> play_spring(TwoVaults& two) {
  two.clock().set(4, 1, 9h);
  CANDOUR_CHECK(plan_meeting(two.meg(), "2026-05-14", "What became of it"));
  CANDOUR_CHECK(plan_meeting(two.meg(), "2026-06-11", "Last meeting"));
  CANDOUR_CHECK(two.carry());
  two.clock().set(5, 14, 20h);
  CANDOUR_CHECK(two.dani().drafts().was_here());
  two.clock().set(6, 2, 18h + 40min);
  CANDOUR_CHECK(reflect(two.meg(), a11));
  return two.carry();
}

Result<> list_people(journal::Vault& vault) {
  for (const auto& person : people()) {
    model::SetValue aliases;
    for (const auto& alias : person.aliases) aliases.insert(to_bytes(as_bytes(alias)));
    std::vector<journal::FieldValue> fields{{kinds::people_entry::name, model::Line{person.name}},
                                            {kinds::people_entry::replacement, model::Line{person.replacement}}};
    if (!aliases.empty()) fields.push_back({kinds::people_entry::aliases, std::move(aliases)});
    if (person.is_also_a_word) fields.push_back({kinds::people_entry::also_a_word, model::Flag{true}});
    CANDOUR_CHECK(vault.writing().write(kinds::people_entry::kind, fields));
  }
  return {};
}

Result<> offer(journal::Vault& vault, const ItemKey& summary, std::string_view heading, std::string_view text) {
  const auto& headings = journal::summary::headings;
  const auto at = std::find(headings.begin(), headings.end(), heading);
  if (at == headings.end()) return Error{ErrorCode::bad_argument, "find a heading"};
  CANDOUR_CHECK(offer_passage(vault, summary, static_cast<std::uint64_t>(at - headings.begin() + 1), text));
  return {};
}

// A summary for the board is being drafted; one sentence of Dani's still says a name.
Result<> play_summary(TwoVaults& two) {
  two.clock().set(6, 12, 14h);
  CANDOUR_TRY(const auto summary, begin_summary(two.meg(), journal::summary::Audience::board));
  CANDOUR_CHECK(two.carry());
  for (const auto& passage : passages()) {
    auto& author = passage.author == Author::meg ? two.meg() : two.dani();
    CANDOUR_CHECK(offer(author, summary, passage.heading, passage.text));
  }
  CANDOUR_CHECK(offer(two.dani(), summary, "What was listened to", too_exact));
  CANDOUR_CHECK(list_people(two.dani()));
  return two.carry();
}

}  // namespace

Result<> play_scenes(TwoVaults& two) {
  CANDOUR_TRY(const auto note, play_january(two));
  CANDOUR_CHECK(play_february(two, note));
  CANDOUR_CHECK(play_march(two));
  CANDOUR_CHECK(play_spring(two));
  return play_summary(two);
}

}  // namespace candour::session::example
