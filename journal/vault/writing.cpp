#include "journal/vault/writing.hpp"

#include <algorithm>

#include "crypto/hash.hpp"
#include "journal/store/record_rows.hpp"
#include "journal/vault/own_answer.hpp"
#include "journal/vault/perform.hpp"
#include "journal/vault/promoting.hpp"
#include "journal/vault/proposal.hpp"
#include "journal/vault/seen_before.hpp"
#include "journal/vault/waiting_yes.hpp"
#include "journal/vault/writing_state.hpp"

namespace candour::journal {

namespace {

// Nothing is made under what is put away: it would stand in no list, and nobody would be told of it.
Result<> may_belong(const store::Items& items, const model::KindSpec& spec, const std::vector<FieldValue>& fields) {
  const auto* link = spec.part_of();
  for (const auto& given : fields) {
    const auto* whole = std::get_if<model::ItemKey>(&given.value);
    if (link == nullptr || whole == nullptr || given.field != link->field) continue;
    CANDOUR_TRY(const bool is_away, items.is_away(*whole));
    if (is_away) return Error{ErrorCode::rule_refused, "make something under what was put away"};
  }
  return {};
}

std::optional<model::Link> target_in(const model::KindSpec& spec, const std::vector<FieldValue>& fields) {
  for (const auto& given : fields) {
    const auto* link = given.field == spec.stands_in ? std::get_if<model::Link>(&given.value) : nullptr;
    if (link != nullptr) return *link;
  }
  return std::nullopt;
}

// What is one of its kind may be there already, made by somebody else: then its fields are edited, and those that are
// set once, its first state among them, stay.
Result<> go_on_with(const store::Items& items, const model::ItemKey& item, std::vector<model::Edit>& edits) {
  const auto& spec = *kinds::registry().find(item.kind);
  std::vector<model::Edit> left;
  for (auto& edit : edits) {
    CANDOUR_TRY(edit.basis, items.basis({item, edit.field}));
    const bool is_set_once =
        edit.field == spec.states.field || spec.field(edit.field)->rule == model::FieldRule::set_once;
    if (edit.basis.empty() || !is_set_once) left.push_back(std::move(edit));
  }
  edits = std::move(left);
  return {};
}

// What an edit names that was begun at `seen`. Words of one's own that were not on the screen stay in the history: then
// the edit overwrites nothing in the queue.
Result<model::Basis> basis_by_what_was_seen(const Writing::State& state, const model::FieldKey& field, ByteView seen,
                                            store::Merging& merging) {
  CANDOUR_TRY(const auto before, seen_before(state.reading.items, state.queue, field, seen));
  CANDOUR_TRY(auto basis, state.reading.items.basis_since(field, before.names, state.reading.self.me));
  if (basis != before.names || !before.holds_the_same) merging = store::Merging::kept_apart;
  return basis;
}

// Does what a verb leads to, with what was given for it.
Result<> save_step(const Writing::State& state, const model::ItemKey& item, std::string_view verb,
                   std::vector<AskedValue> asked, store::Merging merging) {
  CANDOUR_TRY(auto edits, edits_of_verb(state.reading, item, verb, std::move(asked)));
  CANDOUR_CHECK(state.saving.save(std::move(edits), {}, merging));
  return {};
}

}  // namespace

Result<> Writing::may_write(model::ItemKind kind) const {
  CANDOUR_TRY(const auto* spec, known_kind(kind));
  if (spec->comes_by == model::CameBy::reveal) return Error{ErrorCode::rule_refused, "make what a reveal brings"};
  if (spec->space == model::Space::everyone) CANDOUR_CHECK(state_.sharing.may_share());
  return {};
}

Result<model::ItemKey> Writing::write(model::ItemKind kind, const std::vector<FieldValue>& fields,
                                      std::string_view finished_draft) {
  CANDOUR_CHECK(may_write(kind));
  CANDOUR_TRY(const auto* spec, known_kind(kind));
  if (!is_complete(*spec, fields)) return Error{ErrorCode::bad_argument, "make an item"};
  CANDOUR_CHECK(may_belong(state_.reading.items, *spec, fields));
  const auto computed = model::computed_item(*spec, *state_.reading.projection.item_of(), target_in(*spec, fields),
                                             state_.reading.self.me);
  const auto item = computed.value_or(ItemId(crypto::random_bytes<16>()));
  const auto key = kinds::registry().key_of(kind, item, state_.reading.self.me);
  CANDOUR_TRY(auto edits, edits_of_new(*spec, item, fields));
  if (computed) CANDOUR_CHECK(go_on_with(state_.reading.items, key, edits));
  CANDOUR_CHECK(state_.saving.save(std::move(edits), finished_draft));
  return key;
}

Result<Bytes> Writing::seen(const model::ItemKey& item, model::FieldNumber field) const {
  return seen_now(state_.reading.items, {item, field});
}

Result<bool> Writing::has_changed_since(const model::ItemKey& item, model::FieldNumber field, ByteView seen) const {
  CANDOUR_TRY(const auto before, seen_before(state_.reading.items, state_.queue, {item, field}, seen));
  CANDOUR_TRY(const auto basis, state_.reading.items.basis({item, field}));
  return !before.holds_the_same || !std::includes(before.names.begin(), before.names.end(), basis.begin(), basis.end());
}

Result<> Writing::may_edit(const model::ItemKey& item) const {
  CANDOUR_TRY(const auto* spec, state_.saving.editable_kind(item));
  if (spec->comes_by == model::CameBy::reveal) return Error{ErrorCode::rule_refused, "edit what a reveal brought"};
  if (!spec->sealed) return {};
  CANDOUR_TRY(const auto stored, state_.reading.items.get(item));
  CANDOUR_TRY(const auto stage, reveal_of(state_.reading, stored));
  if (stage < model::RevealStage::ready) return {};
  return Error{ErrorCode::rule_refused, "edit what the others wait for"};
}

Result<> Writing::edit_seen(const model::ItemKey& item, const std::vector<SeenValue>& fields,
                            std::string_view finished_draft) {
  CANDOUR_TRY(const auto* spec, state_.saving.editable_kind(item));
  std::vector<model::Edit> edits;
  auto merging = store::Merging::allowed;
  for (const auto& [given, seen] : fields) {
    CANDOUR_CHECK(may_edit_summary(state_.reading.items, item, given.field));
    CANDOUR_TRY(auto basis, basis_by_what_was_seen(state_, {item, given.field}, seen, merging));
    CANDOUR_TRY(auto edit, edit_of(*spec, item.item, given, std::move(basis)));
    edits.push_back(std::move(edit));
  }
  CANDOUR_CHECK(state_.saving.save(std::move(edits), finished_draft, merging));
  return {};
}

Result<> Writing::edit(const model::ItemKey& item, const std::vector<FieldValue>& fields) {
  for (const auto& given : fields) CANDOUR_CHECK(may_edit_summary(state_.reading.items, item, given.field));
  return state_.saving.edit_now(item, fields);
}

Result<> Writing::choose(const model::ItemKey& item, model::FieldNumber field, const model::TwoWordings& wordings,
                         model::Keep keep) {
  CANDOUR_CHECK(may_edit(item));
  CANDOUR_TRY(const auto now, state_.reading.items.text({item, field}));
  const auto is_it = [&](const store::StoredChoice& choice) { return choice.wordings == wordings; };
  if (std::none_of(now.open.begin(), now.open.end(), is_it)) return Error{ErrorCode::not_equal, "choose a wording"};
  auto text = model::choose(now.text, wordings, keep);
  if (!text) return Error{ErrorCode::not_equal, "choose a wording"};
  return edit(item, {{field, model::Prose{std::move(*text)}}});
}

Result<> Writing::perform(const model::ItemKey& item, std::string_view verb, const std::vector<FieldValue>& asked) {
  CANDOUR_CHECK(state_.saving.editable_kind(item));
  std::vector<AskedValue> values;
  for (const auto& given : asked) {
    CANDOUR_TRY(auto basis, state_.reading.items.basis({item, given.field}));
    values.push_back({given, std::move(basis)});
  }
  return save_step(state_, item, verb, std::move(values), store::Merging::allowed);
}

Result<> Writing::perform_seen(const model::ItemKey& item, std::string_view verb, const std::vector<SeenValue>& asked) {
  CANDOUR_CHECK(state_.saving.editable_kind(item));
  std::vector<AskedValue> values;
  auto merging = store::Merging::allowed;
  for (const auto& [given, seen] : asked) {
    CANDOUR_TRY(auto basis, basis_by_what_was_seen(state_, {item, given.field}, seen, merging));
    values.push_back({given, std::move(basis)});
  }
  return save_step(state_, item, verb, std::move(values), merging);
}

Result<> Writing::recall(const model::ItemKey& item) {
  CANDOUR_TRY(const bool is_sent, is_answer_sent(state_.reading, item));
  if (is_sent) return Error{ErrorCode::no_such_item, "take an item back"};
  CANDOUR_TRY(const auto numbers, state_.queue.touching(item));
  CANDOUR_TRY(const auto yes, waiting_yes(state_.database, item));
  if (numbers.empty() && yes.empty()) return Error{ErrorCode::no_such_item, "take an item back"};
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state_.database));
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    CANDOUR_CHECK(state_.queue.recall(*number));
  }
  for (const auto& act : yes) CANDOUR_CHECK(store::drop_waiting(state_.database, act.number));
  return transaction.commit();
}

// A taking back that waits stays: without it what it ends would count again.
Result<> Writing::recall_all() {
  CANDOUR_TRY(const auto waiting, state_.queue.waiting(model::Space::everyone, store::no_limit));
  CANDOUR_TRY(const auto yes, every_waiting_yes(state_.database));
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state_.database));
  for (auto queued = waiting.rbegin(); queued != waiting.rend(); ++queued) {
    CANDOUR_CHECK(state_.queue.recall(queued->number));
  }
  for (const auto& act : yes) CANDOUR_CHECK(store::drop_waiting(state_.database, act.number));
  return transaction.commit();
}

Result<PromotionPreview> Writing::preview_promotion(const Promotion& promotion) const {
  return preview_of(state_, promotion);
}

Result<model::ItemKey> Writing::promote(const Promotion& promotion) {
  CANDOUR_TRY(auto copy, promoted(state_, promotion));
  return write(copy.kind, copy.fields);
}

}  // namespace candour::journal
