#include <algorithm>

#include "journal/kinds/agenda_item.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/store/drafts.hpp"
#include "journal/vault/acts.hpp"
#include "journal/vault/answers.hpp"
#include "journal/vault/own_answer.hpp"
#include "journal/vault/perform.hpp"
#include "journal/vault/round.hpp"

namespace candour::journal {

namespace {

// Every required field must be there and hold something.
bool is_complete(const model::KindSpec& spec, const std::vector<FieldValue>& fields) {
  return std::all_of(spec.fields.begin(), spec.fields.end(), [&](const model::FieldSpec& field) {
    if (!field.required) return true;
    return std::any_of(fields.begin(), fields.end(), [&](const FieldValue& given) {
      return given.field == field.field && !std::holds_alternative<std::monostate>(given.value);
    });
  });
}

Result<const model::KindSpec*> known_kind(model::ItemKind kind) {
  const auto* spec = kinds::registry().find(kind);
  if (spec == nullptr) return Error{ErrorCode::bad_argument, "find a kind"};
  return spec;
}

}  // namespace

Result<model::Edit> edit_of(const model::KindSpec& spec, const ItemId& item, const FieldValue& given,
                            model::Basis basis) {
  const auto* field = spec.field(given.field);
  if (field == nullptr) return Error{ErrorCode::bad_argument, "find a field"};
  CANDOUR_TRY(auto value, model::encode_value(field->type, given.value));
  return model::Edit{item, spec.kind, given.field, 0, std::move(basis), std::move(value)};
}

bool is_shared(const Vault::State& state) {
  if (!state.members.journal || state.members.epochs.empty() || state.rooms.pairing_state.has_attempt() ||
      state.members.roster.present.size() < 2) {
    return false;
  }
  return std::all_of(
      state.members.roster.present.begin(), state.members.roster.present.end(),
      [&](const MemberKey& member) { return member == state.self.me || state.members.heard.contains(member); });
}

bool may_seal(const Vault::State& state, sealed::RecordKind kind) {
  const bool is_of_pairing = kind == sealed::RecordKind::commit || kind == sealed::RecordKind::identity ||
                             kind == sealed::RecordKind::roster;
  if (is_of_pairing) return true;
  if (!is_shared(state)) return false;
  return state.members.is_founded_by(state.self.me) || state.members.heard.contains(state.self.me) ||
         kind == sealed::RecordKind::heartbeat;
}

Result<> may_share(const Vault::State& state) {
  if (!is_shared(state)) return Error{ErrorCode::not_paired, "share"};
  CANDOUR_TRY(const auto verified, verified_members(state));
  for (const auto& member : state.members.roster.present) {
    if (member != state.self.me && !verified.contains(member)) return Error{ErrorCode::not_verified, "share"};
  }
  return {};
}

Result<std::vector<model::Edit>> edits_of_new(const model::KindSpec& spec, const ItemId& item,
                                              const std::vector<FieldValue>& fields) {
  std::vector<model::Edit> edits;
  for (const auto& given : fields) {
    CANDOUR_TRY(auto edit, edit_of(spec, item, given, {}));
    edits.push_back(std::move(edit));
  }
  if (const auto first = spec.states.first(); first != 0) {
    CANDOUR_TRY(auto edit, edit_of(spec, item, {spec.states.field, model::Choice{first}}, {}));
    edits.push_back(std::move(edit));
  }
  return edits;
}

Result<model::LocalNumber> save_in_transaction(Vault::State& state, std::vector<model::Edit> edits,
                                               store::Merging merging) {
  CANDOUR_CHECK(bind_answers(state, edits));
  CANDOUR_TRY(const auto change, model::make_change(std::move(edits)));
  return state.queue.save({state.self.me, {state.clock.wall(), state.today()}}, change, merging);
}

Result<model::LocalNumber> save(Vault::State& state, std::vector<model::Edit> edits, std::string_view finished_draft,
                                store::Merging merging) {
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state.database));
  CANDOUR_TRY(const auto number, save_in_transaction(state, std::move(edits), merging));
  if (!finished_draft.empty()) CANDOUR_CHECK(store::drop_draft(state.database, finished_draft));
  CANDOUR_CHECK(transaction.commit());
  return number;
}

namespace {

// Nothing is made under what is put away: it would stand in no list, and nobody would be told of it.
Result<> may_belong(const Vault::State& state, const model::KindSpec& spec, const std::vector<FieldValue>& fields) {
  const auto* link = spec.part_of();
  for (const auto& given : fields) {
    const auto* whole = std::get_if<model::ItemKey>(&given.value);
    if (link == nullptr || whole == nullptr || given.field != link->field) continue;
    CANDOUR_TRY(const bool is_away, state.items.is_away(*whole));
    if (is_away) return Error{ErrorCode::rule_refused, "make something under what was put away"};
  }
  return {};
}

}  // namespace

