#include "journal/model/tree.hpp"

#include <algorithm>
#include <map>

namespace candour::journal::model {

namespace {

class Tree {
 public:
  Tree(const TreeSpec& spec, const std::vector<HeldItem>& items) : spec_(spec), items_(items), marks_(items.size()) {
    for (std::size_t i = 0; i < items.size(); ++i) by_key_.emplace(items[i].key, i);
    find_rings();
    for (std::size_t i = 0; i < items.size(); ++i) {
      const auto parent = marks_[i] == TreeMark::none ? parent_of(i) : std::nullopt;
      (parent ? below_[*parent] : roots_).push_back(i);
    }
  }

  std::vector<TreePosition> places() {
    std::vector<TreePosition> out;
    std::vector<std::pair<std::size_t, std::size_t>> open;  // item and level; the next stands last
    push(open, roots_, 0);
    while (!open.empty()) {
      const auto [item, level] = open.back();
      open.pop_back();
      out.push_back({item, std::min(level, most_levels - 1), marks_[item]});
      push(open, below_[item], level + 1);
    }
    return out;
  }

 private:
  const Link* link_of(std::size_t item) const {
    const auto* parent = items_[item].field(spec_.parent);
    return parent != nullptr ? std::get_if<Link>(&parent->value) : nullptr;
  }
  std::optional<std::size_t> parent_of(std::size_t item) const {
    const auto* link = link_of(item);
    const auto found = link != nullptr ? by_key_.find(*link) : by_key_.end();
    return found == by_key_.end() ? std::nullopt : std::optional(found->second);
  }

  // Each item is walked over once: a walk ends where an earlier one went, or where it meets itself.
  void find_rings() {
    std::vector<std::size_t> walk_of(items_.size(), 0);
    for (std::size_t start = 0; start < items_.size(); ++start) {
      if (link_of(start) != nullptr && !parent_of(start)) marks_[start] = TreeMark::lost;
      std::optional<std::size_t> item = start;
      for (; item && walk_of[*item] == 0; item = parent_of(*item)) walk_of[*item] = start + 1;
      if (!item || walk_of[*item] != start + 1) continue;
      for (auto in_ring = *item; marks_[in_ring] != TreeMark::in_a_ring; in_ring = *parent_of(in_ring)) {
        marks_[in_ring] = TreeMark::in_a_ring;
      }
    }
  }

  void push(std::vector<std::pair<std::size_t, std::size_t>>& open, std::vector<std::size_t> items, std::size_t level) const {
    std::sort(items.begin(), items.end(), [this](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    for (auto item = items.rbegin(); item != items.rend(); ++item) open.emplace_back(*item, level);
  }
  std::pair<Bytes, ItemKey> rank(std::size_t item) const {
    const auto* order = items_[item].field(spec_.order);
    const auto* value = order != nullptr ? std::get_if<Order>(&order->value) : nullptr;
    return {value != nullptr ? value->rank : Bytes(), items_[item].key};
  }

  const TreeSpec& spec_;
  const std::vector<HeldItem>& items_;
  std::vector<TreeMark> marks_;
  std::map<ItemKey, std::size_t> by_key_;
  std::map<std::size_t, std::vector<std::size_t>> below_;
  std::vector<std::size_t> roots_;
};

}  // namespace

std::vector<TreePosition> in_tree(const TreeSpec& spec, const std::vector<HeldItem>& items) { return Tree(spec, items).places(); }

}  // namespace candour::journal::model
