// The declarations of all kinds that the programs have. To add one, name it in kinds.cpp.
#pragma once

#include <vector>

#include "journal/model/kind.hpp"

namespace candour::journal::kinds {

// In the order of their numbers, without their words.
std::vector<model::KindSpec> of_the_programs();

}  // namespace candour::journal::kinds
