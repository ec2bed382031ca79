#include "journal/model/state.hpp"

#include <algorithm>
#include <set>

#include "journal/model/version_graph.hpp"

namespace candour::journal::model {

namespace {

// Words that were taken back do for a guard: what stood when somebody acted cannot be made undone for them.
bool may_do(const SeenField& seen) { return seen.standing == Standing::counts || seen.standing == Standing::withdrawn; }

// Smaller is more careful; a state that is not named comes last.
std::size_t care_of(const StateSpec& spec, std::uint16_t state) {
  const auto& order = spec.careful_first;
  return static_cast<std::size_t>(std::find(order.begin(), order.end(), state) - order.begin());
}

bool was_withdrawn(const SeenField* seen) { return seen != nullptr && seen->standing == Standing::withdrawn; }

bool has_words(const SeenField* seen) { return was_withdrawn(seen) || (seen != nullptr && !seen->value.bytes.empty()); }

template <class T>
std::optional<T> value_in(FieldType type, const SeenField* seen) {
  if (seen == nullptr) return std::nullopt;
  const auto value = parse_value(type, seen->value);
  const auto* it = value ? std::get_if<T>(&*value) : nullptr;
  return it != nullptr ? std::optional(*it) : std::nullopt;
}

std::uint16_t state_in(const SeenField* seen) {
  const auto choice = value_in<Choice>(FieldType::choice, seen);
  return choice ? choice->number : 0;
}

// The state that is left; nothing if none is named.
const SeenField* state_left(const StateSpec& spec, const std::vector<SeenField>& seen) {
  const auto is_left_already = [&](const SeenField& one) {
    return std::any_of(seen.begin(), seen.end(), [&](const SeenField& other) {
      return other.field == spec.field && std::binary_search(other.basis.begin(), other.basis.end(), one.version);
    });
  };
  const SeenField* left = nullptr;
  for (const auto& one : seen) {
    if (one.field != spec.field || one.is_own || !may_do(one) || is_left_already(one)) continue;
    if (left == nullptr || care_of(spec, state_in(&one)) < care_of(spec, state_in(left))) left = &one;
  }
  return left;
}

class Step {
 public:
  Step(const StateSpec& spec, const MemberKey& writer, const std::vector<SeenField>& seen)
      : spec_(spec), writer_(writer), seen_(seen), left_(state_left(spec, seen)) {}

  bool leaves(std::uint16_t state) const {
    return was_withdrawn(left_) ? state != 0 : state_in(left_) == state;
  }
  bool is_let_by(const Guard& guard) const {
    const auto is_there = [&](FieldNumber field) { return has_words(read(field)); };
    return std::all_of(guard.needs.begin(), guard.needs.end(), is_there) && is_made_by(guard);
  }

 private:
  bool is_made_by(const Guard& guard) const {
    if (guard.of != 0 && was_withdrawn(read(guard.of))) return true;
    const auto target = [&] { return value_in<Link>(FieldType::link, read(guard.of)); };
    switch (guard.who) {
      case Who::anyone: return true;
      case Who::named_in: return value_in<MemberKey>(FieldType::person, read(guard.of)) == writer_;
      case Who::author_of_target: return target() && target()->author == writer_;
      case Who::not_author_of_target: return target() && target()->author != writer_;
      case Who::writer_of_state: return left_ != nullptr && left_->writer == writer_;
    }
    return false;
  }

  const SeenField* read(FieldNumber field) const { return version_read(spec_, field, seen_); }

  const StateSpec& spec_;
  const MemberKey& writer_;
  const std::vector<SeenField>& seen_;
  const SeenField* left_;
};

// The versions of a state as they stand beside what the other fields show.
class StandingStates {
 public:
  StandingStates(const StateSpec& spec, const std::vector<StateVersion>& versions,
                 const std::vector<std::pair<FieldNumber, VersionName>>& shown)
      : spec_(spec), shown_(shown), field_versions_(fields_of(versions)), graph_(field_versions_) {
    for (std::size_t node = 0; node < graph_.size(); ++node) of_node_.push_back(&find(versions, graph_.version(node).name));
  }

  std::vector<VersionName> careful_first() const {
    const auto standing = standing_behind(graph_.tips());
    std::vector<std::size_t> nodes(standing.begin(), standing.end());
    std::stable_sort(nodes.begin(), nodes.end(), [&](std::size_t a, std::size_t b) { return care(a) < care(b); });
    std::vector<VersionName> names;
    for (const auto node : nodes) names.push_back(graph_.version(node).name);
    return names;
  }

 private:
  static std::vector<FieldVersion> fields_of(const std::vector<StateVersion>& versions) {
    std::vector<FieldVersion> all;
    for (const auto& one : versions) all.push_back(one.version);
    return all;
  }
  static const StateVersion& find(const std::vector<StateVersion>& versions, const VersionName& name) {
    return *std::find_if(versions.begin(), versions.end(), [&](const auto& one) { return one.version.name == name; });
  }

