// Laws of layout over every screen, theme, size and name: read from the semantic tree, so that no eye is needed.
#include <gtest/gtest.h>

#include "gui/widgets/theme.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/gui/support/shared_journal.hpp"

namespace candour::test {
namespace {

using gui::Band;
using gui::Node;

struct Shape {
  const char* name;
  WindowShape window;
};

const Shape shapes[] = {
    {"light at 100 %", {1280, 800, 1, gui::ThemeName::light}},
    {"light at 80 %", {1280, 800, 0.8f, gui::ThemeName::light}},
    {"dark at 150 %", {1280, 800, 1.5f, gui::ThemeName::dark}},
    {"high contrast at 200 %", {1280, 800, 2, gui::ThemeName::high_contrast}},
    {"light at 300 %", {1280, 800, 3, gui::ThemeName::light}},
    {"light on 640 x 480", {640, 480, 1, gui::ThemeName::light}},
    {"dark on 1024 x 640", {1024, 640, 1, gui::ThemeName::dark}},
};

class Laws : public testing::Test {
 protected:
  void SetUp() override {
    const auto& meg = journal.pair.meg;
    window = std::make_unique<HeadlessWindow>(meg.folder, journal.pair.clock, WindowShape{}, std::nullopt);
    ASSERT_TRUE(window->type_into("Passphrase", meg.passphrase_text));
    ASSERT_TRUE(window->press("Open")) << window->lines();
  }

  template <class Check>
  void everywhere(const Check& check) {
    std::size_t seen = 0;
    for (const auto& shape : shapes) {
      window->reshape(shape.window);
      for (const auto& named : journal.places()) {
        window->shelf_number("summary/step") = named.summary_step;
        window->notebook().desk().carry_out(gui::act::Go{named.place});
        window->settle();
        SCOPED_TRACE(std::string(shape.name) + ", " + named.name);
        ASSERT_EQ(window->notebook().desk().place(), named.place);
        seen += window->tree().nodes().size();
        check(window->tree().nodes(), shape.window);
        if (HasFailure()) return;
      }
    }
    ASSERT_GT(seen, 2000u);
  }

  SharedJournal journal;
  std::unique_ptr<HeadlessWindow> window;
};

std::string said(const Node& node) {
  const auto& box = node.bounds;
  return std::string(gui::name_of(node.role)) + " \"" + node.name.substr(0, 60) + "\" at " + std::to_string(box.x) +
         " " + std::to_string(box.y) + " " + std::to_string(box.width) + " x " + std::to_string(box.height);
}

TEST_F(Laws, NothingOverlaps) {
  everywhere([](const std::vector<Node>& nodes, const WindowShape&) {
    for (std::size_t a = 0; a < nodes.size(); ++a) {
      for (std::size_t b = a + 1; b < nodes.size(); ++b) {
        if (nodes[a].band != nodes[b].band || nodes[a].role == gui::Role::dialog) continue;
        const auto both = nodes[a].bounds.intersection(nodes[b].bounds);
        ASSERT_LE(both.width * both.height, 1) << said(nodes[a]) << "\n" << said(nodes[b]);
      }
    }
  });
}

TEST_F(Laws, NothingIsCutOffAtTheSides) {
  everywhere([](const std::vector<Node>& nodes, const WindowShape& shape) {
    for (const auto& node : nodes) {
      ASSERT_GE(node.bounds.x, -0.5f) << said(node);
      ASSERT_LE(node.bounds.right(), shape.width + 0.5f) << said(node);
      const bool is_fixed = node.band == Band::title || node.band == Band::foot;
      ASSERT_TRUE(!is_fixed || node.visible.height >= node.bounds.height - 1) << said(node);
    }
  });
}

TEST_F(Laws, EveryTargetIsBigEnough) {
  everywhere([](const std::vector<Node>& nodes, const WindowShape& shape) {
    for (const auto& node : nodes) {
      ASSERT_TRUE(!node.is_focusable || node.bounds.height >= 30 * shape.scale) << said(node);
    }
  });
}

TEST_F(Laws, EveryTextCanBeReadOnItsPaper) {
  everywhere([](const std::vector<Node>& nodes, const WindowShape& shape) {
    const double least = shape.theme == gui::ThemeName::high_contrast ? 7 : 4.5;
    for (const auto& node : nodes) ASSERT_GE(gui::contrast(node.ink, node.paper), least) << said(node);
  });
}

TEST_F(Laws, FocusGoesInReadingOrder) {
  everywhere([](const std::vector<Node>& nodes, const WindowShape&) {
    const Node* before = nullptr;
    for (const auto& node : nodes) {
      if (!node.is_focusable) continue;
      if (before && before->band == node.band) {
        const bool goes_back = node.bounds.bottom() <= before->bounds.y + 1 && node.bounds.x <= before->bounds.x;
        ASSERT_FALSE(goes_back) << said(*before) << "\n" << said(node);
      }
      before = &node;
    }
  });
}

TEST_F(Laws, TheAudienceLineStandsOnEveryScreenAndNamesTheReaders) {
  everywhere([](const std::vector<Node>& nodes, const WindowShape&) {
    int lines = 0;
    for (const auto& node : nodes) {
      if (node.band != Band::foot || node.role != gui::Role::audience) continue;
      ++lines;
      const bool is_known = node.name == "Only you can read this" || node.name == "Meg and Dani can read this";
      ASSERT_TRUE(is_known) << node.name;
    }
    ASSERT_EQ(lines, 1);
  });
}

// The table of the design, computed anew from the colours themselves.
TEST(Theme, KeepsItsContrasts) {
  for (const auto name : gui::all_themes) {
    const auto& theme = gui::theme(name);
    for (const auto paper : {theme.paper, theme.panel, theme.raised}) {
      EXPECT_GE(gui::contrast(theme.ink, paper), 10.9) << gui::name_of(name);
      EXPECT_GE(gui::contrast(theme.muted, paper), 5.5) << gui::name_of(name);
      EXPECT_GE(gui::contrast(theme.line, paper), 3.3) << gui::name_of(name);
      EXPECT_GE(gui::contrast(theme.focus, paper), 6.1) << gui::name_of(name);
      for (const auto state : {theme.mine, theme.mentors, theme.everyone, theme.good, theme.care, theme.alarm}) {
        EXPECT_GE(gui::contrast(state, paper), 4.5) << gui::name_of(name);
      }
    }
    EXPECT_GE(gui::contrast(theme.on_accent, theme.accent), 7.2) << gui::name_of(name);
    EXPECT_GE(gui::contrast(theme.ink, theme.selection), 7.7) << gui::name_of(name);
  }
}

}  // namespace
}  // namespace candour::test
