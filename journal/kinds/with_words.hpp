// A declaration gets the words of its file in journal/content.
#pragma once

#include <vector>

#include "journal/model/kind.hpp"

namespace candour::journal::kinds {

// What a kind does not say it takes from every_kind.txt; labels of fields stand in the fields too.
std::vector<model::KindSpec> with_words(std::vector<model::KindSpec> kinds);

}  // namespace candour::journal::kinds
