// Two texts that were made of a third, cut where both can tell what became of it.
#pragma once

#include "journal/model/paired_pieces.hpp"

namespace candour::journal::model {

// A stretch of the basis with what became of it on both sides.
struct Stretch {
  Run basis;
  Run one;
  Run other;
  bool is_kept = false;  // one piece, on both sides
};

// Cuts around each piece of the basis of which both sides can tell what became of it. What was inserted between is a
// stretch without basis.
std::vector<Stretch> stretches_of(const Run& basis, const Run& one, const Run& other);

}  // namespace candour::journal::model
