// Linked into a test program this is the registry of all that it runs: the programs' own kinds and the drafts.
#include "journal/kinds/registry.hpp"

#include "tests/journal/kinds/drafts.hpp"

namespace candour::journal::kinds {

const model::KindRegistry& registry() { return drafts::registry(); }

}  // namespace candour::journal::kinds
