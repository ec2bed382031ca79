// The laws of layout, read from the semantic tree, and the shapes and names under which they must hold.
#pragma once

#include <gtest/gtest.h>

#include "gui/widgets/theme.hpp"
#include "tests/gui/support/headless_window.hpp"

namespace candour::test {

using gui::Band;
using gui::Node;

struct Shape {
  const char* name;
  WindowShape window;
};

inline const Shape shapes[] = {
    {"light at 100 %", {1280, 800, 1, gui::ThemeName::light}},
    {"light at 80 %", {1280, 800, 0.8f, gui::ThemeName::light}},
    {"dark at 150 %", {1280, 800, 1.5f, gui::ThemeName::dark}},
    {"high contrast at 200 %", {1280, 800, 2, gui::ThemeName::high_contrast}},
    {"light at 300 %", {1280, 800, 3, gui::ThemeName::light}},
    {"light on 640 x 480", {640, 480, 1, gui::ThemeName::light}},
    {"dark at 200 % on 640 x 480", {640, 480, 2, gui::ThemeName::dark}},
    {"dark on 1024 x 640", {1024, 640, 1, gui::ThemeName::dark}},
};

using Nodes = std::vector<Node>;

inline std::string said(const Node& node) {
  const auto& box = node.bounds;
  return std::string(gui::name_of(node.role)) + " \"" + node.name.substr(0, 60) + "\" at " + std::to_string(box.x) +
         " " + std::to_string(box.y) + " " + std::to_string(box.width) + " x " + std::to_string(box.height);
}

// What lies under a dialog is not in its way.
inline bool may_overlap(const Node& a, const Node& b) {
  return a.band != b.band || a.role == gui::Role::dialog || b.role == gui::Role::dialog;
}

inline void nothing_overlaps(const Nodes& nodes) {
  for (std::size_t a = 0; a < nodes.size(); ++a) {
    for (std::size_t b = a + 1; b < nodes.size(); ++b) {
      if (may_overlap(nodes[a], nodes[b])) continue;
      const auto both = nodes[a].bounds.intersection(nodes[b].bounds);
      ASSERT_LE(both.width * both.height, 1) << said(nodes[a]) << "\n" << said(nodes[b]);
    }
  }
}

inline void nothing_is_cut_off_at_the_sides(const Nodes& nodes, const WindowShape& shape) {
  for (const auto& node : nodes) {
    ASSERT_GE(node.bounds.x, -0.5f) << said(node);
    ASSERT_LE(node.bounds.right(), shape.width + 0.5f) << said(node);
    const bool is_fixed = node.band == Band::title || node.band == Band::foot;
    ASSERT_TRUE(!is_fixed || node.visible.height >= node.bounds.height - 1) << said(node);
  }
}

inline void every_target_is_big_enough(const Nodes& nodes, const WindowShape& shape) {
  for (const auto& node : nodes) {
    ASSERT_TRUE(!node.is_focusable || node.bounds.height >= 30 * shape.scale) << said(node);
  }
}

inline void every_text_can_be_read_on_its_paper(const Nodes& nodes, const WindowShape& shape) {
  const double least = shape.theme == gui::ThemeName::high_contrast ? 7 : 4.5;
  for (const auto& node : nodes) ASSERT_GE(gui::contrast(node.ink, node.paper), least) << said(node);
}

inline void everything_has_a_name(const Nodes& nodes) {
  for (const auto& node : nodes) ASSERT_FALSE(node.name.empty()) << said(node);
}

inline void focus_goes_in_reading_order(const Nodes& nodes) {
  const Node* before = nullptr;
  for (const auto& node : nodes) {
    if (!node.is_focusable) continue;
    if (before && before->band == node.band) {
      const bool goes_back = node.bounds.bottom() <= before->bounds.y + 1 && node.bounds.x <= before->bounds.x;
      ASSERT_FALSE(goes_back) << said(*before) << "\n" << said(node);
    }
    before = &node;
  }
}

inline void all_laws_hold(const Nodes& nodes, const WindowShape& shape) {
  ASSERT_NO_FATAL_FAILURE(nothing_overlaps(nodes));
  ASSERT_NO_FATAL_FAILURE(nothing_is_cut_off_at_the_sides(nodes, shape));
  ASSERT_NO_FATAL_FAILURE(every_target_is_big_enough(nodes, shape));
  ASSERT_NO_FATAL_FAILURE(every_text_can_be_read_on_its_paper(nodes, shape));
  ASSERT_NO_FATAL_FAILURE(everything_has_a_name(nodes));
  ASSERT_NO_FATAL_FAILURE(focus_goes_in_reading_order(nodes));
}

struct Names {
  const char* called;
  const char* meg;
  const char* dani;
};

inline const Names all_names[] = {
    {"short", "Meg", "Dani"},
    {"long", "Dr Margaret Elizabeth Lyle-Hughes of Northmoor and Calder", "Danielle Oluwaseun Okafor-Featherstonehaugh"},
    {"Bengali", "মার্গারেট লাইল-হিউজ", "দানিয়েল ওকাফোর"},
    {"Arabic", "مارغريت لايل هيوز", "دانييل أوكافور"},
};

}  // namespace candour::test
