// Every kind of item that this program knows, with its words.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds {

// A test program may link another one, with kinds that no program has.
const model::KindRegistry& registry();

}  // namespace candour::journal::kinds
