// The tips of a field of prose as one text, merged in the order of their names on their nearest common ancestors. Nothing
// shows a field by it yet: field_state.hpp shows one tip and leaves the others in the history.
// Law: every word that a merged tip has and that what it was made from has not is in the text.
#pragma once

#include <functional>

#include "base/result.hpp"
#include "journal/model/merge3.hpp"
#include "journal/model/version_graph.hpp"

namespace candour::journal::model {

// More tips than one edit can name are not merged: the greatest of them are, the others stand in the history.
inline constexpr std::size_t most_merged_tips = 8;
// Several nearest ancestors are merged first, by the same rule. Beyond this many merges for one text the greatest stands
// for them: then no word is lost either, but one that was taken out may be back. A partner's program cannot cost more.
inline constexpr std::size_t most_merges = 24;

// The text of the version with that number in the graph.
using TextOf = std::function<Result<std::string>(std::size_t)>;

// Empty where no tip counts. Asks for the texts of the tips, of ancestors where tips are merged, and of what was merged
// last before a single tip; an error of `text_of` is the answer.
Result<MergedText> fold_prose(const VersionGraph& graph, const TextOf& text_of);

}  // namespace candour::journal::model
