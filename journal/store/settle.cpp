#include "journal/store/settle.hpp"

#include <algorithm>

#include "journal/model/own_entries.hpp"
#include "journal/model/rules.hpp"
#include "journal/model/version_graph.hpp"
#include "journal/store/merged_text.hpp"
#include "journal/store/shown_table.hpp"
#include "journal/store/state_rows.hpp"
#include "journal/store/wholes.hpp"

namespace candour::journal::store {

namespace {

Result<> keep_judgement(sqlite::Connection& database, const VersionRow& row) {
  CANDOUR_TRY(auto update, database.prepare("UPDATE version SET own = ? WHERE id = ?"));
  return update.bind(1, static_cast<std::int64_t>(*row.own)).bind(2, row.id).run();
}

// True if another edit of the same act is against a rule: the act is refused, whatever this edit is.
Result<bool> is_refused_anyway(sqlite::Connection& database, const VersionRow& row) {
  CANDOUR_TRY(auto select, database.prepare("SELECT 1 FROM version WHERE name = ? AND own = 2 AND id <> ? LIMIT 1"));
  return select.bind(1, ByteView(row.version.name.blob())).bind(2, row.id).step();
}

// An edit that is not understood stands by itself. Else an act stands as its edits do together: one against a rule
// refuses them all, one that waits lets them all wait.
const std::string stand_together =
    "UPDATE version SET standing = CASE WHEN own = 1 THEN 1"
    " WHEN EXISTS(SELECT 1 FROM version AS edit WHERE edit.name = version.name AND edit.own = 2) THEN 2"
    " WHEN EXISTS(SELECT 1 FROM version AS edit WHERE edit.name = version.name AND edit.own = 4) THEN 4"
    " WHEN withdrawn THEN 3 ELSE 0 END WHERE ";

// The standing of one edit, where that of the others of its act is not touched.
Result<> restand_one(sqlite::Connection& database, std::int64_t version) {
  CANDOUR_TRY(auto update, database.prepare((stand_together + "id = ?").c_str()));
  return update.bind(1, version).run();
}

// What the judgement of one edit does to the whole act.
model::Standing effect_on_act(std::optional<model::Standing> own) {
  const bool is_of_all = own == model::Standing::rule || own == model::Standing::waiting;
  return is_of_all ? *own : model::Standing::counts;
}

Result<model::Standing> standing_of(sqlite::Connection& database, std::int64_t version) {
  CANDOUR_TRY(auto select, database.prepare("SELECT standing FROM version WHERE id = ?"));
  CANDOUR_TRY(const bool found, select.bind(1, version).step());
  if (!found) return Error{ErrorCode::damaged, "judge a version"};
  return static_cast<model::Standing>(select.integer(0));
}

// The versions of one field while they are judged, ascending by name.
struct FieldWork {
  FieldRow field;
  model::ItemKey key;
  const model::FieldSpec* spec = nullptr;  // nothing for a field of a later Candour
  const model::StateSpec* states = nullptr;  // of the item's kind, if the field holds its state
  std::vector<VersionRow> rows;
  std::vector<model::FieldVersion> versions;  // of the same index; their standing is kept up to date
};

bool has_own_entries(const model::FieldSpec* spec) {
  return spec != nullptr && spec->rule == model::FieldRule::own_entries;
}
// A set that is merged from all its versions.
bool is_merged_set(const model::FieldSpec* spec) {
  return spec != nullptr && spec->type == model::FieldType::set && !has_own_entries(spec);
}

class Settling {
 public:
  explicit Settling(const Projection& projection)
      : database_(projection.database()), kinds_(projection.kinds()), item_of_(projection.item_of()) {}

  Result<> run(Touched touched) {
    waiting_ = std::move(touched.fields);
    items_ = std::move(touched.items);
    while (!waiting_.empty()) {
      const auto field = *waiting_.begin();
      waiting_.erase(waiting_.begin());
      items_.insert(field.item);
      CANDOUR_TRY(auto work, load(field));
      CANDOUR_CHECK(judge_all(work));
      CANDOUR_CHECK(show(work));
      if (waiting_.empty()) waiting_.swap(steps_);  // judged by what stands in the other fields
    }
    for (const auto item : items_) CANDOUR_CHECK(refresh_item(database_, item));
    return follow_wholes(database_, kinds_, std::move(items_));
  }

