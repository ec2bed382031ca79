// That two people compared their numbers (protocol.md B4). Kept by whoever did it, for themselves. Its number and those of its fields.
#pragma once

#include "journal/model/kind.hpp"

namespace candour::journal::kinds::verification {

inline constexpr auto kind = model::ItemKind::verification;

inline constexpr model::FieldNumber partner = 1;
inline constexpr model::FieldNumber journal = 2;  // its 32 bytes
inline constexpr model::FieldNumber day = 3;
inline constexpr model::FieldNumber how = 4;  // "pairing" or "safety number"

}  // namespace candour::journal::kinds::verification
