// Lines from the terminal, with what a person expects of one: arrow keys, earlier lines, Tab.
#pragma once

#include <memory>

#include "cli/line_input.hpp"

namespace candour::cli {

// By libedit. Nothing that was typed is kept but what remember() is told.
std::unique_ptr<LineInput> lines_of_terminal(WhileWaiting waiting);

}  // namespace candour::cli
