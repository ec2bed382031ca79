#include "gui/actions/text_drafts.hpp"

#include <algorithm>

#include "gui/model/build.hpp"
#include "gui/model/drafts.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/drafts.hpp"

namespace candour::gui {

session::Draft* TextDrafts::at(const TypedKey& typed) {
  const auto text = texts_.find(typed);
  return text == texts_.end() ? nullptr : &text->second;
}

std::string TextDrafts::kept_as(const TypedKey& typed) {
  const auto* text = at(typed);
  return text ? session::name_of_draft(text->key) : std::string();
}

void TextDrafts::follow() {
  const auto& place = trail_.place();
  const auto key = journal_.vault() ? key_of_text(place) : std::nullopt;
  if (!key) return;
  const auto typed = typed_key_of_text(place);
  if (!at(typed)) texts_[typed] = {.key = free_key(*key), .day = today(journal_.clock()).day, .words = {}};
}

// Where a later Candour keeps something under that key, what is typed here is kept beside it.
session::DraftKey TextDrafts::free_key(session::DraftKey key) const {
  const auto is_later = session::is_of_a_later_one(*journal_.vault(), key);
  if (is_later && !*is_later) return key;
  if (const auto number = session::free_number(*journal_.vault(), key)) key.number = *number;
  return key;
}

bool TextDrafts::is_beside_a_later_one() const {
  const auto key = journal_.vault() ? key_of_text(trail_.place()) : std::nullopt;
  const auto text = key ? texts_.find(typed_key_of_text(trail_.place())) : texts_.end();
  return text != texts_.end() && text->second.key != *key;
}

Result<> TextDrafts::keep(session::Draft& kept, const Shelf::Draft& draft, const Bytes* seen) {
  const bool is_edit = kept.key.purpose == session::DraftPurpose::edit;
  (is_edit ? kept.whole : kept.words) = shelf_.text(draft.typed);
  if (is_edit) kept.words.clear();
  kept.change.reset();
  if (seen) kept.seen = *seen;
  // Text before undo, where both are too much for one draft.
  constexpr std::size_t room = text::max_state - 64;
  kept.editor = draft.state.size() + kept.seen.size() <= room ? draft.state : Bytes{};
  return session::keep(*journal_.vault(), kept);
}

void TextDrafts::restore() {
  auto all = session::all_drafts(*journal_.vault());
  if (!all) return notices_.say(all.error());
  for (auto& text : *all) {
    const auto typed = typed_key_of_text(place_of_draft(text.key));
    const bool is_back = !text.editor.empty() && shelf_.restore(typed, text.editor);
    if (!is_back) shelf_.set(typed, session::text_of(text), text::Lines::many);
    texts_[typed] = std::move(text);
  }
  const auto names = journal_.vault()->drafts().names();
  const auto is_text = [](const std::string& typed) { return typed.starts_with(session::draft_name_prefix); };
  const bool has_more = names && std::count_if(names->begin(), names->end(), is_text) > std::ssize(*all);
  if (has_more) notices_.say(words::draft_not_read, {}, Care::waiting);
}

Result<> TextDrafts::take_over(const TypedKey& typed, const session::DraftKey& key, std::optional<Bytes> seen) {
  if (has(typed)) return {};
  auto& text = texts_[typed] = {.key = key, .day = today(journal_.clock()).day, .words = {}};
  if (seen) text.seen = std::move(*seen);
  const Shelf::Draft draft{typed, shelf_.editor(typed, text::Lines::many).save_state(), false, {}};
  return keep(text, draft, nullptr);
}

Result<> TextDrafts::drop(const TypedKey& typed) {
  Result<> dropped;
  for (auto text = texts_.begin(); text != texts_.end();) {
    const bool is_meant = typed.holds(text->first);
    if (is_meant && journal_.vault()) {
      if (const auto done = session::drop(*journal_.vault(), text->second.key); !done) dropped = done;
    }
    text = is_meant ? texts_.erase(text) : std::next(text);
  }
  follow();
  return dropped;
}

}  // namespace candour::gui
