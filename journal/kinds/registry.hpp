// Every kind of item that this program knows. To add one: write its file here and name it in registry.cpp.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds {

const model::KindRegistry& registry();

}  // namespace candour::journal::kinds