 private:
  Result<FieldWork> load(const FieldRow& field) {
    FieldWork work;
    work.field = field;
    CANDOUR_TRY(work.key, key_of_item(database_, field.item));
    const auto* kind = kinds_.find(work.key.kind);
    work.spec = kind != nullptr ? kind->field(field.field) : nullptr;
    if (model::is_step(kinds_, work.key.kind, field.field)) work.states = &kind->states;
    if (kind != nullptr && kind->states.field != 0 && !work.states) steps_.insert({field.item, kind->states.field});
    const bool needs_all = is_merged_set(work.spec) || work.states;
    CANDOUR_TRY(work.rows, versions_of(database_, field, needs_all ? Values::all : Values::not_judged));
    std::sort(work.rows.begin(), work.rows.end(),
              [](const auto& a, const auto& b) { return a.version.name < b.version.name; });
    for (const auto& row : work.rows) work.versions.push_back(row.version);
    return work;
  }

  // Each once: how a version stands depends on no other, but of a step.
  Result<> judge_all(FieldWork& work) {
    if (work.states) return judge_steps(work);
    for (std::size_t node = 0; node < work.rows.size(); ++node) {
      if (!work.rows[node].own) CANDOUR_CHECK(judge_one(work, node));
    }
    return {};
  }

  // Each after those that it names; again where one of these came or turned since.
  Result<> judge_steps(FieldWork& work) {
    CANDOUR_TRY(auto versions, ItemVersions::load(database_, work.field.item));
    for (const auto node : model::VersionGraph(work.versions).causal_order()) {
      const auto& row = work.rows[node];
      const bool is_open = !row.own || row.own == model::Standing::waiting;
      if (!is_open && !names_what_turned(row.version.basis)) continue;
      const auto seen = versions.seen_by(work.field.field, row.version.name, row.version.basis);
      CANDOUR_CHECK(judge_one(work, node, seen));
      if (turned_.contains(row.version.name)) CANDOUR_CHECK(versions.restood(database_, row.version.name));
    }
    return {};
  }

  bool names_what_turned(const model::Basis& basis) const {
    return std::any_of(basis.begin(), basis.end(), [&](const auto& name) { return turned_.contains(name); });
  }

  // The words of a step that was withdrawn are gone, and with them what could be against a rule.
  model::Standing judgement_of(const FieldWork& work, const VersionRow& row, const model::SeenFields& seen) const {
    if (work.states && row.is_withdrawn) return model::Standing::counts;
    const model::Edit edit{work.key.item, work.key.kind, work.field.field, row.op, row.version.basis, row.version.value};
    return model::judge(kinds_, {edit, row.writer, row.space, item_of_, row.came_by}, seen);
  }

  Result<> judge_one(FieldWork& work, std::size_t node, const model::SeenFields& seen = {}) {
    auto& row = work.rows[node];
    const auto now = judgement_of(work, row, seen);
    if (row.own != now) {
      turned_.insert(row.version.name);
      const auto before = effect_on_act(row.own);
      row.own = now;
      CANDOUR_CHECK(keep_judgement(database_, row));
      CANDOUR_CHECK(stand_anew(work.field, row, before != effect_on_act(now)));
    }
    CANDOUR_TRY(work.versions[node].standing, standing_of(database_, row.id));
    return {};
  }

  // One edit against a rule refuses its whole act: only the first that turns concerns the others, so that an act of many
  // edits costs as many steps.
  Result<> stand_anew(const FieldRow& field, const VersionRow& row, bool turns) {
    CANDOUR_TRY(const bool refused_anyway, turns ? is_refused_anyway(database_, row) : Result<bool>(true));
    if (refused_anyway) return restand_one(database_, row.id);
    CANDOUR_CHECK(restand(database_, row.version.name));
    return wake_siblings(field, row.version.name);
  }

