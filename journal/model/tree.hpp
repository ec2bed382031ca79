// Things that stand under others of their kind, in the order in which they are read.
#pragma once

#include <optional>
#include <vector>

#include "journal/model/facts.hpp"
#include "journal/model/kind.hpp"

namespace candour::journal::model {

inline constexpr std::size_t most_levels = 8;  // that are told apart; what stands deeper is drawn at the last of them

enum class TreeMark : std::uint8_t {
  none,
  lost,      // the one it stands under is not here: it stands at the root
  in_a_ring, // it stands under itself, through others or none: it and they stand at the root
};

struct TreePosition {
  std::size_t item = 0;   // of those that were given
  std::size_t level = 0;  // below most_levels
  TreeMark mark = TreeMark::none;
};

// Each item once, those below it after it; of one parent by their order, without one first, then by their keys. The set
// of items decides and nothing else.
std::vector<TreePosition> in_tree(const TreeSpec& spec, const std::vector<HeldItem>& items);

}  // namespace candour::journal::model
