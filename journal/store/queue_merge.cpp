#include "journal/store/queue_merge.hpp"

#include <algorithm>

#include "journal/model/paired_pieces.hpp"
#include "journal/store/queued_rows.hpp"
#include "journal/store/record_rows.hpp"

namespace candour::journal::store {

namespace {

bool names(const model::Edit& edit, const model::VersionName& name) {
  return std::find(edit.basis.begin(), edit.basis.end(), name) != edit.basis.end();
}

bool sets_the_same(const model::Edit& a, const model::Edit& b) {
  return a.item == b.item && a.field == b.field && a.kind == b.kind;
}

// A local name that every edit was made on, or nothing.
std::optional<model::LocalNumber> common_local(const model::Change& change) {
  for (const auto& name : change.edits.front().basis) {
    const auto has = [&](const auto& edit) { return names(edit, name); };
    if (name.is_local() && std::all_of(change.edits.begin(), change.edits.end(), has)) return *name.local();
  }
  return std::nullopt;
}

bool holds_all_words(const model::EncodedValue& text, const model::EncodedValue& of) {
  auto all = model::bodies_of(as_text(text.bytes));
  auto words = model::bodies_of(as_text(of.bytes));
  std::sort(all.begin(), all.end());
  std::sort(words.begin(), words.end());
  return std::includes(all.begin(), all.end(), words.begin(), words.end());
}

// A text that goes on from several versions stays one of its own: what its writer left to be chosen follows from them.
// Unless he took out words that still wait here: these are not sent.
bool stays_apart(const model::KindRegistry& kinds, const QueuedChange& queued, const model::Edit& edit) {
  const auto* kind = kinds.find(edit.kind);
  const auto* field = kind != nullptr ? kind->field(edit.field) : nullptr;
  if (field == nullptr || field->type != model::FieldType::prose || edit.basis.size() < 2) return false;
  return std::any_of(queued.change.edits.begin(), queued.change.edits.end(), [&](const model::Edit& old) {
    return sets_the_same(old, edit) && holds_all_words(edit.value, old.value);
  });
}

// Puts the value of `edit` into the queued edit of the same field; false if there is none or the basis grows too long.
bool take_edit(QueuedChange& queued, const model::Edit& edit) {
  const auto old = std::find_if(queued.change.edits.begin(), queued.change.edits.end(),
                                [&](const auto& each) { return sets_the_same(each, edit); });
  if (old == queued.change.edits.end()) return false;
  old->value = edit.value;
  for (const auto& name : edit.basis) {
    if (name != model::VersionName(queued.number) && !names(*old, name)) old->basis.push_back(name);
  }
  std::sort(old->basis.begin(), old->basis.end());
  return old->basis.size() <= model::max_basis;
}

// Whether a waiting record agrees to what that change made: then it stays as it was shown.
Result<bool> is_answered(sqlite::Connection& database, model::LocalNumber number) {
  CANDOUR_TRY(const auto records, waiting_records(database));
  for (const auto& waiting : records) {
    const auto shown = model::unpack(waiting.answers);
    if (shown && std::find(shown->begin(), shown->end(), model::VersionName(number)) != shown->end()) return true;
  }
  return false;
}

}  // namespace

Result<std::optional<model::LocalNumber>> merge_with_queued(Projection& projection, const Provenance& by,
                                                            const model::Change& change) {
  constexpr std::optional<model::LocalNumber> none;
  const auto number = common_local(change);
  if (!number) return none;
  CANDOUR_TRY(auto queued, find_queued(projection.database(), *number));
  CANDOUR_TRY(const bool is_named, projection.is_named(*number));
  if (!queued || is_named) return none;
  CANDOUR_TRY(const bool is_agreed_to, is_answered(projection.database(), *number));
  if (is_agreed_to) return none;
  const auto is_apart = [&](const auto& edit) { return stays_apart(projection.kinds(), *queued, edit); };
  if (std::any_of(change.edits.begin(), change.edits.end(), is_apart)) return none;
  for (const auto& edit : change.edits) {
    if (!take_edit(*queued, edit)) return none;
  }
  queued->by = by;
  CANDOUR_CHECK(rewrite_queued(projection.database(), *queued));
  CANDOUR_CHECK(projection.remove(*number));
  CANDOUR_CHECK(projection.add(*number, by, queued->change));
  return number;
}

}  // namespace candour::journal::store