  // The other fields of a change whose standing turned.
  Result<> wake_siblings(const FieldRow& field, const model::VersionName& name) {
    CANDOUR_TRY(auto fields, fields_of(database_, name));
    fields.erase(field);
    waiting_.merge(fields);
    return {};
  }

  Result<> show(const FieldWork& work) {
    if (work.spec == nullptr) return hide_field(database_, work.field);
    // Which tips there are is the same for every type; only a merged set needs the values of all.
    const auto type = is_merged_set(work.spec) ? model::FieldType::set : model::FieldType::bytes;
    auto state = model::fold(type, work.versions);
    if (work.states) {
      CANDOUR_TRY(state.shown, shown_step(work));
    }
    if (!state.shown) return hide_field(database_, work.field);
    const auto is_shown = [&](const auto& row) { return row.version.name == *state.shown; };
    const auto& row = *std::find_if(work.rows.begin(), work.rows.end(), is_shown);
    ShownField shown{work.field, row.version.name, state.value, row.writer, standing_tips(work, state)};
    if (work.spec->type == model::FieldType::prose && shown.tips > 1) {
      CANDOUR_CHECK(merge_tips(work, shown));
    } else if (has_own_entries(work.spec)) {
      CANDOUR_TRY(shown.value, own_entries(work));
    } else if (!is_merged_set(work.spec)) {
      CANDOUR_TRY(shown.value, value_of(database_, row.id));
    }
    return show_field(database_, *work.spec, shown);
  }

  // What is merged is one; tips beside it stand in the history.
  Result<> merge_tips(const FieldWork& work, ShownField& shown) {
    const model::VersionGraph graph(work.versions);
    CANDOUR_TRY(const auto text, model::merged_prose(graph, text_of_rows(database_, work.rows)));
    shown.value.bytes = to_bytes(as_bytes(text));
    shown.tips -= model::merged_tips(graph).size() - 1;
    return {};
  }

  Result<std::optional<model::VersionName>> shown_step(const FieldWork& work) {
    auto rows = work.rows;
    for (std::size_t node = 0; node < rows.size(); ++node) rows[node].version.standing = work.versions[node].standing;
    CANDOUR_TRY(const auto standing, standing_states(database_, *work.states, work.field, rows));
    return standing.empty() ? std::nullopt : std::optional(standing.front());
  }

  // Reads the newest versions of each writer and no other.
  Result<model::EncodedValue> own_entries(const FieldWork& work) {
    std::vector<MemberKey> writers;
    for (const auto& row : work.rows) writers.push_back(row.writer);
    std::vector<model::WrittenValue> newest;
    for (const auto index : model::newest_of_each_writer(work.versions, writers)) {
      CANDOUR_TRY(auto value, value_of(database_, work.rows[index].id));
      newest.push_back({writers[index], std::move(value)});
    }
    return model::encode_value(model::FieldType::set, model::own_entries_of(newest));
  }

  static std::size_t standing_tips(const FieldWork& work, const model::FieldState& state) {
    const auto stands = [&](const auto& version) {
      return version.standing == model::Standing::counts &&
             std::binary_search(state.tips.begin(), state.tips.end(), version.name);
    };
    return static_cast<std::size_t>(std::count_if(work.versions.begin(), work.versions.end(), stands));
  }

  sqlite::Connection& database_;
  const model::KindRegistry& kinds_;
  const model::ItemOf* item_of_;
  std::set<FieldRow> waiting_;
  std::set<FieldRow> steps_;  // states of the items that were touched
  std::set<model::VersionName> turned_;  // judged for the first time or otherwise than before
  std::set<ItemRow> items_;
};

}  // namespace

Result<> settle(const Projection& projection, Touched touched) {
  return Settling(projection).run(std::move(touched));
}

Result<> restand(sqlite::Connection& database, const model::VersionName& name) {
  static_assert(static_cast<int>(model::Standing::newer) == 1 && static_cast<int>(model::Standing::rule) == 2 &&
                static_cast<int>(model::Standing::withdrawn) == 3 && static_cast<int>(model::Standing::waiting) == 4);
  CANDOUR_TRY(auto update, database.prepare((stand_together + "name = ?").c_str()));
  return update.bind(1, ByteView(name.blob())).run();
}

}  // namespace candour::journal::store
