// The version that every program says; the one of CMakeLists.txt.
#pragma once

namespace candour {

inline constexpr const char* version = "0.1.0";

}  // namespace candour