namespace {

std::optional<model::Link> target_in(const model::KindSpec& spec, const std::vector<FieldValue>& fields) {
  for (const auto& given : fields) {
    const auto* link = given.field == spec.stands_in ? std::get_if<model::Link>(&given.value) : nullptr;
    if (link != nullptr) return *link;
  }
  return std::nullopt;
}

// What is one of its kind may be there already, made by somebody else: then its fields are edited, and those that are set
// once, its first state among them, stay.
Result<> go_on_with(const Vault::State& state, const model::ItemKey& item, std::vector<model::Edit>& edits) {
  const auto& spec = *kinds::registry().find(item.kind);
  std::vector<model::Edit> left;
  for (auto& edit : edits) {
    CANDOUR_TRY(edit.basis, state.items.basis({item, edit.field}));
    const bool is_set_once =
        edit.field == spec.states.field || spec.field(edit.field)->rule == model::FieldRule::set_once;
    if (edit.basis.empty() || !is_set_once) left.push_back(std::move(edit));
  }
  edits = std::move(left);
  return {};
}

}  // namespace

Result<> Writing::may_write(model::ItemKind kind) const {
  CANDOUR_TRY(const auto* spec, known_kind(kind));
  if (spec->comes_by == model::CameBy::reveal) return Error{ErrorCode::rule_refused, "make what a reveal brings"};
  if (spec->space == model::Space::everyone) CANDOUR_CHECK(may_share(state_.all));
  return {};
}

Result<model::ItemKey> Writing::write(model::ItemKind kind, const std::vector<FieldValue>& fields,
                                    std::string_view finished_draft) {
  CANDOUR_CHECK(may_write(kind));
  CANDOUR_TRY(const auto* spec, known_kind(kind));
  if (!is_complete(*spec, fields)) return Error{ErrorCode::bad_argument, "make an item"};
  CANDOUR_CHECK(may_belong(state_.all, *spec, fields));
  const auto computed =
      model::computed_item(*spec, *state_.all.projection.item_of(), target_in(*spec, fields), state_.all.self.me);
  const auto item = computed.value_or(ItemId(crypto::random_bytes<16>()));
  const auto key = kinds::registry().key_of(kind, item, state_.all.self.me);
  CANDOUR_TRY(auto edits, edits_of_new(*spec, item, fields));
  if (computed) CANDOUR_CHECK(go_on_with(state_.all, key, edits));
  CANDOUR_CHECK(save(state_.all, std::move(edits), finished_draft));
  return key;
}

namespace {

Result<const model::KindSpec*> editable_kind(const Vault::State& state, const model::ItemKey& item) {
  CANDOUR_TRY(const auto* spec, known_kind(item.kind));
  if (spec->space == model::Space::everyone) CANDOUR_CHECK(may_share(state));
  if (spec->authorship == model::Authorship::single && item.author != state.self.me) {
    return Error{ErrorCode::not_yours, "edit an item"};
  }
  CANDOUR_CHECK(state.items.get(item));
  return spec;
}

// What somebody had before him when he began: the names as they are today, without what was taken back since.
struct SeenBefore {
  model::Basis names;
  bool holds_the_same = true;  // what was queued then; a later save may have taken its place there, under its name
};

constexpr std::size_t mark_size = 8;

// Of the versions that were queued, what they say.
ByteArray<mark_size> mark_of(const std::vector<model::FieldVersion>& versions, const model::Basis& names) {
  Bytes said;
  for (const auto& name : names) {
    for (const auto& version : versions) {
      if (version.name == name) append(said, version.value.bytes);
    }
  }
  return take<mark_size>(crypto::sha256(said));
}

Result<SeenBefore> seen_before(const Vault::State& state, const model::FieldKey& field, ByteView seen) {
  auto names = model::unpack(seen);
  std::optional<ByteView> mark;
  if (!names && seen.size() > mark_size) {  // no name has seven bytes, so that the mark is never read as one
    mark = seen.last(mark_size);
    names = model::unpack(seen.first(seen.size() - mark_size));
  }
  if (!names) return Error{ErrorCode::bad_argument, "read what was seen"};
  CANDOUR_TRY(const auto versions, state.items.versions(field));
  SeenBefore before;
  model::Basis were_queued;
  for (auto name : *names) {
    const bool was_queued = name.is_local();
    if (const auto* local = name.local()) {
      CANDOUR_TRY(const auto sealed, state.queue.env_id_of(*local));
      if (sealed) name = *sealed;
    }
    if (was_queued) were_queued.push_back(name);
    const auto is_it = [&](const model::FieldVersion& version) { return version.name == name; };
    if (std::any_of(versions.begin(), versions.end(), is_it)) before.names.push_back(name);
  }
  std::sort(before.names.begin(), before.names.end());
  if (mark) before.holds_the_same = equal(*mark, mark_of(versions, were_queued));
  return before;
}

// What an edit names that was begun at `seen`. Words of one's own that were not on the screen stay in the history: then
// the edit overwrites nothing in the queue.
Result<model::Basis> basis_by_what_was_seen(const Vault::State& state, const model::FieldKey& field, ByteView seen,
                                            store::Merging& merging) {
  CANDOUR_TRY(const auto before, seen_before(state, field, seen));
  CANDOUR_TRY(auto basis, state.items.basis_since(field, before.names, state.self.me));
  if (basis != before.names || !before.holds_the_same) merging = store::Merging::kept_apart;
  return basis;
}

}  // namespace

