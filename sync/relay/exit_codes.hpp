// What the program ends with (relay.md 6).
#pragma once

namespace candour::relay {

inline constexpr int exit_ok = 0;
inline constexpr int exit_usage = 1;
inline constexpr int exit_refused = 3;
inline constexpr int exit_damaged = 65;
inline constexpr int exit_store_failed = 75;
inline constexpr int exit_configuration = 78;

}  // namespace candour::relay
