// What the records and envelopes of others may cost here, in one place (protocol.md B2, B6, B8; relay.md 4.1).
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace candour::journal::limits {

// Key records of one kind (commits, identity objects, roster changes) that one device's program sets to work here on one
// day. What is above waits for the next days, in log order: a cap delays and never decides.
inline constexpr std::int64_t key_records_a_day = 256;

// Opaque envelopes of this size are kept with their bytes for ever; larger ones keep their bytes for so many days.
inline constexpr std::size_t opaque_kept = 4096;
inline constexpr std::uint32_t opaque_days = 30;
// Opaque bytes of one day, above which nothing is fetched until the owner says so or the day is over.
inline constexpr std::uint64_t opaque_bytes_a_day = std::uint64_t{64} * 1024 * 1024;

// How many closed envelopes a new key is tried on, and how many records are delivered, between two looks at the clock.
inline constexpr std::size_t closed_at_once = 256;
inline constexpr std::size_t delivered_at_once = 4;

}  // namespace candour::journal::limits
