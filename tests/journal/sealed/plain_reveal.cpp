#include "tests/journal/sealed/plain_reveal.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace candour::sealed::plain {

namespace {

const HeldAnswer* answer_of(const PlainRecords& records, const EnvelopeId& id) {
  const auto found =
      std::find_if(records.answers.begin(), records.answers.end(), [&](const auto& one) { return one.id == id; });
  return found == records.answers.end() ? nullptr : &*found;
}

// What the release opens; nothing if it is another author's, or opens nothing.
std::optional<Bytes> opens(const PlainRecords& records, const HeldRelease& release) {
  const auto* answer = answer_of(records, release.body.answer);
  if (answer == nullptr || answer->author != release.author) return std::nullopt;
  const crypto::Transient<32> secret(release.body.secret);
  auto text = open_answer(secret, records.space, answer->body.item, answer->author, answer->body);
  return text ? std::optional(std::move(*text)) : std::nullopt;
}

bool is_released(const PlainRecords& records, const EnvelopeId& answer) {
  return std::any_of(records.releases.begin(), records.releases.end(), [&](const HeldRelease& release) {
    return release.body.answer == answer && opens(records, release).has_value();
  });
}

bool was_ready_for(const PlainRecords& records, const MemberKey& member, const AnswerSet& set) {
  return std::any_of(records.readies.begin(), records.readies.end(), [&](const HeldReady& ready) {
    return ready.author == member && ready.body.state == Readiness::ready && ready.body.answers == set;
  });
}

// Whose answers these are; nothing if one is not here, or two are of one member.
std::optional<std::set<MemberKey>> authors_of(const PlainRecords& records, const AnswerSet& set) {
  std::set<MemberKey> authors;
  for (const auto& id : set) {
    const auto* answer = answer_of(records, id);
    if (answer == nullptr || !authors.insert(answer->author).second) return std::nullopt;
  }
  return authors;
}

// Sets that each of their authors has said ready to, whatever they said since.
std::set<AnswerSet> full_sets(const PlainRecords& records) {
  std::set<AnswerSet> named;  // each is looked at once, however often somebody says ready to it
  for (const auto& ready : records.readies) named.insert(ready.body.answers);
  std::set<AnswerSet> full;
  for (const auto& set : named) {
    const auto authors = authors_of(records, set);
    const auto agreed = [&](const MemberKey& author) { return was_ready_for(records, author, set); };
    if (!authors || authors->size() < 2) continue;
    if (!std::all_of(authors->begin(), authors->end(), agreed)) continue;
    full.insert(set);
  }
  return full;
}

// Somebody took another's commitment for their own: which of the two is the copy nobody can tell before one is
// released.
bool is_copied(const PlainRecords& records, const HeldAnswer& answer) {
  return std::any_of(records.answers.begin(), records.answers.end(), [&](const HeldAnswer& other) {
    return other.author != answer.author && other.body.commitment == answer.body.commitment &&
           !is_released(records, answer.id) && !is_released(records, other.id);
  });
}

// Those of a member's records that none of their later ones has seen, ascending.
template <class Body>
std::vector<const Held<Body>*> newest_of(const std::vector<Held<Body>>& all, const MemberKey& member,
                                         const IsBefore& is_before) {
  std::vector<const Held<Body>*> newest;
  for (const auto& one : all) {
    if (one.author != member) continue;
    const bool is_seen = std::any_of(all.begin(), all.end(), [&](const auto& later) {
      return later.author == member && later.id != one.id && is_before(one.id, later.id);
    });
    if (!is_seen) newest.push_back(&one);
  }
  std::sort(newest.begin(), newest.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  return newest;
}

// Said ready to the set, and took nothing back after that.
bool is_ready_for(const PlainRecords& records, const MemberKey& member, const AnswerSet& set,
                  const IsBefore& is_before) {
  const auto& all = records.readies;
  return std::any_of(all.begin(), all.end(), [&](const HeldReady& ready) {
    const bool names_it = ready.author == member && ready.body.state == Readiness::ready && ready.body.answers == set;
    return names_it && std::none_of(all.begin(), all.end(), [&](const HeldReady& later) {
             return later.author == member && later.body.state == Readiness::taken_back &&
                    is_before(ready.id, later.id);
           });
  });
}

// The own answer that may be released: of a set of all members to which each is ready; or of one in which another has
// released already, for then nothing is to be kept back from them.
std::optional<EnvelopeId> to_release(const PlainRecords& records, const Meaning& meaning, const IsBefore& is_before) {
  for (const auto& set : full_sets(records)) {
    if (authors_of(records, set) != meaning.members) continue;
    const bool all_ready = std::all_of(meaning.members.begin(), meaning.members.end(), [&](const MemberKey& member) {
      return is_ready_for(records, member, set, is_before);
    });
    const bool is_begun =
        std::any_of(set.begin(), set.end(), [&](const EnvelopeId& id) { return is_released(records, id); });
    if (!all_ready && !is_begun) continue;
    const auto own = std::find_if(set.begin(), set.end(),
                                  [&](const EnvelopeId& id) { return answer_of(records, id)->author == meaning.me; });
    return *own;
  }
  return std::nullopt;
}

// The newest answer of every member; nothing while one has none, or while one's own is not what was written last.
std::optional<AnswerSet> newest_set(const PlainRecords& records, const Meaning& meaning, const IsBefore& is_before) {
  AnswerSet set;
  for (const auto& member : meaning.members) {
    const auto newest = newest_answer(records, member, is_before);
    if (!newest || (member == meaning.me && newest != meaning.written)) return std::nullopt;
    set.push_back(*newest);
  }
  std::sort(set.begin(), set.end());
  return set;
}

}  // namespace

PlainRecords plain_records(const SpaceId& space, const std::vector<AnyRecord>& all) {
  PlainRecords records{space, {}, {}, {}};
  for (const auto& one : all) {
    if (const auto* answer = std::get_if<HeldAnswer>(&one)) records.answers.push_back(*answer);
    if (const auto* ready = std::get_if<HeldReady>(&one)) records.readies.push_back(*ready);
    if (const auto* release = std::get_if<HeldRelease>(&one)) records.releases.push_back(*release);
  }
  return records;
}

std::vector<OpenedAnswer> opened(const PlainRecords& records) {
  std::map<EnvelopeId, OpenedAnswer> all;
  for (const auto& set : full_sets(records)) {
    for (const auto& release : records.releases) {
      if (all.contains(release.body.answer) || !std::binary_search(set.begin(), set.end(), release.body.answer))
        continue;
      if (auto text = opens(records, release))
        all[release.body.answer] = {release.body.answer, release.author, std::move(*text)};
    }
  }
  std::vector<OpenedAnswer> out;
  for (auto& [id, one] : all) out.push_back(std::move(one));
  return out;
}

std::optional<EnvelopeId> newest_answer(const PlainRecords& records, const MemberKey& member,
                                        const IsBefore& is_before) {
  for (const auto* answer : newest_of(records.answers, member, is_before)) {
    if (is_copied(records, *answer)) continue;
    return answer->id;
  }
  return std::nullopt;
}

bool has_released(const PlainRecords& records, const MemberKey& member) {
  return std::any_of(records.releases.begin(), records.releases.end(), [&](const HeldRelease& release) {
    return release.author == member && opens(records, release).has_value();
  });
}

bool has_sealed_after_reading(const PlainRecords& records, const MemberKey& member, const IsBefore& is_before) {
  return std::any_of(records.releases.begin(), records.releases.end(), [&](const HeldRelease& release) {
    if (release.author == member || !opens(records, release)) return false;
    return std::any_of(records.answers.begin(), records.answers.end(), [&](const HeldAnswer& answer) {
      return answer.author == member && is_before(release.id, answer.id);
    });
  });
}

NextAct next_act(const PlainRecords& records, const Meaning& meaning, const IsBefore& is_before) {
  if (has_released(records, meaning.me) || meaning.members.size() < 2) return {};
  const auto said = newest_of(records.readies, meaning.me, is_before);
  const auto is_back = [](const HeldReady* one) { return one->body.state == Readiness::taken_back; };
  const bool stands_ready = !said.empty() && std::none_of(said.begin(), said.end(), is_back);
  if (!meaning.is_ready) {
    if (!stands_ready) return {};
    return ReadyBody{Readiness::taken_back, said.front()->body.item, said.front()->body.answers};
  }
  if (const auto answer = to_release(records, meaning, is_before)) return *answer;
  const auto set = newest_set(records, meaning, is_before);
  if (!set) return {};
  const bool is_said = stands_ready && std::any_of(said.begin(), said.end(),
                                                   [&](const HeldReady* one) { return one->body.answers == *set; });
  if (is_said) return {};
  return ReadyBody{Readiness::ready, answer_of(records, set->front())->body.item, *set};
}

}  // namespace candour::sealed::plain
