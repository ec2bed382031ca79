// The tips of a field of prose as one text, merged in the order of their names on their nearest common ancestors.
// Law: every word that a merged tip has and that what it was made from has not is in the text.
#pragma once

#include <functional>

#include "base/result.hpp"
#include "journal/model/merge3.hpp"
#include "journal/model/version_graph.hpp"

namespace candour::journal::model {

// Of more tips the smallest and the greatest, half and half, are merged, and the others stand in the history: the
// smallest are those that the next edit names (protocol.md B7), the greatest have what was written here last.
inline constexpr std::size_t most_merged_tips = 16;
// Several nearest ancestors are merged first, by the same rule. Beyond this many merges for one text the greatest stands
// for them: then no word is lost either, but one that was taken out may be back. A partner's program cannot cost more.
inline constexpr std::size_t most_merges = 24;
// Bytes that are compared for one text. Beyond them the texts of further tips stand whole behind it.
inline constexpr std::size_t most_merged_bytes = 2'000'000;
// Of more open choices the first are named.
inline constexpr std::size_t most_open = 256;
// Merges before the tips of which what they left to be chosen is asked, the nearest first.
inline constexpr std::size_t most_looked_back = 8;

// The text of the version with that number in the graph; its error is the answer of whoever asked for it.
using TextOf = std::function<Result<std::string>(std::size_t)>;

// The numbers of the tips that are merged, ascending: those that count.
std::vector<std::size_t> merged_tips(const VersionGraph& graph);

// The text alone; empty where no tip counts. Asks for the texts of the tips and of the ancestors that they are merged on.
// Linear in the graph for each merge.
Result<std::string> merged_prose(const VersionGraph& graph, const TextOf& text_of);

// The text with what is to be chosen in it: the two wordings of a passage, from the merge of the tips or from one before
// them, that stand in the text as that merge left them (two_wordings.hpp). What one tip changed and another took out is to
// be chosen until somebody saves the field.
Result<MergedText> fold_prose(const VersionGraph& graph, const TextOf& text_of);

}  // namespace candour::journal::model
