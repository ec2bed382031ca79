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
    {"dark at 200 % on 640 x 480", {640, 480, 2, gui::ThemeName::dark}},
    {"dark on 1024 x 640", {1024, 640, 1, gui::ThemeName::dark}},
};

using Nodes = std::vector<Node>;

std::string said(const Node& node) {
  const auto& box = node.bounds;
  return std::string(gui::name_of(node.role)) + " \"" + node.name.substr(0, 60) + "\" at " + std::to_string(box.x) +
         " " + std::to_string(box.y) + " " + std::to_string(box.width) + " x " + std::to_string(box.height);
}

// What lies under a dialog is not in its way.
bool may_overlap(const Node& a, const Node& b) {
  return a.band != b.band || a.role == gui::Role::dialog || b.role == gui::Role::dialog;
}

void nothing_overlaps(const Nodes& nodes) {
  for (std::size_t a = 0; a < nodes.size(); ++a) {
    for (std::size_t b = a + 1; b < nodes.size(); ++b) {
      if (may_overlap(nodes[a], nodes[b])) continue;
      const auto both = nodes[a].bounds.intersection(nodes[b].bounds);
      ASSERT_LE(both.width * both.height, 1) << said(nodes[a]) << "\n" << said(nodes[b]);
    }
  }
}

void nothing_is_cut_off_at_the_sides(const Nodes& nodes, const WindowShape& shape) {
  for (const auto& node : nodes) {
    ASSERT_GE(node.bounds.x, -0.5f) << said(node);
    ASSERT_LE(node.bounds.right(), shape.width + 0.5f) << said(node);
    const bool is_fixed = node.band == Band::title || node.band == Band::foot;
    ASSERT_TRUE(!is_fixed || node.visible.height >= node.bounds.height - 1) << said(node);
  }
}

void every_target_is_big_enough(const Nodes& nodes, const WindowShape& shape) {
  for (const auto& node : nodes) {
    ASSERT_TRUE(!node.is_focusable || node.bounds.height >= 30 * shape.scale) << said(node);
  }
}

void every_text_can_be_read_on_its_paper(const Nodes& nodes, const WindowShape& shape) {
  const double least = shape.theme == gui::ThemeName::high_contrast ? 7 : 4.5;
  for (const auto& node : nodes) ASSERT_GE(gui::contrast(node.ink, node.paper), least) << said(node);
}

void everything_has_a_name(const Nodes& nodes) {
  for (const auto& node : nodes) ASSERT_FALSE(node.name.empty()) << said(node);
}

void focus_goes_in_reading_order(const Nodes& nodes) {
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

void all_laws_hold(const Nodes& nodes, const WindowShape& shape) {
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

const Names all_names[] = {
    {"short", "Meg", "Dani"},
    {"long", "Dr Margaret Elizabeth Lyle-Hughes of Northmoor and Calder", "Danielle Oluwaseun Okafor-Featherstonehaugh"},
    {"Bengali", "মার্গারেট লাইল-হিউজ", "দানিয়েল ওকাফোর"},
    {"Arabic", "مارغريت لايل هيوز", "دانييل أوكافور"},
};

class Laws : public testing::TestWithParam<Names> {
 protected:
  void SetUp() override {
    const auto& meg = journal.pair.meg;
    window = std::make_unique<HeadlessWindow>(meg.folder, journal.pair.clock, WindowShape{}, std::nullopt);
    ASSERT_TRUE(window->type_into("Passphrase", meg.passphrase_text));
    ASSERT_TRUE(window->press("Open")) << window->lines();
  }

  // Every screen behind the unlock in every shape; the palette over it too if `has_palette`.
  template <class Check>
  void everywhere(bool has_palette, const Check& check) {
    std::size_t seen = 0;
    for (const auto& shape : shapes) {
      window->reshape(shape.window);
      for (const auto& named : journal.places()) {
        window->shelf_number("summary/step") = named.summary_step;
        window->notebook().desk().carry_out(gui::act::Go{named.place});
        window->settle();
        if (has_palette) window->sign('k');
        SCOPED_TRACE(std::string(shape.name) + ", " + named.name + (has_palette ? " under the palette" : ""));
        ASSERT_EQ(window->notebook().desk().place(), named.place);
        seen += window->tree().nodes().size();
        check(window->tree().nodes(), shape.window);
        if (has_palette) window->key(gui::Key::escape);
        if (HasFailure()) return;
      }
    }
    ASSERT_GT(seen, 2000u);
  }

  SharedJournal journal{GetParam().meg, GetParam().dani};
  std::unique_ptr<HeadlessWindow> window;
};

TEST_P(Laws, HoldOnEveryScreenInEveryShape) { everywhere(false, all_laws_hold); }

TEST_P(Laws, HoldUnderThePalette) {
  if (std::string(GetParam().called) != "short") return;  // it shows nobody's name
  everywhere(true, all_laws_hold);
}

TEST_P(Laws, TheAudienceLineStandsOnEveryScreenAndNamesTheReaders) {
  const auto both = std::string(GetParam().meg) + " and " + GetParam().dani + " can read this";
  everywhere(false, [&both](const Nodes& nodes, const WindowShape&) {
    int lines = 0;
    for (const auto& node : nodes) {
      if (node.band != Band::foot || node.role != gui::Role::audience) continue;
      ++lines;
      const bool is_known =
          node.name == "Only you can read this" || node.name == both || node.name == "Each line says who can read it";
      ASSERT_TRUE(is_known) << node.name;
    }
    ASSERT_EQ(lines, 1);
  });
}

INSTANTIATE_TEST_SUITE_P(WithNames, Laws, testing::ValuesIn(all_names),
                         [](const auto& each) { return std::string(each.param.called); });

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
