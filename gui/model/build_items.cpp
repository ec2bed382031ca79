#include <algorithm>
#include <map>

#include "gui/model/any_kind.hpp"
#include "gui/model/build.hpp"
#include "gui/model/choices.hpp"
#include "gui/model/dates.hpp"
#include "gui/model/differences.hpp"
#include "gui/model/verbs.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/comment.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/text.hpp"
#include "journal/model/time.hpp"
#include "session/speech/item_words.hpp"

namespace candour::gui {

namespace {

namespace model = journal::model;
namespace kinds = journal::kinds;
using journal::ItemView;
using model::ItemKind;
using model::Space;

const model::KindSpec* spec_of(ItemKind kind) { return kinds::registry().find(kind); }

std::string shown(std::string_view words) { return model::visible(words, model::Layout::keep_lines); }

std::string day_and_late(std::uint32_t day, const std::optional<journal::LateView>& late, const Today& now) {
  return spoken_day(day, now.day) + (late ? " · " + session::words_of_late(*late) : "");
}

std::string who_and_when(const ItemView& item, const Today& now) {
  const auto who = item.is_mine && item.space == Space::mine ? std::string(words::you) : item.author_name;
  return model::visible(who, model::Layout::one_line) + " · " + day_and_late(item.day, item.late, now);
}

// What a reader wants of a field: words, days, choices; not the links and places that hold things together.
bool is_for_readers(const journal::ShownField& field) {
  return field.number != model::set_aside && !std::holds_alternative<model::Order>(field.value) &&
         !std::holds_alternative<model::Link>(field.value) && !std::holds_alternative<Bytes>(field.value);
}

// "both of you", or all their names where they are more.
std::string everybody(const journal::Vault& vault) {
  const auto readers = vault.readers(Space::everyone);
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

bool may_edit(const ItemView& item, const model::KindSpec* spec) {
  return spec && (item.is_mine || spec->authorship == model::Authorship::co_edited);
}

Result<std::vector<Comment>> comments_on(const journal::Vault& vault, const ItemView& item, const Today& now) {
  std::vector<Comment> comments;
  CANDOUR_TRY(const auto found, vault.linked_to(item.key, ItemKind::comment));
  for (const auto& comment : found) {
    comments.push_back({comment.key, who_and_when(comment, now),
                        shown(session::words_of_field(comment, kinds::comment::text)), comment.is_mine,
                        comment.is_mine && comment.is_queued});
    CANDOUR_TRY(comments.back().choices, choices_of(vault, comment.key));
  }
  return comments;
}

// Wordings of a field that nobody who wrote another had seen.
Result<std::vector<Comment>> written_beside(const journal::Vault& vault, const model::ItemKey& key,
                                            model::FieldNumber field, const Today& now) {
  std::vector<Comment> others;
  CANDOUR_TRY(const auto versions, vault.history(key));
  for (const auto& version : versions) {
    if (version.field != field || !version.is_latest || version.is_shown) continue;
    const auto who = model::visible(version.author_name, model::Layout::one_line);
    others.push_back({key, who + " · " + day_and_late(version.day, version.late, now),
                      shown(session::text_of_value(vault, key.kind, field, version.value))});
  }
  return others;
}

}  // namespace

model::FieldNumber text_field(ItemKind kind) {
  const auto* spec = spec_of(kind);
  return spec ? spec->headline : model::FieldNumber{1};
}

Result<EntryScreen> build_entry(const journal::Vault& vault, const model::ItemKey& key, const Today& now) {
  CANDOUR_TRY(const auto item, vault.show(key));
  const auto* spec = spec_of(key.kind);
  EntryScreen screen;
  screen.key = key;
  screen.title = session::label_of(key.kind);
  screen.who = who_and_when(item, now);
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
  CANDOUR_TRY(const auto facts, vault.facts(key));
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
  const bool is_shared = vault.readers(Space::everyone).size() > 1;
  screen.replies = spec_of(ItemKind::comment)->say_all("reply");
  screen.can_answer = item.space == Space::everyone && is_shared && key.kind != ItemKind::comment;
  screen.can_share = key.kind == ItemKind::private_note;
  screen.can_take_back = item.is_queued && item.space == Space::everyone && item.is_mine;
  screen.is_set_aside = item.is_set_aside;
  return screen;
}

Result<HistoryScreen> build_history(const journal::Vault& vault, const model::ItemKey& key, const Today& now) {
  CANDOUR_TRY(const auto versions, vault.history(key));
  CANDOUR_TRY(const auto item, vault.show(key));
  HistoryScreen screen;
  screen.key = key;
  screen.can_bring_back = may_edit(item, spec_of(key.kind));
  std::map<std::string, std::string> before;
  std::map<std::string, int> same;  // of versions that nobody could tell apart
  for (const auto& version : versions) {
    HistoryVersion row;
    row.name = model::visible(version.author_name, model::Layout::one_line) + " · " + day_and_late(version.day, version.late, now);
    row.label = version.field_label;
    row.text = shown(session::text_of_value(vault, key.kind, version.field, version.value));
    const auto earlier = before.find(row.label);
    row.is_first = earlier == before.end();
    if (!row.is_first) row.differences = differences_between(earlier->second, row.text);
    row.is_shown = version.is_shown;
    row.is_waiting = version.is_waiting;
    row.is_merged = version.is_shown && std::count_if(versions.begin(), versions.end(), [&](const auto& other) {
                      return other.is_shown && other.field == version.field;
                    }) > 1;
    row.tile = std::to_string(version.field) + "/" + version.author_name + "/" +
               std::to_string(version.when.time_since_epoch().count()) + "/" + row.text;
    row.tile += "/" + std::to_string(same[row.tile]++);
    row.wording = {version.field, version.value};
    if (!row.is_waiting) before[row.label] = row.text;
    screen.versions.push_back(std::move(row));
  }
  screen.has_many_fields = before.size() > 1;
  std::reverse(screen.versions.begin(), screen.versions.end());
  return screen;
}

Result<WriteScreen> build_write(const journal::Vault& vault, const Place& place) {
  WriteScreen screen;
  const bool is_for_meeting = place.item && place.kind && !place.draft;
  screen.is_new = place.draft ? place.draft->purpose == session::DraftPurpose::new_item : !place.item || is_for_meeting;
  const auto kind = place.kind ? *place.kind : place.item ? place.item->kind : ItemKind::private_note;
  const auto* spec = spec_of(kind);
  if (!spec) return Error{ErrorCode::newer_version, "write"};
  screen.title = spec->label();
  screen.prompts = spec_of(screen.is_new ? ItemKind::reflection : kind)->say_all("prompt");
  const auto overview = vault.overview();
  // A reflection that was begun on the command line goes the way of a note here: what others read of it is seen before.
  screen.sends = place.draft && screen.is_new && spec->space == Space::everyone && kind != ItemKind::reflection;
  screen.can_share = screen.is_new && overview.stage == journal::JournalStage::shared && !is_for_meeting && !screen.sends;
  screen.share_name = screen.sends ? words::fill(words::share_with, others(vault)) : words::share;
  if (const auto about = place.draft && place.draft->item ? vault.show(*place.draft->item) : Result<ItemView>(ItemView{})) {
    screen.about = model::excerpt(shown(session::words_of_field(*about, text_field(about->key.kind))), 160);
  }
  const auto* field = spec->field(spec->headline);
  screen.field_label = field ? field->label : "";
  return screen;
}

Result<ShareScreen> build_share(const journal::Vault& vault, const model::ItemKey& note, const Today& now) {
  CANDOUR_TRY(const auto item, vault.show(note));
  ShareScreen screen;
  screen.note = note;
  screen.text = session::words_of_field(item, kinds::private_note::text);
  screen.partner = others(vault);
  screen.of_note = audience_of(vault, item.space);
  screen.of_wording = audience_until_kept(vault, Space::everyone);
  if (vault.readers(Space::everyone).size() < 2) {
    screen.refused = words::nobody_yet;
  }
  CANDOUR_TRY(const auto next, next_meeting(vault, now));
  if (next) screen.next_meeting = next->key;
  if (next) screen.as_agenda = words::fill(words::as_agenda, next->when);
  return screen;
}

// By the moment it takes place, not by when somebody wrote it down; one that is under way counts as next.
Result<std::optional<NextMeeting>> next_meeting(const journal::Vault& vault, const Today& now) {
  constexpr auto under_way = std::chrono::hours(2);
  std::optional<NextMeeting> next;
  std::optional<WallTime> next_at;
  CANDOUR_TRY(const auto meetings, vault.list({ItemKind::meeting}));
  for (const auto& meeting : meetings) {
    const auto* field = session::field_of(meeting, kinds::meeting::when);
    const auto* when = field ? std::get_if<model::ZonedTime>(&field->value) : nullptr;
    const auto at = when ? model::instant_of(*when) : Result<WallTime>(Error{ErrorCode::bad_argument, "find a meeting"});
    if (!at || *at + under_way < now.wall || (next_at && *next_at <= *at)) continue;
    next_at = *at;
    next = NextMeeting{meeting.key, spoken_day(when->day.number, now.day)};
  }
  return next;
}

Result<MeetingScreen> build_meeting(const journal::Vault& vault, const model::ItemKey& key, const Today& now) {
  CANDOUR_TRY(const auto item, vault.show(key));
  MeetingScreen screen;
  screen.key = key;
  screen.title = shown(session::words_of_field(item, kinds::meeting::title));
  screen.place = shown(session::words_of_field(item, kinds::meeting::place));
  screen.readers = session::names_in_a_row(vault.readers(Space::everyone));
  screen.audience = audience_of(vault, item.space);
  screen.of_notes = audience_of(vault, Space::mine);
  screen.of_agenda_line = audience_until_kept(vault, Space::everyone);
  if (const auto* when = session::field_of(item, kinds::meeting::when)) {
    if (const auto* time = std::get_if<model::ZonedTime>(&when->value)) screen.when = spoken_time(*time, now.day);
  }
  for (const auto& field : item.fields) {
    if (field.other_values == 0) continue;
    CANDOUR_TRY(auto others, written_beside(vault, key, field.number, now));
    std::move(others.begin(), others.end(), std::back_inserter(screen.others));
  }
  CANDOUR_TRY(const auto agenda, vault.linked_to(key, ItemKind::agenda_item));
  for (const auto& one : agenda) {
    screen.agenda.push_back(
        {one.key, shown(session::words_of_field(one, kinds::agenda_item::text)), who_and_when(one, now)});
  }
  CANDOUR_TRY(const auto notes, vault.linked_to(key, ItemKind::private_note));
  CANDOUR_TRY(screen.parts, build_parts(vault, item, Screen::meeting, now));
  CANDOUR_TRY(screen.verbs, build_verbs(vault, key));
  for (const auto& note : notes) {
    Row row;
    row.key = note.key;
    row.name = who_and_when(note, now);
    row.text = shown(session::words_of_field(note, kinds::private_note::text));
    screen.notes.push_back(std::move(row));
  }
  return screen;
}

}  // namespace candour::gui
