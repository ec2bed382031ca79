#include "gui/actions/draft_keeper.hpp"

#include <algorithm>

#include "gui/model/dates.hpp"
#include "gui/model/drafts.hpp"
#include "gui/words/en_gb.hpp"
#include "journal/vault/drafts.hpp"
#include "session/speech/sentences.hpp"

namespace candour::gui {

namespace {

// Before the key, in the vault's own table of drafts.
constexpr std::string_view draft_prefix = "draft/";
constexpr std::string_view chosen_prefix = "chosen/";
constexpr std::string_view later_prefix = "later/";
constexpr auto seen_prefix = Beginnings::seen_prefix;

}  // namespace

std::string DraftKeeper::standing() const {
  if (is_losing()) return words::fill(words::could_not_keep, std::string(session::sentence_for(lost_why_).what));
  return shelf_.next_due() ? words::not_kept_yet : words::kept_here;
}

std::optional<WallTime> DraftKeeper::lost_since() const {
  std::optional<WallTime> since;
  for (const auto& [typed, at] : lost_) since = since ? std::min(*since, at) : at;
  return since;
}

std::string DraftKeeper::not_kept() const {
  const auto since = lost_since();
  if (!since) return {};
  return words::fill(words::not_kept_since, spoken_clock(*since), session::sentence_for(lost_why_).what);
}

void DraftKeeper::forget() {
  lost_.clear();
  shelf_.clear();
  beginnings_.forget();
  texts_.forget();
}

// What one began from goes first: a draft without it would hide what others wrote meanwhile.
Result<> DraftKeeper::write(const Shelf::Draft& draft) {
  auto* text = draft.is_choice ? nullptr : texts_.at(draft.typed);
  if (text) return texts_.keep(*text, draft, beginnings_.find_seen(draft.typed));
  CANDOUR_CHECK(beginnings_.save_seen(draft.typed));
  const std::string prefix(draft.is_choice ? chosen_prefix : draft_prefix);
  return journal_.vault()->drafts().keep(prefix + draft.typed.name(), draft.state);
}

// What cannot be kept is remembered with its time, and tried again in a second.
void DraftKeeper::keep(const Shelf::Draft& draft) {
  const auto kept = write(draft);
  if (kept) return void(lost_.erase(draft.typed));
  const auto now = clock_.steady();
  shelf_.not_kept(draft, now);
  lost_.emplace(draft.typed, clock_.wall() - std::chrono::duration_cast<std::chrono::milliseconds>(now - draft.since));
  lost_why_ = kept.error().code;
}

void DraftKeeper::save_all() {
  if (!journal_.vault()) return;
  for (const auto& draft : shelf_.take_all()) keep(draft);
}

bool DraftKeeper::save_due() {
  if (!journal_.vault()) return false;
  const auto due = shelf_.take_due(clock_.steady());
  for (const auto& draft : due) keep(draft);
  return !due.empty();
}

void DraftKeeper::restore() {
  texts_.restore();
  if (const auto moved = move_old_forms(); !moved) notices_.say(moved.error());
  const auto names = journal_.vault()->drafts().names();
  if (!names) return notices_.say(names.error());
  for (const auto& name : *names) {
    const bool is_choice = name.starts_with(chosen_prefix);
    if (!is_choice && !name.starts_with(draft_prefix)) continue;
    if (!restore_field(name) || is_choice) continue;
    const auto where = name.substr(draft_prefix.size());
    const auto key = key_of_old_name(*journal_.vault(), where);
    if (!key) continue;
    if (const auto taken = take_over(TypedKey::of(where), *key); !taken) notices_.say(taken.error());
  }
}

// Fields of a form that an older Candour named otherwise stand where they are typed now.
Result<> DraftKeeper::move_old_forms() {
  auto& drafts = journal_.vault()->drafts();
  CANDOUR_TRY(const auto names, drafts.names());
  for (const auto& name : names) {
    for (const auto prefix : {draft_prefix, seen_prefix}) {
      if (!name.starts_with(prefix)) continue;
      const auto today = form_key_today(std::string_view(name).substr(prefix.size()));
      if (!today) continue;
      CANDOUR_TRY(const auto there, drafts.get(std::string(prefix) + *today));
      CANDOUR_TRY(const auto old_one, drafts.get(name));
      if (!there && old_one) CANDOUR_CHECK(drafts.keep(std::string(prefix) + *today, *old_one));
      CANDOUR_CHECK(drafts.drop(name));
    }
  }
  return {};
}

bool DraftKeeper::restore_field(const std::string& name) {
  const bool is_choice = name.starts_with(chosen_prefix);
  const auto where = TypedKey::of(name.substr(is_choice ? chosen_prefix.size() : draft_prefix.size()));
  if (!is_choice && texts_.has(where)) return true;  // taken over already, and the program ended before it was dropped here
  const auto state = journal_.vault()->drafts().get(name);
  if (!state) return notices_.say(state.error()), false;
  if (!*state) return false;
  const bool is_back = is_choice ? shelf_.restore_choice(where, **state) : shelf_.restore(where, **state);
  if (is_back) return true;
  notices_.say(words::draft_not_read, {}, Care::waiting);
  if (const auto beside = put_beside(name, **state); !beside) notices_.say(beside.error());
  return false;
}

// What a later Candour kept of a field is out of the way of what is typed there, and still in the file.
Result<> DraftKeeper::put_beside(const std::string& name, ByteView state) {
  auto& drafts = journal_.vault()->drafts();
  for (int number = 1;; ++number) {
    const auto beside = std::string(later_prefix) + std::to_string(number) + "/" + name;
    CANDOUR_TRY(const auto there, drafts.get(beside));
    if (there) continue;
    CANDOUR_CHECK(drafts.keep(beside, state));
    return drafts.drop(name);
  }
}

Result<> DraftKeeper::take_over(const TypedKey& typed, const session::DraftKey& key) {
  auto& drafts = journal_.vault()->drafts();
  CANDOUR_TRY(auto seen, drafts.get(std::string(seen_prefix) + typed.name()));
  CANDOUR_CHECK(texts_.take_over(typed, key, std::move(seen)));
  for (const auto prefix : {draft_prefix, seen_prefix}) CANDOUR_CHECK(drafts.drop(std::string(prefix) + typed.name()));
  return {};
}

void DraftKeeper::drop(const TypedKey& typed) {
  shelf_.forget(typed);
  if (const auto dropped = texts_.drop(typed); !dropped) notices_.say(dropped.error());
  beginnings_.forget(typed);
  std::erase_if(lost_, [&](const auto& entry) { return typed.holds(entry.first); });
  if (!journal_.vault()) return;
  if (const auto dropped = drop_fields(typed); !dropped) notices_.say(dropped.error());
}

Result<> DraftKeeper::drop_fields(const TypedKey& typed) {
  auto& drafts = journal_.vault()->drafts();
  CANDOUR_TRY(const auto kept, drafts.names());
  for (const auto& name : kept) {
    for (const auto prefix : {draft_prefix, seen_prefix, chosen_prefix}) {
      if (!name.starts_with(prefix) || !typed.holds(TypedKey::of(name.substr(prefix.size())))) continue;
      CANDOUR_CHECK(drafts.drop(name));
    }
  }
  return {};
}

}  // namespace candour::gui
