// A Tip names one record by device, chain and place; lists of Tips ascend strictly by device and chain (protocol.md
// B0).
#pragma once

#include <vector>

#include "base/codec.hpp"
#include "base/result.hpp"

namespace candour::sealed {

inline constexpr std::size_t tip_size = 88;
inline constexpr std::size_t most_tips = 16;
inline constexpr std::uint64_t largest_seq = std::uint64_t{1} << 40;

struct Tip {
  DeviceKey device;
  ChainId chain;
  std::uint64_t seq = 1;
  EnvelopeId env_id;

  auto operator<=>(const Tip&) const = default;
  bool operator==(const Tip&) const = default;
};

// True if both belong to one chain of one device; a list of Tips holds a chain once.
bool is_same_chain(const Tip& a, const Tip& b);

Bytes encode(const Tip& tip);
void write_tip(Writer& writer, const Tip& tip);

// Sorts the list as it stands in every object.
void sort_tips(std::vector<Tip>& tips);

// Reads exactly `count` Tips that ascend strictly and are in range; malformed otherwise, and above `most`.
Result<std::vector<Tip>> read_tips(Reader& reader, std::size_t count, std::size_t most = most_tips);

}  // namespace candour::sealed
