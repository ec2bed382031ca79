#include "journal/vault/perform.hpp"

#include <algorithm>

#include "journal/model/rules.hpp"
#include "journal/vault/edits.hpp"
#include "journal/vault/facts.hpp"

namespace candour::journal {

namespace {

// An item, its kind, and how its state stands.
struct Acted {
  const model::KindSpec* kind = nullptr;
  store::StoredItem item;
  model::Basis basis;                   // what a step made now names
  std::vector<model::SeenField> named;  // and what these versions hold
  std::uint16_t state = 0;
};

void add_name(model::Basis& basis, const model::VersionName& name) {
  if (std::find(basis.begin(), basis.end(), name) == basis.end()) basis.push_back(name);
}

// The version of each field that a guard reads, the state that shows, and as many others that stand beside it as find
// room. One that does not stand is not named: it is no state to go on from, and shows again only if it stands again.
Result<model::Basis> basis_of_step(const Reading& reading, const model::StateSpec& spec,
                                   const store::StoredItem& item) {
  model::Basis basis;
  CANDOUR_TRY(const auto states, reading.items.standing_states(item.key));
  if (!states.empty()) add_name(basis, states.front());
  for (const auto field : spec.guarded()) {
    if (const auto* now = item.field(field)) add_name(basis, now->version);
  }
  if (basis.size() > model::max_basis) return Error{ErrorCode::too_long, "name what a step goes by"};
  for (const auto& other : states) {
    if (basis.size() < model::max_basis) add_name(basis, other);
  }
  std::sort(basis.begin(), basis.end());
  return basis;
}

Result<Acted> acted_on(const Reading& reading, const model::ItemKey& key) {
  Acted acted;
  acted.kind = kinds::registry().find(key.kind);
  if (acted.kind == nullptr || acted.kind->states.field == 0) return acted;
  const auto& spec = acted.kind->states;
  CANDOUR_TRY(acted.item, reading.items.get(key));
  CANDOUR_TRY(acted.basis, basis_of_step(reading, spec, acted.item));
  CANDOUR_TRY(acted.named, reading.items.named_by({key, spec.field}, acted.basis));
  acted.state = state_of(*acted.kind, acted.item);
  return acted;
}

bool leads_on(const model::StateSpec& spec, std::uint16_t from, std::uint16_t to) {
  return std::any_of(spec.transitions.begin(), spec.transitions.end(),
                     [&](const model::Transition& one) { return one.from == from && one.to == to; });
}

bool asks_for(const model::Verb& verb, model::FieldNumber field) {
  return std::find(verb.asks.begin(), verb.asks.end(), field) != verb.asks.end();
}

// As if what the verb asks for were given: any value does for a guard that needs one.
std::vector<model::SeenField> with_asked(const Acted& acted, const model::Verb& verb) {
  auto seen = acted.named;
  for (const auto field : verb.asks)
    seen.push_back({field, {}, {Bytes{1}, std::nullopt}, {}, model::Standing::counts, true, {}});
  return seen;
}

}  // namespace

Result<std::vector<VerbView>> verbs_of(const Reading& reading, const model::ItemKey& item) {
  std::vector<VerbView> views;
  CANDOUR_TRY(const auto acted, acted_on(reading, item));
  if (acted.kind == nullptr) return views;
  for (const auto& verb : acted.kind->verbs) {
    if (!leads_on(acted.kind->states, acted.state, verb.to)) continue;
    const auto refusal = model::refuse_step(acted.kind->states, verb.to, reading.self.me, with_asked(acted, verb));
    CANDOUR_TRY(auto in_the_way, fact_in_the_way(reading, item, verb));
    views.push_back({verb.name, verb.asks, refusal ? refusal->guard : std::move(in_the_way)});
  }
  return views;
}

Result<std::vector<model::Edit>> edits_of_verb(const Reading& reading, const model::ItemKey& item,
                                               std::string_view verb, std::vector<AskedValue> asked) {
  CANDOUR_TRY(const auto acted, acted_on(reading, item));
  if (acted.kind == nullptr) return Error{ErrorCode::bad_argument, "find a verb"};
  const auto& verbs = acted.kind->verbs;
  const auto found = std::find_if(verbs.begin(), verbs.end(), [&](const model::Verb& one) { return verb == one.name; });
  if (found == verbs.end()) return Error{ErrorCode::bad_argument, "find a verb"};
  CANDOUR_TRY(const auto in_the_way, fact_in_the_way(reading, item, *found));
  if (!in_the_way.empty()) return Error{ErrorCode::rule_refused, "do what a fact is in the way of"};
  std::vector<model::Edit> edits;
  for (auto& given : asked) {
    if (!asks_for(*found, given.value.field)) return Error{ErrorCode::bad_argument, "do what a verb says"};
    CANDOUR_TRY(auto edit, edit_of(*acted.kind, item.item, given.value, std::move(given.basis)));
    edits.push_back(std::move(edit));
  }
  const FieldValue step{acted.kind->states.field, model::Choice{found->to}};
  CANDOUR_TRY(auto edit, edit_of(*acted.kind, item.item, step, acted.basis));
  edits.push_back(std::move(edit));
  return edits;
}

}  // namespace candour::journal