  bool stands(std::size_t node) const {
    const auto& version = graph_.version(node);
    if (version.standing != Standing::counts) return false;
    const auto fields = spec_.while_of(of_node_[node]->state);
    return std::all_of(fields.begin(), fields.end(), [&](FieldNumber field) {
      return version_in(shown_, field) == version_in(of_node_[node]->went_by, field);
    });
  }
  static std::optional<VersionName> version_in(const std::vector<std::pair<FieldNumber, VersionName>>& versions,
                                               FieldNumber field) {
    const auto is_it = [&](const auto& one) { return one.first == field; };
    const auto found = std::find_if(versions.begin(), versions.end(), is_it);
    return found == versions.end() ? std::nullopt : std::optional(found->second);
  }

  // The nodes themselves where they stand, else what stands behind them; none of them in the past of another.
  std::set<std::size_t> standing_behind(const std::vector<std::size_t>& nodes) const {
    auto standing = walk(nodes, Walk::to_what_stands);
    std::set<std::size_t> past;
    for (const auto node : standing) past.merge(walk(graph_.parents(node), Walk::to_the_beginning));
    std::erase_if(standing, [&](std::size_t node) { return past.contains(node); });
    return standing;
  }

  enum class Walk : std::uint8_t { to_what_stands, to_the_beginning };
  std::set<std::size_t> walk(std::vector<std::size_t> nodes, Walk walk) const {
    std::set<std::size_t> found, looked_at;
    while (!nodes.empty()) {
      const auto node = nodes.back();
      nodes.pop_back();
      if (!looked_at.insert(node).second) continue;
      const bool is_end = walk == Walk::to_what_stands && stands(node);
      if (is_end || walk == Walk::to_the_beginning) found.insert(node);
      if (is_end) continue;
      const auto before = graph_.parents(node);
      nodes.insert(nodes.end(), before.begin(), before.end());
    }
    return found;
  }

  // Nodes ascend by name, so of equal states the first shows.
  std::size_t care(std::size_t node) const { return care_of(spec_, of_node_[node]->state); }

  const StateSpec& spec_;
  const std::vector<std::pair<FieldNumber, VersionName>>& shown_;
  std::vector<FieldVersion> field_versions_;
  VersionGraph graph_;
  std::vector<const StateVersion*> of_node_;
};

}  // namespace

const SeenField* version_read(const StateSpec& spec, FieldNumber field, const std::vector<SeenField>& seen) {
  const auto wrote_state = [&](const SeenField& one) {
    return std::any_of(seen.begin(), seen.end(), [&](const SeenField& other) {
      return other.field == spec.field && other.version == one.version;
    });
  };
  const SeenField* found[3] = {};
  std::size_t count[3] = {};
  for (const auto& one : seen) {
    if (one.field != field || !may_do(one)) continue;
    const std::size_t step = one.is_own ? 0 : wrote_state(one) ? 2 : 1;
    found[step] = &one;
    ++count[step];
  }
  for (std::size_t step = 0; step < 3; ++step) {
    if (count[step] > 0) return count[step] == 1 ? found[step] : nullptr;
  }
  return nullptr;
}

std::uint16_t StateSpec::first() const {
  const auto begins = std::find_if(transitions.begin(), transitions.end(), [](const Transition& one) { return one.from == 0; });
  return begins == transitions.end() ? std::uint16_t{0} : begins->to;
}

std::vector<FieldNumber> StateSpec::guarded() const {
  std::set<FieldNumber> fields;
  for (const auto& transition : transitions) {
    for (const auto& guard : transition.guards) {
      fields.insert(guard.needs.begin(), guard.needs.end());
      if (guard.of != 0) fields.insert(guard.of);
    }
  }
  for (const auto& one : stands_while) fields.insert(one.fields.begin(), one.fields.end());
  return {fields.begin(), fields.end()};
}

std::vector<FieldNumber> StateSpec::while_of(std::uint16_t state) const {
  const auto is_it = [&](const StandsWhile& one) { return one.state == state; };
  const auto found = std::find_if(stands_while.begin(), stands_while.end(), is_it);
  return found == stands_while.end() ? std::vector<FieldNumber>() : found->fields;
}

std::optional<Refusal> refuse_step(const StateSpec& spec, std::uint16_t to, const MemberKey& writer,
                                   const std::vector<SeenField>& seen) {
  const Step step(spec, writer, seen);
  Refusal refusal{"step"};
  for (const auto& transition : spec.transitions) {
    if (transition.to != to || !step.leaves(transition.from)) continue;
    const auto& guards = transition.guards;
    const auto in_the_way = std::find_if_not(guards.begin(), guards.end(), [&](const Guard& guard) { return step.is_let_by(guard); });
    if (in_the_way == guards.end()) return std::nullopt;
    refusal.guard = in_the_way->name;
  }
  return refusal;
}

std::vector<VersionName> standing_states(const StateSpec& spec, const std::vector<StateVersion>& versions,
                                         const std::vector<std::pair<FieldNumber, VersionName>>& shown) {
  return StandingStates(spec, versions, shown).careful_first();
}

}  // namespace candour::journal::model
