#include "journal/model/brought_by.hpp"

#include <map>
#include <set>

namespace candour::journal::model {

namespace {

class Tracing {
 public:
  Tracing(const VersionGraph& graph, std::string_view wording, const TextOf& text_of)
      : graph_(graph), wording_(wording), text_of_(text_of) {}

  Result<std::optional<std::size_t>> trace() {
    auto waiting = merged_tips(graph_);
    entered_.insert(waiting.begin(), waiting.end());
    for (std::size_t at = 0; at < waiting.size(); ++at) {
      CANDOUR_TRY(const bool is_there, has(waiting[at]));
      if (is_there) CANDOUR_CHECK(follow(waiting[at], waiting));
      if (has_.size() > most_looked_into) return std::optional<std::size_t>();
    }
    return bringers_.size() == 1 ? std::optional(*bringers_.begin()) : std::nullopt;
  }

 private:
  Result<bool> has(std::size_t node) {
    if (const auto known = has_.find(node); known != has_.end()) return known->second;
    if (graph_.version(node).standing != Standing::counts) return false;
    CANDOUR_TRY(const auto text, text_of_(node));
    return has_.emplace(node, holds(text, wording_)).first->second;
  }

  // A version that has the words brought them, or what it was made from did.
  Result<> follow(std::size_t node, std::vector<std::size_t>& waiting) {
    bool is_from_before = false;
    for (const auto parent : graph_.parents(node)) {
      CANDOUR_TRY(const bool was_there, has(parent));
      is_from_before = is_from_before || was_there;
      if (was_there && entered_.insert(parent).second) waiting.push_back(parent);
    }
    if (!is_from_before) bringers_.insert(node);
    return {};
  }

  const VersionGraph& graph_;
  std::string_view wording_;
  const TextOf& text_of_;
  std::map<std::size_t, bool> has_;
  std::set<std::size_t> entered_;
  std::set<std::size_t> bringers_;
};

}  // namespace

Result<std::optional<std::size_t>> bringer_of(const VersionGraph& graph, std::string_view wording,
                                              const TextOf& text_of) {
  return Tracing(graph, wording, text_of).trace();
}

}  // namespace candour::journal::model
