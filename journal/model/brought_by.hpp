// Whose words a wording in a text is.
#pragma once

#include <optional>

#include "journal/model/prose_fold.hpp"

namespace candour::journal::model {

inline constexpr std::size_t most_looked_into = 64;

// The version that brought `wording` into the text that these versions show: it has those words, one behind the other, and
// nothing that it was made from has them. Nothing where several brought them, where no version has them all, and where it
// is not among the most_looked_into versions that stand nearest to the tips.
Result<std::optional<std::size_t>> bringer_of(const VersionGraph& graph, std::string_view wording,
                                              const TextOf& text_of);

}  // namespace candour::journal::model