Result<Bytes> Writing::seen(const model::ItemKey& item, model::FieldNumber field) const {
  CANDOUR_TRY(auto names, state_.all.items.basis({item, field}));
  auto seen = model::pack(names);
  std::erase_if(names, [](const model::VersionName& name) { return !name.is_local(); });
  if (names.empty()) return seen;
  CANDOUR_TRY(const auto versions, state_.all.items.versions({item, field}));
  append(seen, mark_of(versions, names));
  return seen;
}

Result<bool> Writing::has_changed_since(const model::ItemKey& item, model::FieldNumber field, ByteView seen) const {
  CANDOUR_TRY(const auto before, seen_before(state_.all, {item, field}, seen));
  CANDOUR_TRY(const auto basis, state_.all.items.basis({item, field}));
  return !before.holds_the_same ||
         !std::includes(before.names.begin(), before.names.end(), basis.begin(), basis.end());
}

Result<> Writing::may_edit(const model::ItemKey& item) const {
  CANDOUR_TRY(const auto* spec, editable_kind(state_.all, item));
  if (spec->comes_by == model::CameBy::reveal) return Error{ErrorCode::rule_refused, "edit what a reveal brought"};
  if (!spec->sealed) return {};
  CANDOUR_TRY(const auto stored, state_.all.items.get(item));
  CANDOUR_TRY(const auto stage, reveal_of(state_.all, stored));
  if (stage < model::RevealStage::ready) return {};
  return Error{ErrorCode::rule_refused, "edit what the others wait for"};
}

Result<> Writing::edit_seen(const model::ItemKey& item, const std::vector<SeenValue>& fields,
                          std::string_view finished_draft) {
  CANDOUR_TRY(const auto* spec, editable_kind(state_.all, item));
  std::vector<model::Edit> edits;
  auto merging = store::Merging::allowed;
  for (const auto& [given, seen] : fields) {
    CANDOUR_CHECK(may_edit_summary(state_.all, item, given.field));
    CANDOUR_TRY(auto basis, basis_by_what_was_seen(state_.all, {item, given.field}, seen, merging));
    CANDOUR_TRY(auto edit, edit_of(*spec, item.item, given, std::move(basis)));
    edits.push_back(std::move(edit));
  }
  CANDOUR_CHECK(save(state_.all, std::move(edits), finished_draft, merging));
  return {};
}

Result<> edit_now(Vault::State& state, const model::ItemKey& item, const std::vector<FieldValue>& fields) {
  CANDOUR_TRY(const auto* spec, editable_kind(state, item));
  std::vector<model::Edit> edits;
  for (const auto& given : fields) {
    CANDOUR_TRY(auto basis, state.items.basis({item, given.field}));
    CANDOUR_TRY(auto edit, edit_of(*spec, item.item, given, std::move(basis)));
    edits.push_back(std::move(edit));
  }
  CANDOUR_CHECK(save(state, std::move(edits)));
  return {};
}

Result<> Writing::edit(const model::ItemKey& item, const std::vector<FieldValue>& fields) {
  for (const auto& given : fields) CANDOUR_CHECK(may_edit_summary(state_.all, item, given.field));
  return edit_now(state_.all, item, fields);
}

Result<> Writing::choose(const model::ItemKey& item, model::FieldNumber field, const model::TwoWordings& wordings,
                       model::Keep keep) {
  CANDOUR_CHECK(may_edit(item));
  CANDOUR_TRY(const auto now, state_.all.items.text({item, field}));
  const auto is_it = [&](const store::StoredChoice& choice) { return choice.wordings == wordings; };
  if (std::none_of(now.open.begin(), now.open.end(), is_it)) return Error{ErrorCode::not_equal, "choose a wording"};
  auto text = model::choose(now.text, wordings, keep);
  if (!text) return Error{ErrorCode::not_equal, "choose a wording"};
  return edit(item, {{field, model::Prose{std::move(*text)}}});
}

