// Questions about many records at once, each in time linear in what is held: which have seen what, and which have the
// authority of class 3 (protocol.md B8.4, B17).
#include <algorithm>

#include "journal/sealed/record_graph.hpp"

namespace candour::sealed {

namespace {

constexpr std::size_t bits_of_a_block = 64;

// Answers `combine(id, what the ids that `before(id)` names answered)` for every id that is reached, each once. A stack
// of its own: a history may be longer than the program's stack is deep.
template <class Answer, class Before, class Combine>
class Walk {
 public:
  Walk(Before before, Combine combine) : before_(std::move(before)), combine_(std::move(combine)) {}

  Answer of(const EnvelopeId& start) {
    std::vector<std::pair<EnvelopeId, bool>> stack{{start, false}};
    while (!stack.empty()) {
      const auto [id, is_entered] = stack.back();
      stack.pop_back();
      if (answers_.contains(id)) continue;
      if (is_entered) {
        answers_.emplace(id, combine_(id, answers_));
        continue;
      }
      stack.emplace_back(id, true);
      for (const auto& earlier : before_(id)) {
        if (!answers_.contains(earlier)) stack.emplace_back(earlier, false);
      }
    }
    return answers_.at(start);
  }

 private:
  Before before_;
  Combine combine_;
  std::unordered_map<EnvelopeId, Answer> answers_;
};

template <class Answer, class Before, class Combine>
Walk<Answer, Before, Combine> walk(Before before, Combine combine) {
  return {std::move(before), std::move(combine)};
}

}  // namespace

std::optional<Tip> RecordGraph::tip(const EnvelopeId& env_id) const {
  const auto node = nodes_.find(env_id);
  if (node == nodes_.end()) return std::nullopt;
  const auto& record = node->second.record;
  return Tip{record.device, record.chain, record.seq, record.env_id};
}

std::vector<EnvelopeId> RecordGraph::held_links(const EnvelopeId& env_id) const {
  std::vector<EnvelopeId> out;
  const auto node = nodes_.find(env_id);
  if (node == nodes_.end()) return out;
  for (const auto& link : node->second.links) {
    if (nodes_.contains(link.id)) out.push_back(link.id);
  }
  return out;
}

std::vector<bool> RecordGraph::have_seen(const std::vector<EnvelopeId>& records,
                                         const std::set<EnvelopeId>& needed) const {
  std::vector<bool> out;
  for (const auto& record : records) out.push_back(nodes_.contains(record));
  for (auto next = needed.begin(); next != needed.end();) {
    std::unordered_map<EnvelopeId, std::uint64_t> bits;
    while (next != needed.end() && bits.size() < bits_of_a_block) bits.emplace(*next++, std::uint64_t{1} << bits.size());
    const auto all = bits.size() == bits_of_a_block ? ~std::uint64_t{0} : (std::uint64_t{1} << bits.size()) - 1;
    const auto before = [&](const EnvelopeId& id) { return held_links(id); };
    auto seen = walk<std::uint64_t>(before, [&](const EnvelopeId& id, const auto& answers) {
      std::uint64_t mask = 0;
      for (const auto& link : held_links(id)) {
        if (const auto seen_before = answers.find(link); seen_before != answers.end()) mask |= seen_before->second;
        if (const auto bit = bits.find(link); bit != bits.end()) mask |= bit->second;
      }
      return mask;
    });
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (out[i]) out[i] = seen.of(records[i]) == all;
    }
  }
  return out;
}

std::set<EnvelopeId> RecordGraph::seen_by(const std::vector<EnvelopeId>& later,
                                          const std::set<EnvelopeId>& asked) const {
  std::set<EnvelopeId> seen;
  std::unordered_set<EnvelopeId> walked;
  auto from = later;
  while (!from.empty() && seen.size() < asked.size()) {
    const auto id = from.back();
    from.pop_back();
    const auto node = nodes_.find(id);
    if (node == nodes_.end() || !walked.insert(id).second) continue;
    for (const auto& link : node->second.links) {
      if (asked.contains(link.id) && nodes_.contains(link.id)) seen.insert(link.id);
      from.push_back(link.id);
    }
  }
  return seen;
}

std::vector<bool> RecordGraph::have_authority(const std::vector<EnvelopeId>& records) const {
  const auto own_before = [&](const EnvelopeId& id) {
    auto links = held_links(id);
    const auto& device = nodes_.at(id).record.device;
    std::erase_if(links, [&](const EnvelopeId& link) { return nodes_.at(link).record.device != device; });
    return links;
  };
  auto sound = walk<bool>(own_before, [&](const EnvelopeId& id, const auto& answers) {
    const auto& node = nodes_.at(id);
    if (contradicts(node) || has_own_gap(node)) return false;
    const auto links = own_before(id);
    return std::all_of(links.begin(), links.end(), [&](const EnvelopeId& link) {
      const auto before = answers.find(link);
      return before == answers.end() || before->second;
    });
  });
  std::vector<bool> out;
  for (const auto& record : records) out.push_back(counts(record) && sound.of(record));
  return out;
}

}  // namespace candour::sealed
