// What the vault keeps of the window itself: drafts, where one is, what one chose.
#include <cstdio>
#include <string_view>

#include "base/codec.hpp"
#include "gui/actions/desk.hpp"
#include "gui/model/dates.hpp"
#include "gui/model/drafts.hpp"
#include "gui/actions/screen_table.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/drafts.hpp"
#include "journal/vault/items.hpp"
#include "session/speech/sentences.hpp"

namespace candour::gui {

namespace {

constexpr std::string_view place_slot = "place";
constexpr std::string_view choices_slot = "choices";

}  // namespace

std::string Desk::kept() const {
  if (!lost_.empty()) return words::fill(words::could_not_keep, std::string(session::sentence_for(lost_why_).what));
  return (shelf_.next_due() ? std::string(words::not_kept_yet) : std::string(words::kept_here)) + " · " +
         frame_.audience.sentence;
}

std::optional<WallTime> Desk::lost_since() const {
  std::optional<WallTime> since;
  for (const auto& [slot, at] : lost_) since = since ? std::min(*since, at) : at;
  return since;
}

std::string Desk::not_kept() const {
  const auto since = lost_since();
  if (!since) return {};
  return words::fill(words::not_kept_since, spoken_clock(*since), session::sentence_for(lost_why_).what);
}

// What one began from goes first: a draft without it would hide what others wrote meanwhile.
Result<> Desk::keep_seen(const Slot& slot) {
  const auto begun = begun_.find(slot);
  if (begun == begun_.end() || begun->second.is_seen_kept) return {};
  CANDOUR_CHECK(vault()->drafts().keep(std::string(seen_prefix) + slot.name(), begun->second.seen));
  begun->second.is_seen_kept = true;
  return {};
}

// What cannot be kept is remembered with its time, and tried again in a second.
void Desk::keep(const Shelf::Draft& draft) {
  auto* text = draft.is_choice ? nullptr : text_at(draft.slot);
  auto kept = text ? keep_text(*text, draft) : keep_seen(draft.slot);
  if (kept && !text) {
    kept = vault()->drafts().keep(std::string(draft.is_choice ? chosen_prefix : draft_prefix) + draft.slot.name(), draft.state);
  }
  if (kept) {
    must_rebuild_ = lost_.erase(draft.slot) > 0 || must_rebuild_;
    return;
  }
  const auto now = world_.clock.steady();
  shelf_.not_kept(draft, now);
  lost_.emplace(draft.slot, world_.clock.wall() - std::chrono::duration_cast<std::chrono::milliseconds>(now - draft.since));
  lost_why_ = kept.error().code;
  must_rebuild_ = true;
}

void Desk::restore_drafts() {
  restore_texts();
  if (const auto moved = move_old_forms(); !moved) say(moved.error());
  const auto slots = vault()->drafts().slots();
  if (!slots) return say(slots.error());
  for (const auto& name : *slots) {
    const bool is_choice = name.starts_with(chosen_prefix);
    if (!is_choice && !name.starts_with(draft_prefix)) continue;
    if (!restore_field(name) || is_choice) continue;
    const auto where = name.substr(draft_prefix.size());
    if (const auto key = key_of_old_slot(*vault(), where)) take_over(Slot::of(where), *key);
  }
}

// Fields of a form that an older Candour named otherwise stand where they are typed now.
Result<> Desk::move_old_forms() {
  CANDOUR_TRY(const auto slots, vault()->drafts().slots());
  for (const auto& name : slots) {
    for (const auto prefix : {draft_prefix, seen_prefix}) {
      if (!name.starts_with(prefix)) continue;
      const auto today = form_slot_today(std::string_view(name).substr(prefix.size()));
      if (!today) continue;
      CANDOUR_TRY(const auto there, vault()->drafts().get(std::string(prefix) + *today));
      CANDOUR_TRY(const auto old_one, vault()->drafts().get(name));
      if (!there && old_one) CANDOUR_CHECK(vault()->drafts().keep(std::string(prefix) + *today, *old_one));
      CANDOUR_CHECK(vault()->drafts().drop(name));
    }
  }
  return {};
}

bool Desk::restore_field(const std::string& name) {
  const bool is_choice = name.starts_with(chosen_prefix);
  const auto where = Slot::of(name.substr(is_choice ? chosen_prefix.size() : draft_prefix.size()));
  if (!is_choice && text_at(where)) return true;  // taken over already, and the program ended before it was dropped here
  const auto state = vault()->drafts().get(name);
  if (!state) return say(state.error()), false;
  if (!*state) return false;
  const bool is_back = is_choice ? shelf_.restore_choice(where, **state) : shelf_.restore(where, **state);
  if (is_back) return true;
  say(words::draft_not_read, {}, Care::waiting);
  if (const auto beside = put_beside(name, **state); !beside) say(beside.error());
  return false;
}

// What a later Candour kept of a field is out of the way of what is typed there, and still in the file.
Result<> Desk::put_beside(const std::string& name, ByteView state) {
  for (int number = 1;; ++number) {
    const auto beside = std::string(later_prefix) + std::to_string(number) + "/" + name;
    CANDOUR_TRY(const auto there, vault()->drafts().get(beside));
    if (there) continue;
    CANDOUR_CHECK(vault()->drafts().keep(beside, state));
    return vault()->drafts().drop(name);
  }
}

// A text as an older Candour kept it stands where both programs find it from now on.
void Desk::take_over(const Slot& slot, const session::DraftKey& key) {
  const auto seen = vault()->drafts().get(std::string(seen_prefix) + slot.name());
  if (!seen) return say(seen.error());
  if (!text_at(slot)) {
    auto& text = texts_[slot] = {.key = key, .day = today(world_.clock).day, .words = {}};
    if (*seen) text.seen = **seen;
    const Shelf::Draft draft{slot, shelf_.editor(slot, text::Lines::many).save_state(), false, {}};
    if (const auto kept = keep_text(text, draft); !kept) return say(kept.error());
  }
  for (const auto prefix : {draft_prefix, seen_prefix}) {
    if (const auto dropped = vault()->drafts().drop(std::string(prefix) + slot.name()); !dropped) return say(dropped.error());
  }
}

void Desk::keep_drafts() {
  if (!vault()) return;
  for (const auto& draft : shelf_.take_all()) keep(draft);
}

// What was typed and chosen under `slot`, and under what lies below it, is done with.
void Desk::drop_draft(const Slot& slot) {
  shelf_.forget(slot);
  if (const auto dropped = drop_kept(slot); !dropped) say(dropped.error());
  std::erase_if(begun_, [&](const auto& entry) { return slot.holds(entry.first); });
  std::erase_if(lost_, [&](const auto& entry) { return slot.holds(entry.first); });
  if (!vault()) return;
  const auto kept = vault()->drafts().slots();
  if (!kept) return say(kept.error());
  for (const auto& name : *kept) {
    for (const auto prefix : {draft_prefix, seen_prefix, chosen_prefix}) {
      if (!name.starts_with(prefix) || !slot.holds(Slot::of(name.substr(prefix.size())))) continue;
      if (const auto dropped = vault()->drafts().drop(name); !dropped) return say(dropped.error());
    }
  }
}

// ---- what a lock tells the image after it: two numbers, and no word

std::string Desk::note_for_unlock() const {
  std::string note;
  if (const auto since = lost_since()) note += "\nlost " + std::to_string(since->time_since_epoch().count());
  if (client_.unsealed()) note += "\nunsealed " + std::to_string(static_cast<int>(client_.unsealed()->code));
  return note;
}

void Desk::read_note(const std::string& note) {
  long long since = 0;
  int why = 0;
  if (const auto at = note.find("\nlost "); at != std::string::npos && std::sscanf(&note[at], "\nlost %lld", &since) == 1) {
    lost_before_ = WallTime(std::chrono::milliseconds(since));
  }
  if (const auto at = note.find("\nunsealed "); at != std::string::npos && std::sscanf(&note[at], "\nunsealed %d", &why) == 1) {
    unsealed_before_ = static_cast<ErrorCode>(why);
  }
}

void Desk::say_what_was_lost() {
  if (unsealed_before_) say(Error{ErrorCode(*unsealed_before_), "make ready what is to go"});
  if (lost_before_) say(words::fill(words::lost_since, spoken_clock(*lost_before_)), {}, Care::alarm);
  lost_before_.reset();
  unsealed_before_.reset();
}

// What tells something about a person stands inside the vault: how soon it locks, which letters they like.
void Desk::keep_choices() {
  choices_changed_ = true;
  if (!vault()) return;
  Writer out;
  out.u8(2).u8(choices_.is_serif ? 1 : 0).u8(static_cast<std::uint8_t>(choices_.idle_minutes));
  out.u8(static_cast<std::uint8_t>(choices_.clipboard_seconds)).u8(choices_.stays_until_sent ? 1 : 0);
  done(vault()->drafts().keep(choices_slot, out.view()));
}

// What is missing or broken means the usual, strict ones.
void Desk::read_choices() {
  const auto kept = vault()->drafts().get(choices_slot);
  if (!kept || !*kept) return;
  Reader in(**kept);
  const auto version = in.u8();
  Choices read = choices_;
  read.is_serif = in.u8() == 1;
  read.idle_minutes = in.u8();
  if (version == 2) {
    read.clipboard_seconds = in.u8();
    read.stays_until_sent = in.u8() == 1;
  }
  const bool is_in_range = read.idle_minutes >= 1 && read.idle_minutes <= 30 && read.clipboard_seconds >= 10 &&
                           read.clipboard_seconds <= 120;
  if (version < 1 || version > 2 || !in.finished() || !is_in_range) return;
  choices_ = read;
  choices_changed_ = true;
}

// Where somebody was, kept in the vault so that an unlock leads back to it.
void Desk::keep_place() {
  if (!vault()) return;
  Writer out;
  out.u8(static_cast<std::uint8_t>(place_.screen)).u8(place_.item ? 1 : 0);
  if (place_.item) out.raw(journal::model::encode_link(*place_.item));
  out.u16(place_.kind ? static_cast<std::uint16_t>(*place_.kind) : 0);
  if (place_.draft) out.raw(as_bytes(session::slot_of(*place_.draft)));
  if (place_.screen == Screen::verb) out.raw(as_bytes(place_.verb));
  auto kept = vault()->drafts().was_here();
  if (kept) kept = vault()->drafts().keep(place_slot, out.view());
  if (!kept) say(kept.error());
}

Place Desk::kept_place() const {
  const Place usual{Screen::journal, {}, {}};
  const auto kept = vault()->drafts().get(place_slot);
  if (!kept || !*kept) return usual;
  Reader in(**kept);
  Place place;
  const auto* row = kept_screen(in.u8());
  if (in.u8() == 1) {
    const auto kind = static_cast<journal::model::ItemKind>(in.u16());
    const auto item = in.id<ItemId>();
    place.item = journal::model::ItemKey{kind, item, in.id<MemberKey>()};
  }
  if (const auto kind = in.u16()) place.kind = static_cast<journal::model::ItemKind>(kind);
  if (row == nullptr) return usual;
  place.screen = row->screen;
  const auto rest = in.ok() ? to_text(in.raw(in.rest().size())) : std::string();
  if (place.screen == Screen::verb) place.verb = rest;
  if (place.screen != Screen::verb && !rest.empty()) place.draft = session::draft_key_of(rest);
  if (!in.finished()) return usual;
  // An older Candour named the kind of what a form changes as well.
  const auto* spec = place.screen == Screen::form ? spec_of_form(place) : nullptr;
  if (place.item && place.kind == place.item->kind && spec && !spec->part_of()) place.kind.reset();
  const bool lacks_item = row->needs == Needs::item && !place.item;
  const bool lacks_both = row->needs == Needs::item_or_kind && !place.item && !place.kind;
  if (lacks_item || lacks_both || (place.item && !vault()->items().show(*place.item))) return usual;
  if (place.draft && !texts_.contains(slot_of_text(place))) return usual;
  return place;
}

// True if one was due.
bool Desk::keep_due_drafts(SteadyTime now) {
  const auto due = shelf_.take_due(now);
  for (const auto& draft : due) keep(draft);
  return !due.empty();
}

}  // namespace candour::gui
