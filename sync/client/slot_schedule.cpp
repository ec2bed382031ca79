#include "sync/client/slot_schedule.hpp"

#include <cassert>

#include "base/defence.hpp"

namespace candour::sync {
namespace {

constexpr std::uint64_t whole = std::uint64_t{1} << 32;

std::chrono::milliseconds part_of(std::chrono::milliseconds length, std::uint64_t fraction) {
  const auto count = static_cast<std::uint64_t>(length.count());
  // In two steps: a long interval times 2^32 would not fit 64 bits.
  const auto high = count / whole * fraction;
  const auto low = (count % whole) * fraction / whole;
  return std::chrono::milliseconds(high + low);
}

}  // namespace

SlotSchedule::SlotSchedule(Tempo tempo, SteadyTime start, Draw draw)
    : tempo_(tempo), draw_(std::move(draw)), quick_until_(start + quick_after_start) {
  assert(tempo.quiet.count() > 0 && tempo.quick.count() > 0);
  next_fraction_ = draw_(whole);
  begin_interval(start);
}

SlotSchedule::SlotSchedule(const SlotState& state, Draw draw)
    : tempo_(state.tempo),
      draw_(std::move(draw)),
      quick_until_(state.quick_until),
      start_(state.start),
      length_(state.length),
      moment_(state.moment),
      next_fraction_(draw_(whole)),
      is_used_(state.is_used) {
  assert(tempo_.quiet.count() > 0 && tempo_.quick.count() > 0 && length_.count() > 0);
}

std::chrono::milliseconds SlotSchedule::length_at(SteadyTime interval_start) const {
  return CANDOUR_DEFENCE("120", interval_start >= quick_until_) ? tempo_.quiet : tempo_.quick;
}

void SlotSchedule::begin_interval(SteadyTime start) {
  start_ = start;
  length_ = length_at(start);
  moment_ = start + part_of(length_, next_fraction_);
  next_fraction_ = draw_(whole);
  is_used_ = false;
}

SteadyTime SlotSchedule::next_moment() const {
  if (!is_used_) return moment_;
  return interval_end() + part_of(length_at(interval_end()), next_fraction_);
}

bool SlotSchedule::due(SteadyTime now) {
  while (now >= interval_end()) begin_interval(interval_end());
  if (is_used_ || now < moment_) return false;
  is_used_ = true;
  return true;
}

}  // namespace candour::sync
