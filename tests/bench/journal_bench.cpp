// candour-bench-journal: what a journal costs beside the floor, in one run: a durable private note, sealing a queue, and
// search, with few entries and with ten thousand.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>

#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/bench/floor.hpp"
#include "tests/support/two_people.hpp"

namespace {

using namespace candour;
using journal::model::ItemKind;

constexpr int samples = 200;
constexpr int entries = 11'000;
constexpr int queued = 1'000;

double milliseconds_of(const std::function<void()>& act) {
  const auto start = std::chrono::steady_clock::now();
  act();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

struct Figures {
  double middle = 0;
  double worst_of_100 = 0;  // p99
};

Figures figures_of(int count, const std::function<void(int)>& act) {
  std::vector<double> times;
  for (int i = 0; i < count; ++i) times.push_back(milliseconds_of([&] { act(i); }));
  std::sort(times.begin(), times.end());
  return {times[times.size() / 2], times[times.size() * 99 / 100]};
}

void print(const char* what, const Figures& ours, const Figures& floor) {
  std::printf("%-42s %7.2f ms (p99 %6.2f)  floor %7.2f ms (p99 %6.2f)  %.2fx\n", what, ours.middle, ours.worst_of_100,
              floor.middle, floor.worst_of_100, ours.middle / floor.middle);
  std::fflush(stdout);
}

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "candour-bench-journal: %s\n", what);
  std::exit(1);
}

// About 200 bytes of words; "desk" in one of 220, "Monday" in all.
std::string text_of(int number) {
  std::string text = "Monday, entry " + std::to_string(number) + ":";
  for (int word = 0; word < 28; ++word) text += " word" + std::to_string((number * 31 + word * 7) % 4'000);
  if (number % 220 == 0) text += " desk";
  return text;
}

class Bench {
 public:
  Bench() : floor_(folder_.path()) { pair_.pair_up(); }

  void run() {
    write("a durable private note", samples);
    fill();
    write("the same with 11,000 entries", samples);
    search("search: 50 hits", "desk");
    search("search: the best 50 of all", "monday");
    search("search: one hit", "entry 4321");
    seal();
  }

 private:
  void write_ours(int number) {
    must(pair_.dani->writing().write(ItemKind::private_note, {test::prose(journal::kinds::private_note::text, text_of(number))})
             .has_value(),
         "a note was not kept");
  }

  void write(const char* what, int count) {
    const auto ours = figures_of(count, [&](int i) { write_ours(next_ + i); });
    const auto floor = figures_of(count, [&](int i) { floor_.write(text_of(next_ + i)); });
    next_ += count;
    print(what, ours, floor);
  }

  void fill() {
    for (; next_ < entries; ++next_) {
      write_ours(next_);
      floor_.write(text_of(next_));
    }
  }

  void search(const char* what, const char* query) {
    const auto ours = figures_of(samples, [&](int) {
      const auto hits = pair_.dani->items().search(query, 50);
      must(hits && !hits->empty(), "nothing was found");
    });
    const auto floor = figures_of(samples, [&](int) { must(floor_.search(query, 50) > 0, "the floor found nothing"); });
    print(what, ours, floor);
  }

  void seal() {
    for (int i = 0; i < queued; ++i) {
      must(pair_.dani->writing().write(ItemKind::reflection, {test::prose(journal::kinds::reflection::text, text_of(i))}).has_value(),
           "a reflection was not kept");
    }
    const auto ours = figures_of(1, [&](int) { must(pair_.dani->sending().seal_queue().has_value(), "the queue was not sealed"); });
    const auto floor = figures_of(1, [&](int) { floor_.seal(queued, text_of(0)); });
    print("sealing 1,000 queued entries", ours, floor);
  }

  test::TemporaryFolder folder_;
  bench::Floor floor_;
  test::TwoPeople pair_;
  int next_ = 1;
};

}  // namespace

int main() {
  Bench().run();
  return 0;
}
