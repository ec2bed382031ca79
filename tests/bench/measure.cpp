#include "tests/bench/measure.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace candour::bench {

namespace {

double processor_ms() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

std::vector<double> sorted(const std::vector<Cost>& costs, double Cost::* which) {
  std::vector<double> out;
  for (const auto& cost : costs) out.push_back(cost.*which);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

Cost cost_of(const std::function<void()>& act) {
  const auto start = std::chrono::steady_clock::now();
  const auto processor = processor_ms();
  act();
  return {std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count(),
          processor_ms() - processor};
}

Figures figures_of(const std::vector<Cost>& costs) {
  const auto wall = sorted(costs, &Cost::wall_ms);
  const auto cpu = sorted(costs, &Cost::cpu_ms);
  return {wall[wall.size() / 2], wall[wall.size() * 99 / 100], cpu[cpu.size() / 2]};
}

Pair in_turns(int count, const std::function<void(int)>& ours, const std::function<void(int)>& floor) {
  std::vector<Cost> of_ours;
  std::vector<Cost> of_floor;
  for (int turn = 0; turn < count; ++turn) {
    of_ours.push_back(cost_of([&] { ours(turn); }));
    of_floor.push_back(cost_of([&] { floor(turn); }));
  }
  return {figures_of(of_ours), figures_of(of_floor)};
}

void print_row(const char* target, const char* what, const Pair& pair, Clock clock) {
  const auto& [ours, floor] = pair;
  const double wall = ours.wall_ms / floor.wall_ms;
  const double cpu = ours.cpu_ms / floor.cpu_ms;
  std::printf("%-4s %-44s %8.3f ms (p99 %7.2f, cpu %8.3f)  floor %8.3f ms (p99 %7.2f, cpu %8.3f)  %s %.2fx, %s %.2fx\n",
              target, what, ours.wall_ms, ours.wall_p99, ours.cpu_ms, floor.wall_ms, floor.wall_p99, floor.cpu_ms,
              clock == Clock::wall ? "WALL" : "wall", wall, clock == Clock::cpu ? "CPU" : "cpu", cpu);
  std::fflush(stdout);
}

void print_ratio(const char* target, const char* what, double ours, double other, const char* unit) {
  std::printf("%-4s %-44s %8.3f %s beside %8.3f %s  %.2fx\n", target, what, ours, unit, other, unit, ours / other);
  std::fflush(stdout);
}

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "bench: %s\n", what);
  std::exit(1);
}

}  // namespace candour::bench
