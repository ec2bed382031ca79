#include "gui/semantics/tree.hpp"

#include <algorithm>
#include <cassert>

namespace candour::gui {

namespace {

bool in_reach(const Node& node) { return node.is_focusable && !node.is_disabled && !node.is_behind; }

const Node* step(const std::vector<const Node*>& order, NodeId from, int steps, bool goes_round) {
  if (order.empty()) return nullptr;
  const auto at = std::find_if(order.begin(), order.end(), [from](const Node* node) { return node->id == from; });
  if (at == order.end()) return steps > 0 ? order.front() : order.back();
  const auto count = static_cast<int>(order.size());
  const int wanted = static_cast<int>(at - order.begin()) + steps;
  if (!goes_round && (wanted < 0 || wanted >= count)) return nullptr;
  return order[static_cast<std::size_t>(((wanted % count) + count) % count)];
}

void append_states(std::string& line, const Node& node) {
  if (node.level > 0) line += " [level " + std::to_string(node.level) + "]";
  if (node.is_focused) line += " [focused]";
  if (node.is_on) line += " [on]";
  if (node.is_disabled) line += " [disabled]";
  if (node.is_behind) line += " [behind]";
}

}  // namespace

Box Box::intersection(const Box& other) const {
  const float left = std::max(x, other.x);
  const float top = std::max(y, other.y);
  return {left, top, std::max(0.0f, std::min(right(), other.right()) - left),
          std::max(0.0f, std::min(bottom(), other.bottom()) - top)};
}

Node& Tree::add(Node node) {
  assert(!node.name.empty() && "a widget without a name");
  if (node.role == Role::secret) node.value.clear();
  nodes_.push_back(std::move(node));
  return nodes_.back();
}

const Node* Tree::find(std::string_view name) const {
  const Node* text = nullptr;
  for (const auto& node : nodes_) {
    if (node.is_behind || node.name != name) continue;
    if (node.is_focusable) return &node;
    if (!text) text = &node;
  }
  return text;
}

const Node* Tree::find(NodeId id) const {
  const auto at = std::find_if(nodes_.begin(), nodes_.end(), [id](const Node& node) { return node.id == id; });
  return at == nodes_.end() ? nullptr : &*at;
}

bool Tree::shows(std::string_view words) const {
  return std::any_of(nodes_.begin(), nodes_.end(), [words](const Node& node) {
    return !node.is_behind &&
           (node.name.find(words) != std::string::npos || node.value.find(words) != std::string::npos ||
            node.description.find(words) != std::string::npos);
  });
}

// Of several to choose from Tab stops at the chosen one, or at the first where none is: the arrows choose.
bool Tree::is_tab_stop(const Node& node) const {
  if (!node.is_focusable || node.is_beside) return false;
  if (node.role != Role::choice || node.is_on) return true;
  for (const auto& other : nodes_) {
    if (other.role != Role::choice || other.group != node.group) continue;
    if (other.is_on) return false;
  }
  const auto first = std::find_if(nodes_.begin(), nodes_.end(), [&node](const Node& other) {
    return other.role == Role::choice && other.group == node.group;
  });
  return &*first == &node;
}

const Node* Tree::next_focusable(NodeId from, int steps) const {
  std::vector<const Node*> order;
  for (const auto& node : nodes_) {
    if (in_reach(node) && (is_tab_stop(node) || node.id == from)) order.push_back(&node);
  }
  return step(order, from, steps, true);
}

const Node* Tree::neighbour(NodeId from, int steps) const {
  const auto* here = find(from);
  if (!here || here->group == 0) return nullptr;
  std::vector<const Node*> order;
  for (const auto& node : nodes_) {
    if (in_reach(node) && node.group == here->group) order.push_back(&node);
  }
  return step(order, from, steps, false);
}

const Node* Tree::next_band(NodeId from, int steps) const {
  std::vector<const Node*> firsts;
  const auto* here = find(from);
  NodeId first_here = 0;
  for (const auto& node : nodes_) {
    if (!in_reach(node)) continue;
    const bool is_known =
        std::any_of(firsts.begin(), firsts.end(), [&node](const Node* first) { return first->band == node.band; });
    if (!is_known) firsts.push_back(&node);
    if (!is_known && here && here->band == node.band) first_here = node.id;
  }
  return step(firsts, first_here, steps, true);
}

std::string Tree::lines() const {
  std::string text;
  for (const auto& node : nodes_) {
    text += std::string(name_of(node.band)) + ": " + name_of(node.role) + ": " + node.name;
    if (!node.value.empty() && node.value != node.name) text += " = " + node.value;
    append_states(text, node);
    text += '\n';
  }
  return text;
}

const char* name_of(Role role) {
  switch (role) {
    case Role::heading:
      return "heading";
    case Role::text:
      return "text";
    case Role::audience:
      return "audience";
    case Role::button:
      return "button";
    case Role::choice:
      return "choice";
    case Role::check_box:
      return "check box";
    case Role::field:
      return "field";
    case Role::editor:
      return "editor";
    case Role::secret:
      return "secret";
    case Role::row:
      return "row";
    case Role::dialog:
      return "dialog";
    case Role::status:
      return "status";
  }
  return "";
}

const char* name_of(Band band) {
  switch (band) {
    case Band::title:
      return "title";
    case Band::rail:
      return "rail";
    case Band::body:
      return "body";
    case Band::strip:
      return "strip";
    case Band::foot:
      return "foot";
    case Band::dialog:
      return "dialog";
  }
  return "";
}

}  // namespace candour::gui
