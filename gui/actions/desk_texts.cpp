// Texts that become something of the journal, in the one store of drafts that window and command line share.
#include <algorithm>

#include "gui/actions/desk.hpp"
#include "gui/model/drafts.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/drafts.hpp"

namespace candour::gui {

session::Draft* Desk::text_at(const Slot& slot) {
  const auto text = texts_.find(slot);
  return text == texts_.end() ? nullptr : &text->second;
}

// What the page that one is on is for, from its first stroke.
void Desk::follow_text() {
  const auto key = vault() ? key_of_text(place_) : std::nullopt;
  if (!key) return;
  const auto slot = slot_of_text(place_);
  if (!text_at(slot)) texts_[slot] = {.key = free_key(*key), .day = today(clock()).day, .words = {}};
}

// Where a later Candour keeps something under that key, what is typed here is kept beside it.
session::DraftKey Desk::free_key(session::DraftKey key) {
  const auto is_later = session::is_of_a_later_one(*vault(), key);
  if (is_later && !*is_later) return key;
  if (const auto number = session::free_number(*vault(), key)) key.number = *number;
  return key;
}

bool Desk::is_beside_a_later_one() const {
  const auto key = vault() ? key_of_text(place_) : std::nullopt;
  const auto text = key ? texts_.find(slot_of_text(place_)) : texts_.end();
  return text != texts_.end() && text->second.key != *key;
}

Result<> Desk::keep_text(session::Draft& kept, const Shelf::Draft& draft) {
  const bool is_edit = kept.key.purpose == session::DraftPurpose::edit;
  (is_edit ? kept.whole : kept.words) = shelf_.text(draft.slot);
  if (is_edit) kept.words.clear();
  kept.change.reset();
  if (const auto begun = begun_.find(draft.slot); begun != begun_.end()) kept.seen = begun->second.seen;
  // Text before undo, where both are too much for one draft.
  constexpr std::size_t room = text::max_state - 64;
  kept.editor = draft.state.size() + kept.seen.size() <= room ? draft.state : Bytes{};
  return session::keep(*vault(), kept);
}

void Desk::restore_texts() {
  auto all = session::all_drafts(*vault());
  if (!all) return say(all.error());
  for (auto& text : *all) {
    const auto slot = slot_of_text(place_of_draft(text.key));
    const bool is_back = !text.editor.empty() && shelf_.restore(slot, text.editor);
    if (!is_back) shelf_.set(slot, session::text_of(text), text::Lines::many);
    texts_[slot] = std::move(text);
  }
  const auto slots = vault()->drafts().slots();
  const auto is_text = [](const std::string& slot) { return slot.starts_with(session::draft_slot_prefix); };
  const bool has_more = slots && std::count_if(slots->begin(), slots->end(), is_text) > std::ssize(*all);
  if (has_more) say(words::draft_not_read, {}, Care::waiting);
}

// Where the vault keeps the text of `slot`: an act that makes something of it drops it in the same breath.
std::string Desk::kept_as(const Slot& slot) {
  const auto* text = text_at(slot);
  return text ? session::slot_of(text->key) : std::string();
}

// The same page may be written on anew.
Result<> Desk::drop_kept(const Slot& slot) {
  Result<> dropped;
  for (auto text = texts_.begin(); text != texts_.end();) {
    const bool is_meant = slot.holds(text->first);
    if (is_meant && vault()) {
      if (const auto done = session::drop(*vault(), text->second.key); !done) dropped = done;
    }
    text = is_meant ? texts_.erase(text) : std::next(text);
  }
  follow_text();
  return dropped;
}

}  // namespace candour::gui
