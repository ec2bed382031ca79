// Lines of lists as they are drawn, for every screen that has some.
#pragma once

#include <vector>

#include "gui/actions/action.hpp"
#include "gui/model/screens.hpp"
#include "gui/widgets/ui.hpp"

namespace candour::gui {

Edge edge_of(Readers readers);
// A list under `typed`, by months; it grows as one comes near its end.
Chosen draw_rows(Ui& ui, const ListScreen& screen, const TypedKey& typed);
// The things that are part of one, a list for each kind, under the acts of that one.
Chosen draw_parts(Ui& ui, const std::vector<PartList>& parts);

}  // namespace candour::gui
