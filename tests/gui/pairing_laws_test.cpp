// The pages of a pairing in each of its states, also those that a journal which is shared already never shows: the laws of
// layout hold on each, under every name and in every shape.
#include <imgui.h>

#include "gui/screens/views.hpp"
#include "journal/vault/pairing_views.hpp"
#include "tests/gui/support/layout_laws.hpp"

namespace candour::test {
namespace {

using gui::PairingScreen;
using journal::PairingStage;

// A view by itself, without a notebook around it.
class Page {
 public:
  Page() : context_(ImGui::CreateContext()), shelf_(engine_), ui_(engine_, shelf_, clipboard_) {
    ImGui::SetCurrentContext(context_);
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
  }
  ~Page() { ImGui::DestroyContext(context_); }
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  template <class Draw>
  const Nodes& draw(const WindowShape& shape, const Draw& draw_view) {
    for (int times = 0; times < 4; ++times) {  // cards know their height from the frame before
      ImGui::GetIO().DisplaySize = {shape.width, shape.height};
      ImGui::GetIO().DeltaTime = 1.0f / 60;
      ImGui::NewFrame();
      gui::Look look;
      look.theme = shape.theme;
      look.scale = shape.scale;
      const gui::Box box{0, 0, shape.width, shape.height};
      ui_.begin(*ImGui::GetBackgroundDrawList(), box, look, {}, gui::Modal::no);
      ui_.begin_scroll(gui::Band::body, "page", box, ui_.colours().paper, 720);
      draw_view(ui_);
      ui_.end_scroll();
      ui_.end();
      ImGui::Render();
    }
    return ui_.tree().nodes();
  }

 private:
  ImGuiContext* context_;
  gui::text::Engine engine_;
  gui::Shelf shelf_;
  MemoryClipboard clipboard_;
  gui::Ui ui_;
};

PairingScreen screen_of(PairingStage stage, const char* partner) {
  PairingScreen screen;
  screen.pairing.stage = stage;
  screen.partner = partner;
  screen.until = "Fri 16 January";
  screen.pairing.read_aloud = stage == PairingStage::comparing ? "48213 90417" : "";
  if (stage == PairingStage::ended) {
    screen.end_what = "The numbers differ.";
    screen.end_kept = "Nothing was shared.";
    screen.end_next = "Make new words, and give them another way.";
  }
  return screen;
}

struct State {
  std::string called;
  PairingScreen screen;
};

std::vector<State> states(const char* partner) {
  std::vector<State> all{{"none", screen_of(PairingStage::none, partner)},
                         {"invited", screen_of(PairingStage::invited, partner)},
                         {"joining", screen_of(PairingStage::joining, partner)},
                         {"comparing", screen_of(PairingStage::comparing, partner)},
                         {"matched", screen_of(PairingStage::matched, partner)},
                         {"done", screen_of(PairingStage::done, partner)},
                         {"ended", screen_of(PairingStage::ended, partner)}};
  for (const auto stage : {PairingStage::matched, PairingStage::ended, PairingStage::done}) {
    auto of_inviter = screen_of(stage, partner);
    of_inviter.pairing.is_inviter = of_inviter.pairing.has_open_attempt = true;
    all.push_back({"inviter with an open attempt", of_inviter});
    auto of_joiner = screen_of(stage, partner);
    of_joiner.pairing.is_reading = of_joiner.pairing.may_give_up = true;
    all.push_back({"joiner of a journal that is empty", of_joiner});
  }
  all.push_back({"joining, words asked again", screen_of(PairingStage::joining, partner)});
  all.back().screen.pairing.needs_passphrase = true;
  return all;
}

class PairingLaws : public testing::TestWithParam<Names> {};

TEST_P(PairingLaws, HoldOnEachPageInEachStateAndShape) {
  Page page;
  const crypto::SecretText words("river canvas mutual lunar inject crush object vacant humour ribbon absorb theory");
  const crypto::SecretText none;
  std::size_t seen = 0;
  for (const auto& shape : shapes) {
    for (const auto& state : states(GetParam().dani)) {
      SCOPED_TRACE(std::string(shape.name) + ", " + state.called);
      const auto& screen = state.screen;
      const bool has_words = screen.pairing.stage == PairingStage::invited;
      const auto invite = [&](gui::Ui& ui) { draw_invite(ui, screen, has_words ? words : none, "Copied."); };
      seen += page.draw(shape.window, invite).size();
      ASSERT_NO_FATAL_FAILURE(all_laws_hold(page.draw(shape.window, invite), shape.window)) << "invite";
      const auto join = [&](gui::Ui& ui) { draw_join(ui, screen); };
      ASSERT_NO_FATAL_FAILURE(all_laws_hold(page.draw(shape.window, join), shape.window)) << "join";
      const auto compare = [&](gui::Ui& ui) { draw_compare(ui, screen); };
      ASSERT_NO_FATAL_FAILURE(all_laws_hold(page.draw(shape.window, compare), shape.window)) << "compare";
    }
  }
  EXPECT_GT(seen, 500u);
}

INSTANTIATE_TEST_SUITE_P(WithNames, PairingLaws, testing::ValuesIn(all_names),
                         [](const auto& each) { return std::string(each.param.called); });

}  // namespace
}  // namespace candour::test
