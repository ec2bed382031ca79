// Sizes and limits that relay and client both know (relay.md 2.1 to 2.8).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace candour::wire {

inline constexpr std::size_t request_head_size = 80;  // before the body
inline constexpr std::size_t signature_size = 64;     // after the body
inline constexpr std::size_t request_extra_size = request_head_size + signature_size;
inline constexpr std::size_t answer_head_size = 16;
// enc("candour/1", "relay-request", frame) without the frame: left free before a read buffer, nothing is copied.
inline constexpr std::size_t signed_prefix_size = 34;

inline constexpr std::array<std::uint32_t, 4> envelope_sizes = {4096, 16384, 65536, 262144};
inline constexpr std::size_t max_envelope_size = 262144;
constexpr bool is_envelope_size(std::size_t size) {
  for (const auto known : envelope_sizes)
    if (size == known) return true;
  return false;
}
// A short mailbox takes the two smaller sizes alone.
constexpr bool is_short_envelope_size(std::size_t size) { return size == 4096 || size == 16384; }

inline constexpr std::size_t max_append_body = 1'052'672;
inline constexpr std::size_t max_append_count = 64;
inline constexpr std::uint32_t max_fetch_count = 500;
inline constexpr std::uint32_t min_fetch_bytes = 4096;
inline constexpr std::uint32_t max_fetch_bytes = 4'194'304;
inline constexpr std::uint32_t max_wait_seconds = 55;
inline constexpr std::uint32_t min_client_wait_seconds = 45;  // the client draws from here to max_wait_seconds
inline constexpr std::size_t max_controllers = 8;
inline constexpr std::size_t max_request_size = request_extra_size + max_append_body;
// A page: at least one envelope even where max_bytes is smaller, and 12 bytes of heading an entry.
inline constexpr std::size_t max_fetch_answer_body = 24 + std::size_t{max_fetch_count} * 12 + max_fetch_bytes;
inline constexpr std::size_t max_answer_size = answer_head_size + max_fetch_answer_body;
inline constexpr std::size_t max_info_size = 65'536;

inline constexpr std::uint32_t max_t5_distance = 3;          // relay and client, as the relay judges
inline constexpr std::uint32_t max_clock_offset_steps = 12;  // one hour, as the client judges
inline constexpr std::uint32_t short_mailbox_hours = 7 * 24;
inline constexpr std::uint32_t short_mailbox_envelopes = 8;
inline constexpr std::uint32_t max_delete_days = 14;
inline constexpr std::uint64_t default_mailbox_bytes = std::uint64_t{1} << 30;
inline constexpr std::size_t min_admission_code = 8;
inline constexpr std::size_t max_admission_code = 64;

inline constexpr const char* box_path = "/v1/box";
inline constexpr const char* info_path = "/v1/info";
inline constexpr const char* content_type = "application/octet-stream";
inline constexpr const char* info_signature_header = "Candour-Signature";

enum class MailboxKind : std::uint8_t { journal = 0, short_lived = 1 };

}  // namespace candour::wire
