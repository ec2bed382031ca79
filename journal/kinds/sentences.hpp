// Who can read an item, said the same way by every kind.
#pragma once

namespace candour::journal::kinds {

inline constexpr const char* only_you = "Only you can read this. It stays on this computer.";
inline constexpr const char* all_members = "Every member of this journal can read this.";

}  // namespace candour::journal::kinds
