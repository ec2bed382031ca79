// Linked into a test program this is the registry of all that it runs: the programs' own kinds and the drafts.
#include "journal/kinds/registry.hpp"

#include "tests/journal/kinds/drafts.hpp"

namespace candour::journal::kinds {

namespace {

const model::KindRegistry*& known() {
  static const model::KindRegistry* kinds = &drafts::registry();
  return kinds;
}

}  // namespace

const model::KindRegistry& registry() { return *known(); }

void drafts::know_only(const model::KindRegistry& kinds) { known() = &kinds; }

}  // namespace candour::journal::kinds
