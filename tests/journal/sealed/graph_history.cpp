#include "tests/journal/sealed/graph_history.hpp"

#include <rapidcheck.h>

namespace candour::test {

using sealed::GraphRecord;

EnvelopeId id(int number) {
  EnvelopeId out;
  for (std::size_t i = 0; i < 4; ++i) out.bytes[i] = static_cast<std::uint8_t>(number >> 8 * (3 - i));
  out.bytes[31] = 1;  // never zero
  return out;
}

ChainId chain(int number) {
  ChainId out;
  out.bytes[0] = static_cast<std::uint8_t>(number);
  return out;
}

namespace {

DeviceKey device(std::uint8_t byte) {
  DeviceKey out;
  out.bytes.fill(byte);
  return out;
}

}  // namespace

DeviceKey own_device() { return device(1); }
DeviceKey dani() { return device(2); }
DeviceKey meg() { return device(3); }

GraphRecord record(int number, const DeviceKey& by, std::uint64_t seq, int prev) {
  GraphRecord out;
  out.env_id = id(number);
  out.device = by;
  out.chain = chain(by.bytes[0]);
  out.seq = seq;
  if (prev != 0) out.prev = id(prev);
  return out;
}

sealed::Tip head_of(const GraphRecord& record) { return {record.device, record.chain, record.seq, record.env_id}; }

std::vector<GraphRecord> six_records() {
  auto first = record(40, dani(), 1);
  auto answer = record(30, meg(), 1);
  answer.heads = {head_of(first)};
  auto second = record(60, dani(), 2, 40);
  second.heads = {head_of(answer)};
  auto at_once = record(10, meg(), 2, 30);
  auto joins = record(50, dani(), 3, 60);
  joins.heads = {head_of(at_once)};
  auto last = record(20, meg(), 3, 10);
  last.heads = {head_of(joins)};
  return {first, answer, second, at_once, joins, last};
}

EnvelopeId missing_id(std::size_t place) { return id(static_cast<int>(5000 + place)); }

std::vector<GraphRecord> hostile_history() {
  std::vector<GraphRecord> history;
  const auto count = *rc::gen::inRange(1, 13);
  for (int i = 0; i < count; ++i) {
    const auto by = *rc::gen::element(dani(), meg(), own_device());
    auto next = record(*rc::gen::inRange(1, 4) * 1000 + i, by, *rc::gen::inRange<std::uint64_t>(1, 4));
    next.is_newer = *rc::gen::inRange(0, 8) == 0;
    next.origin = sealed::Origin::arrived;
    constexpr std::uint64_t day = 86'400'000;
    next.claimed_ms = *rc::gen::inRange<std::uint64_t>(0, 8) * day;
    const auto came = *rc::gen::inRange<std::uint32_t>(1, 6);
    next.came = {came * day, came, static_cast<std::uint64_t>(i) + 1};
    const auto any_before = [&] {
      const auto place = *rc::gen::inRange(0, i + 1);
      return place == i ? missing_id(static_cast<std::size_t>(i)) : history.at(static_cast<std::size_t>(place)).env_id;
    };
    if (next.seq > 1 || *rc::gen::arbitrary<bool>()) next.prev = any_before();
    if (*rc::gen::arbitrary<bool>())
      next.heads = {{*rc::gen::element(dani(), meg(), own_device()), chain(*rc::gen::inRange(1, 4)),
                     *rc::gen::inRange<std::uint64_t>(1, 4), any_before()}};
    history.push_back(std::move(next));
  }
  return history;
}

}  // namespace candour::test
