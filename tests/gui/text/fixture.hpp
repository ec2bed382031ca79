// An engine without a display.
#pragma once

#include <gtest/gtest.h>
#include <imgui.h>

#include "gui/text/editor.hpp"

namespace candour::gui::text {

class TextTest : public testing::Test {
 protected:
  TextTest() : context(ImGui::CreateContext()) {
    ImGui::GetIO().IniFilename = nullptr;  // the library writes into the folder where it runs
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    ImGui::GetIO().DisplaySize = {1280, 800};
    ImGui::NewFrame();
  }
  ~TextTest() override {
    ImGui::EndFrame();
    ImGui::DestroyContext(context);
  }
  ImDrawList& list() { return *ImGui::GetBackgroundDrawList(); }
  Editor page(float width = 400) {
    Editor editor(engine, Lines::many);
    editor.set_layout({}, width, 300);
    return editor;
  }

  ImGuiContext* context;
  Engine engine;
};

}  // namespace candour::gui::text
