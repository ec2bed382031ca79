#include "journal/sealed/answer_records.hpp"

#include <algorithm>

#include "base/defence.hpp"

namespace candour::sealed {

namespace {

Opening opening_in(const SpaceId& space) {
  return [space](const HeldAnswer& answer, const ByteArray<32>& bytes) {
    const crypto::Transient<32> secret(bytes);
    auto text = open_answer(secret, space, answer.body.item, answer.author, answer.body);
    return text ? std::optional(std::move(*text)) : std::nullopt;
  };
}

template <class Value>
const Value* value_of(const std::map<EnvelopeId, Value>& all, const EnvelopeId& id) {
  const auto found = all.find(id);
  return found == all.end() ? nullptr : &found->second;
}

const std::vector<EnvelopeId>& ids_of(const std::map<MemberKey, std::vector<EnvelopeId>>& all,
                                      const MemberKey& member) {
  static const std::vector<EnvelopeId> none;
  const auto found = all.find(member);
  return found == all.end() ? none : found->second;
}

}  // namespace

AnswerRecords::AnswerRecords(const SpaceId& space) : opening_(opening_in(space)) {}

// It may be the last that a set lacked, whose other answers were released before.
std::set<EnvelopeId> AnswerRecords::add(HeldAnswer answer) {
  const auto id = answer.id;
  if (known_.insert(id).second) take_in(std::move(answer));
  std::set<EnvelopeId> may_be_open{id};
  const auto* sets = value_of(named_before_, id);
  if (sets == nullptr) return may_be_open;
  for (const auto* set : *sets) {
    if (full_sets_.contains(*set)) may_be_open.insert(set->begin(), set->end());
  }
  return may_be_open;
}

void AnswerRecords::take_in(HeldAnswer answer) {
  const auto id = answer.id;
  answers_of_[answer.author].push_back(id);
  ++closed_[answer.body.commitment][answer.author];
  answers_.emplace(id, std::move(answer));
  if (const auto* sets = value_of(named_before_, id)) {
    for (const auto* set : *sets) look_at(*set);
  }
  const auto releases = waiting_.extract(id);
  if (releases.empty()) return;
  for (const auto& release : releases.mapped()) try_to_open(release);
}

std::set<EnvelopeId> AnswerRecords::add(HeldReady ready) {
  const auto set = ready.body.answers;
  std::set<EnvelopeId> may_be_open(set.begin(), set.end());
  if (!known_.insert(ready.id).second) return may_be_open;
  const auto [said, is_new] = said_ready_.try_emplace(set);
  if (ready.body.state == Readiness::ready) said->second.insert(ready.author);
  for (const auto& id : set) {
    if (is_new && !answers_.contains(id)) named_before_[id].push_back(&said->first);
  }
  look_at(set);
  readies_of_[ready.author].push_back(ready.id);
  readies_.emplace(ready.id, std::move(ready));
  return may_be_open;
}

std::set<EnvelopeId> AnswerRecords::add(const HeldRelease& release) {
  const auto& answer = release.body.answer;
  if (!known_.insert(release.id).second) return {answer};
  if (answers_.contains(answer)) {
    try_to_open(release);
  } else {
    waiting_[answer].push_back(release);
  }
  return {answer};
}

void AnswerRecords::look_at(const AnswerSet& set) {
  const auto authors = authors_of(set);
  const auto& said = said_ready_.at(set);
  if (!authors || authors->size() < 2) return;
  if (CANDOUR_DEFENCE("80", !std::includes(said.begin(), said.end(), authors->begin(), authors->end()))) return;
  full_sets_.insert(set);
  in_a_full_set_.insert(set.begin(), set.end());
}

// One commitment has one secret: once that is known, another release is true if it tells the same.
void AnswerRecords::try_to_open(const HeldRelease& release) {
  const auto& answer = answers_.at(release.body.answer);
  if (answer.author != release.author) return;
  if (const auto* known = value_of(released_, answer.id)) {
    if (known->secret != release.body.secret) return;
  } else {
    auto text = opening_(answer, release.body.secret);
    if (!text) return;
    note_released(answer, release.body.secret, std::move(*text));
  }
  true_releases_[release.author].push_back(release.id);
}

void AnswerRecords::note_released(const HeldAnswer& answer, const ByteArray<32>& secret, Bytes text) {
  released_.emplace(answer.id, Released{secret, {answer.id, answer.author, std::move(text)}});
  auto& closed = closed_.at(answer.body.commitment);
  if (--closed.at(answer.author) == 0) closed.erase(answer.author);
}

const HeldAnswer* AnswerRecords::answer(const EnvelopeId& id) const { return value_of(answers_, id); }

const HeldReady* AnswerRecords::ready(const EnvelopeId& id) const { return value_of(readies_, id); }

const std::vector<EnvelopeId>& AnswerRecords::answers_of(const MemberKey& member) const {
  return ids_of(answers_of_, member);
}

const std::vector<EnvelopeId>& AnswerRecords::readies_of(const MemberKey& member) const {
  return ids_of(readies_of_, member);
}

std::optional<std::set<MemberKey>> AnswerRecords::authors_of(const AnswerSet& set) const {
  std::set<MemberKey> authors;
  for (const auto& id : set) {
    const auto* one = answer(id);
    if (one == nullptr || !authors.insert(one->author).second) return std::nullopt;
  }
  return authors;
}

bool AnswerRecords::is_copied(const EnvelopeId& id) const {
  const auto& copied = answers_.at(id);
  const auto& closed = closed_.at(copied.body.commitment);
  const auto is_of_another = [&](const auto& one) { return one.first != copied.author; };
  return !is_released(id) && std::any_of(closed.begin(), closed.end(), is_of_another);
}

const OpenedAnswer* AnswerRecords::opened(const EnvelopeId& id) const {
  const auto* released = value_of(released_, id);
  return released != nullptr && in_a_full_set_.contains(id) ? &released->answer : nullptr;
}

}  // namespace candour::sealed
