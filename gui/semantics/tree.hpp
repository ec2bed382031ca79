// The tree of what is on screen. Every widget declares one node as it draws; tests, Tab order, the palette and later
// a screen-reader bridge read it. Order of declaration is reading order.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace candour::gui {

// Pixels from the upper left corner of the window.
struct Box {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;
  float right() const { return x + width; }
  float bottom() const { return y + height; }
  bool contains(float px, float py) const { return px >= x && px < right() && py >= y && py < bottom(); }
  bool overlaps(const Box& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  Box intersection(const Box& other) const;
};

enum class Role : std::uint8_t {
  heading,
  text,
  audience,  // who can read what stands above it
  button,
  choice,     // one of several
  check_box,  // on or off
  field,      // one line
  editor,     // many lines
  secret,     // its value is never in the tree
  row,        // of a list
  dialog,
  status,
};

// The bands of a screen, in reading order; F6 goes from one to the next.
enum class Band : std::uint8_t { title, rail, body, strip, foot, dialog };

using NodeId = std::uint64_t;

struct Node {
  NodeId id = 0;
  Role role = Role::text;
  Band band = Band::body;
  std::string name;   // what a person would call it; never empty
  std::string value;  // of a field or editor; always empty for a secret
  std::string description{};
  Box bounds{};           // where it stands, also when scrolled out of sight
  Box visible{};          // the part of it that can be seen
  std::uint32_t ink = 0;  // of its text and what lies behind it, as 0xAABBGGRR; for the contrast law
  std::uint32_t paper = 0;
  std::size_t level = 0;  // of a row: how deep it stands under others
  NodeId group = 0;  // arrows move among nodes of one group; 0 is none
  bool is_focusable = false;
  bool is_beside = false;  // Tab passes it by: an arrow key leads to it from what it belongs to
  bool is_focused = false;
  bool is_disabled = false;
  bool is_on = false;      // chosen or ticked
  bool is_behind = false;  // under a dialog: seen, and out of reach
};

class Tree {
 public:
  void clear() { nodes_.clear(); }
  Node& add(Node node);
  const std::vector<Node>& nodes() const { return nodes_; }

  // The first node of that name in reach, a focusable one before a text.
  const Node* find(std::string_view name) const;
  const Node* find(NodeId id) const;
  // True if some node in reach says `words`, in its name, value or description.
  bool shows(std::string_view words) const;
  // True if Tab stops at it.
  bool is_tab_stop(const Node& node) const;
  // The focusable node `steps` after `from` in reading order, round and round; nullptr if there is none.
  const Node* next_focusable(NodeId from, int steps) const;
  // The neighbour within the same group, without going round; nullptr at its end.
  const Node* neighbour(NodeId from, int steps) const;
  // The first focusable node of the next band after that of `from`.
  const Node* next_band(NodeId from, int steps) const;

  // One line a node: role, name, value, states. What `candour --dump-tree` prints.
  std::string lines() const;

 private:
  std::vector<Node> nodes_;
};

const char* name_of(Role role);
const char* name_of(Band band);

}  // namespace candour::gui
