#include "journal/model/own_entries.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "journal/model/version_graph.hpp"

namespace candour::journal::model {

namespace {

constexpr std::size_t most_entries = 65'535;

bool ends_with_key(const Bytes& entry, const MemberKey& writer) {
  return entry.size() >= MemberKey::size && equal(ByteView(entry).last(MemberKey::size), writer);
}

// Marks everything that one of `nodes` has seen.
std::vector<bool> seen_by(const VersionGraph& graph, const std::vector<std::size_t>& nodes) {
  std::vector<bool> seen(graph.size());
  std::vector<std::size_t> waiting = nodes;
  while (!waiting.empty()) {
    const auto node = waiting.back();
    waiting.pop_back();
    for (const auto parent : graph.parents(node)) {
      if (seen[parent]) continue;
      seen[parent] = true;
      waiting.push_back(parent);
    }
  }
  return seen;
}

void take_own(SetValue& entries, const EncodedValue& value, const MemberKey& writer) {
  const auto parsed = parse_value(FieldType::set, value);
  const auto* set = parsed ? std::get_if<SetValue>(&*parsed) : nullptr;
  if (set == nullptr) return;
  for (const auto& entry : *set) {
    if (ends_with_key(entry, writer)) entries.insert(entry);
  }
}

}  // namespace

std::vector<std::size_t> newest_of_each_writer(const std::vector<FieldVersion>& versions,
                                               const std::vector<MemberKey>& writers) {
  const VersionGraph graph(versions);
  std::map<VersionName, std::size_t> index_of;
  for (std::size_t i = 0; i < versions.size(); ++i) index_of[versions[i].name] = i;
  std::map<MemberKey, std::vector<std::size_t>> of_writer;
  for (std::size_t node = 0; node < graph.size(); ++node) {
    if (graph.is_in(node)) of_writer[writers[index_of.at(graph.version(node).name)]].push_back(node);
  }
  std::vector<std::size_t> newest;
  for (const auto& [writer, nodes] : of_writer) {
    const auto seen = seen_by(graph, nodes);
    for (const auto node : nodes) {
      if (!seen[node]) newest.push_back(index_of.at(graph.version(node).name));
    }
  }
  return newest;
}

SetValue own_entries_of(const std::vector<WrittenValue>& newest) {
  std::map<MemberKey, SetValue> of_writer;
  for (const auto& written : newest) take_own(of_writer[written.writer], written.value, written.writer);
  SetValue all;
  for (auto& [writer, entries] : of_writer) {
    const auto share = std::min(entries.size(), most_entries / of_writer.size());
    all.insert(entries.begin(), std::next(entries.begin(), static_cast<std::ptrdiff_t>(share)));
  }
  return all;
}

}  // namespace candour::journal::model
