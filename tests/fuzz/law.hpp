// What every fuzz target says when a law does not hold.
#pragma once

#include <cstdlib>

#include "base/bytes.hpp"

namespace candour::fuzz {

// Ends the process, which libFuzzer keeps with the input that led here.
inline void must(bool holds) {
  if (!holds) std::abort();
}

// What was accepted is canonical: it is written back to the very bytes that were read.
inline void must_be_same(ByteView read, ByteView written) { must(equal(read, written)); }

}  // namespace candour::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
