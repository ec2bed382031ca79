// The second look of the finder: a listed name in the disguises that people and programs give it, ordinary ones (endings,
// joined or divided parts, other order) and meant ones (letters of another script, digits for letters).
#pragma once

#include "journal/summary/finder.hpp"

namespace candour::journal::summary {

// Places at which a name stands as no whole word of its own. What stands between apostrophes, digits and changes of case
// is looked at by itself too; separators inside a name are optional; letters are compared as they look (Unicode
// confusables). A capitalised word inside a sentence that contains a name of four letters or more is one. In the order
// of the text, then of the list.
std::vector<NameMatch> find_disguised_names(std::string_view text, const std::vector<ListedName>& list);

}  // namespace candour::journal::summary
