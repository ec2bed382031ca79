#include "journal/store/queue.hpp"

#include <algorithm>

#include "base/defence.hpp"
#include "journal/model/rules.hpp"
#include "journal/store/queue_merge.hpp"
#include "journal/store/queued_rows.hpp"
#include "journal/store/state_rows.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

namespace {

constexpr Error refused{ErrorCode::rule_refused, "keep a change"};
constexpr Error not_ours{ErrorCode::bad_argument, "keep a change"};

// Where a change belongs, from the kinds of its items.
struct Belonging {
  model::Space space = model::Space::mine;
  model::Sending sending = model::Sending::as_text;
};

Result<Belonging> belonging_of(const model::KindRegistry& kinds, const model::Change& change) {
  if (change.edits.empty()) return not_ours;
  std::optional<Belonging> out;
  for (const auto& edit : change.edits) {
    const auto* kind = kinds.find(edit.kind);
    if (kind == nullptr) return not_ours;
    if (!out) out = Belonging{kind->space};
    if (out->space != kind->space) return refused;
    if (CANDOUR_DEFENCE("72", kind->sending == model::Sending::slotted_always)) out->sending = kind->sending;
  }
  return *out;
}

Result<bool> has_versions(const Projection& projection, const Provenance& by, const model::Edit& edit) {
  auto& database = projection.database();
  CANDOUR_TRY(const auto item, find_item(database, projection.kinds().key_of(edit.kind, edit.item, by.writer)));
  if (!item) return false;
  CANDOUR_TRY(const auto rows, versions_of(database, {*item, edit.field}, Values::not_judged));
  return !rows.empty();
}

Result<model::Standing> judge_new(const Projection& projection, const Provenance& by, const model::Change& change,
                                  const model::Edit& edit) {
  model::SeenFields seen;
  if (model::is_step(projection.kinds(), edit.kind, edit.field)) {
    auto& database = projection.database();
    CANDOUR_TRY(const auto item, find_item(database, projection.kinds().key_of(edit.kind, edit.item, by.writer)));
    CANDOUR_TRY(seen, seen_by_new(database, item, change, edit));
  }
  return model::judge(projection.kinds(), {edit, by.writer, by.space, projection.item_of(), by.came_by}, seen);
}

Result<> check(const Projection& projection, const Provenance& by, const model::Change& change, const model::Edit& edit) {
  CANDOUR_TRY(const auto standing, judge_new(projection, by, change, edit));
  switch (standing) {
    case model::Standing::newer: return not_ours;
    case model::Standing::waiting:
    case model::Standing::rule: return refused;
    case model::Standing::counts:
    case model::Standing::withdrawn: break;
  }
  const auto* field = projection.kinds().find(edit.kind)->field(edit.field);
  if (field->rule != model::FieldRule::set_once) return {};
  CANDOUR_TRY(const bool is_settled, has_versions(projection, by, edit));
  return is_settled ? Result<>(refused) : Result<>();
}

// A step goes by what it names: merged with another change it would be another one.
bool has_step(const model::KindRegistry& kinds, const model::Change& change) {
  return std::any_of(change.edits.begin(), change.edits.end(),
                     [&](const model::Edit& edit) { return model::is_step(kinds, edit.kind, edit.field); });
}

}  // namespace

Result<model::LocalNumber> Queue::save(const Provenance& by, const model::Change& change, Merging merging) {
  CANDOUR_TRY(const auto belonging, belonging_of(projection_.kinds(), change));
  auto here = by;
  here.space = belonging.space;
  for (const auto& edit : change.edits) CANDOUR_CHECK(check(projection_, here, change, edit));

  if (belonging.space == model::Space::everyone && merging == Merging::allowed && !has_step(projection_.kinds(), change)) {
    CANDOUR_TRY(const auto merged, merge_with_queued(projection_, here, change));
    if (merged) return *merged;
  }
  CANDOUR_TRY(const auto number, insert_queued(projection_.database(), {{}, belonging.sending, here, change}));
  CANDOUR_CHECK(projection_.add(number, here, change));
  return number;
}

Result<> Queue::recall(model::LocalNumber number) {
  CANDOUR_TRY(const auto queued, find_queued(projection_.database(), number));
  if (!queued) return Error{ErrorCode::no_such_item, "recall a change"};
  CANDOUR_TRY(const bool is_named, projection_.is_named(number));
  if (is_named) return Error{ErrorCode::rule_refused, "recall a change"};
  CANDOUR_CHECK(drop_queued(projection_.database(), number));
  return projection_.remove(number);
}

Result<std::vector<QueuedChange>> Queue::waiting(model::Space space, std::size_t limit) const {
  return queued_in(projection_.database(), space, limit);
}

Result<std::optional<QueuedChange>> Queue::next(model::Space space, model::Sending sending) const {
  return first_queued(projection_.database(), space, sending);
}

Result<std::size_t> Queue::count(model::Space space) const {
  CANDOUR_TRY(auto select, projection_.database().prepare("SELECT count(*) FROM queued WHERE space = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, static_cast<std::int64_t>(space)).step());
  return found ? static_cast<std::size_t>(select.integer(0)) : 0;
}

Result<std::int64_t> Queue::newest(model::Space space) const {
  CANDOUR_TRY(auto select, projection_.database().prepare("SELECT ifnull(max(number), 0) FROM queued WHERE space = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, static_cast<std::int64_t>(space)).step());
  return found ? select.integer(0) : std::int64_t{0};
}

Result<std::vector<model::LocalNumber>> Queue::touching(const model::ItemKey& item) const {
  std::vector<model::LocalNumber> out;
  CANDOUR_TRY(const auto row, find_item(projection_.database(), item));
  if (!row) return out;
  CANDOUR_TRY(auto select, projection_.database().prepare(
      "SELECT DISTINCT name FROM version WHERE item_id = ? AND length(name) = 8"));
  select.bind(1, static_cast<std::int64_t>(*row));
  for (;;) {
    CANDOUR_TRY(const bool more, select.step());
    if (!more) break;
    CANDOUR_TRY(const auto name, read_name(select.blob(0)));
    out.push_back(*name.local());
  }
  std::sort(out.begin(), out.end());
  return out;
}

Result<Bytes> Queue::sealed_body(const QueuedChange& queued) const {
  return model::encode_change(queued.change, resolver(projection_.database()));
}

Result<> Queue::sealed(model::LocalNumber number, const EnvelopeId& id) {
  auto& database = projection_.database();
  CANDOUR_TRY(auto insert, database.prepare("INSERT INTO local_name(number, env_id) VALUES(?, ?)"));
  CANDOUR_CHECK(insert.bind(1, static_cast<std::int64_t>(number)).bind(2, id.view()).run());
  CANDOUR_CHECK(drop_queued(database, number));
  return projection_.rename(number, id);
}

Result<std::optional<EnvelopeId>> Queue::env_id_of(model::LocalNumber number) const {
  return find_env_id(projection_.database(), number);
}

}  // namespace candour::journal::store
