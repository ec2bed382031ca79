// Two wordings of one passage, each with its writer, and what can be done about them.
#include "gui/screens/views.hpp"
#include "gui/words/en_gb.hpp"

namespace candour::gui {

namespace {

using journal::model::Keep;

Chosen draw_wording(Ui& ui, const std::string& name, const std::string& wording, const act::Choose& choose) {
  Chosen chosen;
  ui.strong(name);
  ui.reading(name, wording);
  ui.begin_row();
  if (ui.button(words::keep_this_one)) chosen = choose;
  ui.end_row();
  return chosen;
}

Chosen draw_acts(Ui& ui, const act::Choose& choose, const EntryChoice& choice) {
  auto keep = choose;
  Chosen chosen;
  keep.keep = Keep::first;
  ui.push_id("first");
  if (auto done = draw_wording(ui, choice.first_name, choice.first, keep)) chosen = std::move(done);
  ui.pop_id();
  keep.keep = Keep::second;
  ui.push_id("second");
  if (!choice.second.empty()) {
    if (auto done = draw_wording(ui, choice.second_name, choice.second, keep)) chosen = std::move(done);
  }
  ui.begin_row();
  if (choice.second.empty() && ui.button(words::take_it_out)) chosen = keep;
  keep.keep = Keep::both;
  if (!choice.second.empty() && ui.button(words::keep_both)) chosen = keep;
  ui.end_row();
  ui.pop_id();
  return chosen;
}

void draw_wordings(Ui& ui, const EntryChoice& choice) {
  ui.strong(choice.first_name);
  ui.reading(choice.first_name, choice.first);
  if (choice.second.empty()) return;
  ui.strong(choice.second_name);
  ui.reading(choice.second_name, choice.second);
}

}  // namespace

Chosen draw_choices(Ui& ui, const journal::model::ItemKey& item, const std::vector<EntryChoice>& choices) {
  Chosen chosen;
  for (std::size_t at = 0; at < choices.size(); ++at) {
    const auto& choice = choices[at];
    ui.push_id("choice" + std::to_string(at));
    ui.gap(4);
    ui.status(choice.says, Ink::care);
    ui.begin_inset(12);
    if (choice.can_choose) {
      if (auto done = draw_acts(ui, {item, choice.field, choice.wordings, Keep::both}, choice)) chosen = std::move(done);
    } else {
      draw_wordings(ui, choice);
    }
    ui.end_inset();
    ui.pop_id();
  }
  return chosen;
}

}  // namespace candour::gui
