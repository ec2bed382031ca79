// The steps of a summary that stand in files of their own.
#pragma once

#include "gui/actions/action.hpp"
#include "gui/model/screens.hpp"
#include "gui/widgets/ui.hpp"

namespace candour::gui {

// What nobody has said of that it may stay stands once more where one proposes or approves.
Chosen draw_open_hints(Ui& ui, const SummaryScreen& screen);
Chosen draw_names(Ui& ui, const SummaryScreen& screen);
Chosen draw_read(Ui& ui, const SummaryScreen& screen);
Chosen draw_approve(Ui& ui, const SummaryScreen& screen);

}  // namespace candour::gui
