// How the benches measure: wall time and the processor time of this process, ours and the floor's in turns, so that a
// machine that grows slower slows both. A row is the middle of many turns, and what is compared is their ratio.
#pragma once

#include <functional>
#include <vector>

namespace candour::bench {

struct Cost {
  double wall_ms = 0;
  double cpu_ms = 0;  // all threads of this process
};

Cost cost_of(const std::function<void()>& act);

struct Figures {
  double wall_ms = 0;   // the middle
  double wall_p99 = 0;  // the slowest of fewer than 100
  double cpu_ms = 0;    // the middle
};
Figures figures_of(const std::vector<Cost>& costs);

struct Pair {
  Figures ours;
  Figures floor;
};
// Both in turns, `count` times; each is given the number of the turn.
Pair in_turns(int count, const std::function<void(int)>& ours, const std::function<void(int)>& floor);

// Which of the two a target is about.
enum class Clock : unsigned char { wall, cpu };
// One row: the target's name, what was measured, ours, the floor and their ratio.
void print_row(const char* target, const char* what, const Pair& pair, Clock clock);
// The same of a figure that has no floor but another run of ours.
void print_ratio(const char* target, const char* what, double ours, double other, const char* unit);

// Ends the program where something does not hold.
void must(bool holds, const char* what);

}  // namespace candour::bench
