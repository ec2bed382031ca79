// Laws of layout over every screen, theme, size and name: read from the semantic tree, so that no eye is needed.
#include <gtest/gtest.h>

#include "gui/widgets/theme.hpp"
#include "journal/kinds/registry.hpp"
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
        // They are paired: the page that invites leads on to the one that says so.
        const bool leads_on = named.place.screen == gui::Screen::invite;
        if (leads_on && window->notebook().desk().place().screen == gui::Screen::compare) continue;
        if (has_palette) window->sign('k');
        SCOPED_TRACE(std::string(shape.name) + ", " + named.name + (has_palette ? " under the palette" : ""));
        ASSERT_EQ(window->notebook().desk().place(), named.place);
        seen += window->tree().nodes().size();
        if constexpr (std::is_invocable_v<Check, const Nodes&, const WindowShape&, const NamedPlace&>)
          check(window->tree().nodes(), shape.window, named);
        else
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
  everywhere(true, all_laws_hold);
}

// What the audience line of each place must say, by the space of the very text that stands there.
enum class Reads { mine, everyone, until_kept, each_line, each_part };

Reads reads_at(const NamedPlace& named) {
  const auto& place = named.place;
  const auto kind = place.kind ? *place.kind : place.item ? place.item->kind : journal::model::ItemKind::private_note;
  const bool is_shared = journal::kinds::registry().find(kind)->space == journal::model::Space::everyone;
  switch (place.screen) {
    case gui::Screen::journal:
    case gui::Screen::search:
      return Reads::each_line;
    case gui::Screen::meeting:
    case gui::Screen::share:
      return Reads::each_part;
    case gui::Screen::meetings:
    case gui::Screen::summary:
      return Reads::everyone;
    case gui::Screen::entry:
      return is_shared ? Reads::each_part : Reads::mine;
    case gui::Screen::history:
      return is_shared ? Reads::everyone : Reads::mine;
    case gui::Screen::form:
    case gui::Screen::write:
      return is_shared ? Reads::until_kept : Reads::mine;
    default:
      return Reads::mine;
  }
}

struct Sentences {
  std::string both;
  std::string of(Reads reads) const {
    switch (reads) {
      case Reads::mine:
        return "Only you can read this";
      case Reads::everyone:
        return both;
      case Reads::until_kept:
        return "Only you can read this until you keep it. Then: " + both;
      case Reads::each_line:
        return "Each line says who can read it";
      case Reads::each_part:
        return "Each part says who can read it";
    }
    return {};
  }
};

// The lines of the parts of a page, from above.
std::vector<Reads> parts_of(const NamedPlace& named) {
  if (named.place.screen == gui::Screen::share) return {Reads::mine, Reads::until_kept};
  if (named.place.screen == gui::Screen::meeting) {
    return {Reads::everyone, Reads::mine, Reads::everyone, Reads::until_kept};
  }
  if (named.place.screen == gui::Screen::entry && reads_at(named) == Reads::each_part) {
    return {Reads::everyone, Reads::until_kept};
  }
  return {};
}

// What is wrong with what a page says about its readers.
std::string audience_fault(const Nodes& nodes, const NamedPlace& named, const Sentences& sentences,
                           const std::string& members) {
  std::vector<std::string> foot, parts;
  for (const auto& node : nodes) {
    if (node.role == gui::Role::audience) (node.band == Band::foot ? foot : parts).push_back(node.name);
    const bool names_members = node.band == Band::title && node.name == members;
    if (names_members && reads_at(named) != Reads::everyone) return "the title names members";
  }
  if (foot != std::vector{sentences.of(reads_at(named))}) return foot.empty() ? "no line" : "the foot: " + foot.front();
  const auto wanted = parts_of(named);
  for (std::size_t part = 0; part < std::max(wanted.size(), parts.size()); ++part) {
    if (part >= parts.size() || part >= wanted.size()) return "a part too many or too few";
    if (parts[part] != sentences.of(wanted[part])) return "a part: " + parts[part];
  }
  return {};
}

TEST_P(Laws, EveryPageSaysWhoReadsTheVeryTextThatStandsThere) {
  const auto members = std::string(GetParam().meg) + " and " + GetParam().dani;
  const Sentences sentences{members + " can read this"};
  everywhere(false, [&](const Nodes& nodes, const WindowShape&, const NamedPlace& named) {
    ASSERT_EQ(audience_fault(nodes, named, sentences, members), "");
    const auto* list = std::get_if<gui::ListScreen>(&window->notebook().desk().screen());
    for (const auto& row : list ? list->rows : std::vector<gui::Row>{}) {
      const bool is_shared = journal::kinds::registry().find(row.key.kind)->space == journal::model::Space::everyone;
      ASSERT_EQ(row.reader, sentences.of(is_shared ? Reads::everyone : Reads::mine)) << row.name;
    }
  });
}

// A law that accepts everything holds everywhere: these pages say what is not so.
TEST_P(Laws, APageThatSaysTheContraryOfItsAudienceIsFound) {
  const auto members = std::string(GetParam().meg) + " and " + GetParam().dani;
  const Sentences sentences{members + " can read this"};
  std::size_t changed = 0;
  everywhere(false, [&](const Nodes& nodes, const WindowShape&, const NamedPlace& named) {
    for (std::size_t index = 0; index < nodes.size(); ++index) {
      if (nodes[index].role != gui::Role::audience) continue;
      for (const auto reads : {Reads::mine, Reads::everyone, Reads::until_kept, Reads::each_line, Reads::each_part}) {
        auto other = nodes;
        other[index].name = sentences.of(reads);
        if (other[index].name == nodes[index].name) continue;
        ++changed;
        ASSERT_NE(audience_fault(other, named, sentences, members), "") << named.name << ": " << other[index].name;
      }
    }
  });
  EXPECT_GT(changed, 100u);
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
