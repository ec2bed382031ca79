// Whether a vault may be written.
#pragma once

#include <cstdint>

namespace candour::journal {

enum class Access : std::uint8_t { read_and_write, read_only };

}  // namespace candour::journal
