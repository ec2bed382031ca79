// The commands of every kind, made from its declaration and its words: add, list, show, edit, and the short one for add.
#pragma once

#include <vector>

#include "cli/command.hpp"

namespace candour::cli {

// Of all kinds that people read, in the order of the registry. What is made by commands of its own, as a summary, has no
// add and no edit here.
std::vector<Command> kind_commands();

}  // namespace candour::cli
