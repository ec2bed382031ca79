// What the vault keeps of the window itself: drafts, where one is, what one chose.
#include <string_view>

#include "base/codec.hpp"
#include "gui/actions/desk.hpp"
#include "gui/words/en_gb.hpp"
#include "session/sentences.hpp"

namespace candour::gui {

namespace {

constexpr std::string_view place_slot = "place";
constexpr std::string_view choices_slot = "choices";

}  // namespace

std::string Desk::kept() const {
  if (!draft_failure_.empty()) return words::fill(words::could_not_keep, draft_failure_);
  return (shelf_.next_due() ? std::string(words::not_kept_yet) : std::string(words::kept_here)) + " · " +
         frame_.audience;
}

void Desk::restore_drafts() {
  const auto slots = vault_->draft_slots();
  if (!slots) return;
  for (const auto& slot : *slots) {
    if (!slot.starts_with(draft_prefix)) continue;
    const auto state = vault_->draft(slot);
    if (state && *state) shelf_.restore(slot.substr(draft_prefix.size()), **state);
  }
}

void Desk::keep_drafts() {
  if (!vault_) return;
  for (const auto& draft : shelf_.take_all())
    (void)vault_->keep_draft(std::string(draft_prefix) + draft.slot, draft.state);
}

void Desk::drop_draft(const std::string& slot) {
  shelf_.clear(slot);
  begun_.erase(slot);
  if (!vault_) return;
  (void)vault_->drop_draft(std::string(draft_prefix) + slot);
  (void)vault_->drop_draft(std::string(seen_prefix) + slot);
}

// What tells something about a person stands inside the vault: how soon it locks, which letters he likes.
void Desk::keep_choices() {
  choices_changed_ = true;
  if (!vault_) return;
  Writer out;
  out.u8(2).u8(choices_.is_serif ? 1 : 0).u8(static_cast<std::uint8_t>(choices_.idle_minutes));
  out.u8(static_cast<std::uint8_t>(choices_.clipboard_seconds)).u8(choices_.stays_until_sent ? 1 : 0);
  done(vault_->keep_draft(choices_slot, out.view()));
}

// What is missing or broken means the usual, strict ones.
void Desk::read_choices() {
  const auto kept = vault_->draft(choices_slot);
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
  (void)vault_->was_here();
  Writer out;
  out.u8(static_cast<std::uint8_t>(place_.screen)).u8(place_.item ? 1 : 0);
  if (place_.item) out.raw(journal::model::encode_link(*place_.item));
  out.u16(place_.kind ? static_cast<std::uint16_t>(*place_.kind) : 0);
  (void)vault_->keep_draft(place_slot, out.view());
}

Place Desk::kept_place() const {
  const Place usual{Screen::journal, {}, {}};
  const auto kept = vault_->draft(place_slot);
  if (!kept || !*kept) return usual;
  Reader in(**kept);
  Place place;
  const auto screen = in.u8();
  if (in.u8() == 1) {
    const auto kind = static_cast<journal::model::ItemKind>(in.u16());
    const auto item = in.id<ItemId>();
    place.item = journal::model::ItemKey{kind, item, in.id<MemberKey>()};
  }
  if (const auto kind = in.u16()) place.kind = static_cast<journal::model::ItemKind>(kind);
  const bool is_known =
      screen >= static_cast<std::uint8_t>(Screen::journal) && screen <= static_cast<std::uint8_t>(Screen::settings) &&
      screen != 14;  // a screen of an earlier Candour
  if (!in.finished() || !is_known) return usual;
  place.screen = static_cast<Screen>(screen);
  if (place.item && !vault_->show(*place.item)) return usual;
  return place;
}

// True if one was due.
bool Desk::keep_due_drafts(SteadyTime now) {
  const auto due = shelf_.take_due(now);
  for (const auto& draft : due) {
    const auto kept = vault_->keep_draft(std::string(draft_prefix) + draft.slot, draft.state);
    draft_failure_ = kept ? std::string() : std::string(session::sentence_for(kept.error().code).what);
    if (!kept) shelf_.not_kept(draft.slot, now);
  }
  return !due.empty();
}

}  // namespace candour::gui
