// Inside crypto/: what a caller must hold to, checked in every build, because a breach would write past a buffer or
// weaken a key.
#pragma once

#include <cstdlib>

namespace candour::crypto::detail {

inline void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace candour::crypto::detail
