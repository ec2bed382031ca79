#include "journal/sealed/reveal.hpp"

#include <algorithm>
#include <iterator>

#include "base/defence.hpp"

namespace candour::sealed {

namespace {

std::set<EnvelopeId> seen_of(const std::set<EnvelopeId>& asked, const std::vector<EnvelopeId>& later,
                             const SeenBy& seen_by) {
  return asked.empty() || later.empty() ? std::set<EnvelopeId>() : seen_by(later, asked);
}

// Those that none of the others has seen, ascending.
std::vector<EnvelopeId> newest_of(const std::vector<EnvelopeId>& ids, const SeenBy& seen_by) {
  if (ids.size() < 2) return ids;
  const std::set<EnvelopeId> all(ids.begin(), ids.end());
  const auto seen = seen_of(all, ids, seen_by);
  std::vector<EnvelopeId> newest;
  std::set_difference(all.begin(), all.end(), seen.begin(), seen.end(), std::back_inserter(newest));
  return newest;
}

// Full sets that a member is ready for: said ready to it, and took nothing back after that.
std::set<AnswerSet> ready_for(const AnswerRecords& records, const MemberKey& member, const SeenBy& seen_by) {
  std::set<EnvelopeId> ready;
  std::vector<EnvelopeId> taken_back;
  for (const auto& id : records.readies_of(member)) {
    const auto& body = records.ready(id)->body;
    if (body.state == Readiness::taken_back) taken_back.push_back(id);
    if (body.state == Readiness::ready && records.full_sets().contains(body.answers)) ready.insert(id);
  }
  const auto ended = seen_of(ready, taken_back, seen_by);
  std::set<AnswerSet> sets;
  for (const auto& id : ready) {
    if (!ended.contains(id)) sets.insert(records.ready(id)->body.answers);
  }
  return sets;
}

// Full sets that each of them is ready for.
std::set<AnswerSet> ready_for(const AnswerRecords& records, const std::set<MemberKey>& members, const SeenBy& seen_by) {
  auto sets = records.full_sets();
  for (const auto& member : members) {
    if (sets.empty()) break;
    const auto of_member = ready_for(records, member, seen_by);
    std::erase_if(sets, [&](const AnswerSet& set) { return !of_member.contains(set); });
  }
  return sets;
}

// The own answer that may be released: of a set of all members to which each is ready; or of one in which another has
// released already, for then nothing is to be kept back from them.
std::optional<EnvelopeId> to_release(const AnswerRecords& records, const Meaning& meaning, const SeenBy& seen_by) {
  const auto agreed = ready_for(records, meaning.members, seen_by);
  for (const auto& set : records.full_sets()) {
    if (records.authors_of(set) != meaning.members) continue;
    const bool is_begun = std::any_of(set.begin(), set.end(), [&](const auto& id) { return records.is_released(id); });
    if (!agreed.contains(set) && !is_begun) continue;
    const auto is_own = [&](const EnvelopeId& id) { return records.answer(id)->author == meaning.me; };
    return *std::find_if(set.begin(), set.end(), is_own);
  }
  return std::nullopt;
}

// The newest answer of every member; nothing while one has none, or while one's own is not what was written last.
std::optional<AnswerSet> newest_set(const AnswerRecords& records, const Meaning& meaning, const SeenBy& seen_by) {
  AnswerSet set;
  for (const auto& member : meaning.members) {
    const auto newest = newest_answer(records, member, seen_by);
    if (!newest || (member == meaning.me && newest != meaning.written)) return std::nullopt;
    set.push_back(*newest);
  }
  std::sort(set.begin(), set.end());
  return set;
}

// What a member said last, by records that have not seen each other: the first of them ascending. Ready only if none of
// them is a taking back.
struct Said {
  std::vector<const ReadyBody*> last;
  bool is_ready() const {
    const auto is_back = [](const ReadyBody* one) { return one->state == Readiness::taken_back; };
    return !last.empty() && std::none_of(last.begin(), last.end(), is_back);
  }
  bool is_ready_for(const AnswerSet& set) const {
    const auto names_it = [&](const ReadyBody* one) { return one->answers == set; };
    return is_ready() && std::any_of(last.begin(), last.end(), names_it);
  }
};

Said said_by(const AnswerRecords& records, const MemberKey& member, const SeenBy& seen_by) {
  Said said;
  for (const auto& id : newest_of(records.readies_of(member), seen_by)) said.last.push_back(&records.ready(id)->body);
  return said;
}

}  // namespace

std::optional<EnvelopeId> newest_answer(const AnswerRecords& records, const MemberKey& member, const SeenBy& seen_by) {
  for (const auto& id : newest_of(records.answers_of(member), seen_by)) {
    if (CANDOUR_DEFENCE("79", records.is_copied(id))) continue;
    return id;
  }
  return std::nullopt;
}

bool has_released(const AnswerRecords& records, const MemberKey& member) {
  return records.true_releases().contains(member);
}

bool has_opened(const AnswerRecords& records, const MemberKey& member) {
  const auto& answers = records.answers_of(member);
  return std::any_of(answers.begin(), answers.end(), [&](const auto& id) { return records.opened(id) != nullptr; });
}

bool has_sealed_after_reading(const AnswerRecords& records, const MemberKey& member, const SeenBy& seen_by) {
  std::set<EnvelopeId> of_others;
  for (const auto& [author, releases] : records.true_releases()) {
    if (author != member) of_others.insert(releases.begin(), releases.end());
  }
  return !seen_of(of_others, records.answers_of(member), seen_by).empty();
}

NextAct next_act(const AnswerRecords& records, const Meaning& meaning, const SeenBy& seen_by) {
  if (has_released(records, meaning.me) || meaning.members.size() < 2) return {};
  const auto said = said_by(records, meaning.me, seen_by);
  if (!meaning.is_ready) {
    if (!said.is_ready()) return {};
    return ReadyBody{Readiness::taken_back, said.last.front()->item, said.last.front()->answers};
  }
  if (const auto answer = to_release(records, meaning, seen_by)) return *answer;
  const auto set = newest_set(records, meaning, seen_by);
  if (!set || said.is_ready_for(*set)) return {};
  return ReadyBody{Readiness::ready, records.answer(set->front())->body.item, *set};
}

}  // namespace candour::sealed
