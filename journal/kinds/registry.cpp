#include "journal/kinds/registry.hpp"

#include "journal/kinds/kinds.hpp"
#include "journal/kinds/with_words.hpp"

namespace candour::journal::kinds {

const model::KindRegistry& registry() {
  static const model::KindRegistry all(with_words(of_the_programs()));
  return all;
}

}  // namespace candour::journal::kinds