Result<> Writing::perform(const model::ItemKey& item, std::string_view verb, const std::vector<FieldValue>& asked) {
  CANDOUR_CHECK(editable_kind(state_.all, item));
  std::vector<AskedValue> values;
  for (const auto& given : asked) {
    CANDOUR_TRY(auto basis, state_.all.items.basis({item, given.field}));
    values.push_back({given, std::move(basis)});
  }
  CANDOUR_TRY(auto edits, edits_of_verb(state_.all, item, verb, std::move(values)));
  CANDOUR_CHECK(save(state_.all, std::move(edits)));
  return {};
}

Result<> Writing::perform_seen(const model::ItemKey& item, std::string_view verb, const std::vector<SeenValue>& asked) {
  CANDOUR_CHECK(editable_kind(state_.all, item));
  std::vector<AskedValue> values;
  auto merging = store::Merging::allowed;
  for (const auto& [given, seen] : asked) {
    CANDOUR_TRY(auto basis, basis_by_what_was_seen(state_.all, {item, given.field}, seen, merging));
    values.push_back({given, std::move(basis)});
  }
  CANDOUR_TRY(auto edits, edits_of_verb(state_.all, item, verb, std::move(values)));
  CANDOUR_CHECK(save(state_.all, std::move(edits), {}, merging));
  return {};
}

Result<> Writing::recall(const model::ItemKey& item) {
  CANDOUR_TRY(const bool is_sent, is_answer_sent(state_.all, item));
  if (is_sent) return Error{ErrorCode::no_such_item, "take an item back"};
  CANDOUR_TRY(const auto numbers, state_.all.queue.touching(item));
  CANDOUR_TRY(const auto yes, waiting_yes(state_.all, item));
  if (numbers.empty() && yes.empty()) return Error{ErrorCode::no_such_item, "take an item back"};
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state_.all.database));
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number) {
    CANDOUR_CHECK(state_.all.queue.recall(*number));
  }
  for (const auto& act : yes) CANDOUR_CHECK(store::drop_act(state_.all.database, act.number));
  return transaction.commit();
}

// A taking back that waits stays: without it what it ends would count again.
Result<> Writing::recall_all() {
  CANDOUR_TRY(const auto waiting, state_.all.queue.waiting(model::Space::everyone, store::no_limit));
  CANDOUR_TRY(const auto yes, every_waiting_yes(state_.all));
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(state_.all.database));
  for (auto queued = waiting.rbegin(); queued != waiting.rend(); ++queued) {
    CANDOUR_CHECK(state_.all.queue.recall(queued->number));
  }
  for (const auto& act : yes) CANDOUR_CHECK(store::drop_act(state_.all.database, act.number));
  return transaction.commit();
}

Result<PromotionPreview> Writing::preview_promotion(const Promotion& promotion) const {
  CANDOUR_CHECK(may_share(state_.all));
  if (promotion.note.kind != model::ItemKind::private_note) return Error{ErrorCode::bad_argument, "promote a passage"};
  CANDOUR_TRY(const auto note, state_.all.rooms.items.show(promotion.note));
  const auto text = field_of<model::Prose>(note, kinds::private_note::text);
  if (!text || promotion.selected.empty() || text->text.find(promotion.selected) == std::string::npos) {
    return Error{ErrorCode::bad_argument, "find the passage in the note"};
  }
  CANDOUR_TRY(auto wording, model::prose_from(promotion.wording));
  if (wording.empty()) return Error{ErrorCode::bad_argument, "promote a passage"};
  return PromotionPreview{state_.all.rooms.members.readers(model::Space::everyone), std::move(wording),
                          state_.all.today().number};
}

// A new copy without a source: the note, its length, its time and that it exists stay unknown (domain.md b.0).
Result<model::ItemKey> Writing::promote(const Promotion& promotion) {
  CANDOUR_TRY(auto preview, preview_promotion(promotion));
  if (promotion.target == PromotionTarget::reflection) {
    return write(model::ItemKind::reflection, {{kinds::reflection::text, model::Prose{std::move(preview.text)}}});
  }
  if (!promotion.meeting) return Error{ErrorCode::bad_argument, "promote to an agenda"};
  CANDOUR_CHECK(state_.all.items.get(*promotion.meeting));
  CANDOUR_TRY(const auto others, state_.all.rooms.items.linked_to(*promotion.meeting, model::ItemKind::agenda_item));
  std::optional<model::Order> last;
  for (const auto& other : others) {
    for (const auto& field : other.fields) {
      const auto* place = field.number == kinds::agenda_item::order ? std::get_if<model::Order>(&field.value) : nullptr;
      if (place && (!last || *last < *place)) last = *place;
    }
  }
  return write(model::ItemKind::agenda_item, {{kinds::agenda_item::meeting, *promotion.meeting},
                                              {kinds::agenda_item::text, model::Prose{std::move(preview.text)}},
                                              {kinds::agenda_item::order, model::place_between(last, std::nullopt)}});
}

}  // namespace candour::journal
