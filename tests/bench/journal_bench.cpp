// candour-bench-journal [PART...]: what a journal costs beside the floor, in one run: sealing, a durable entry with few
// and with ten thousand, search, unlocking. Parts: sealed, entries, queue; without one all. Only ratios of one run can be
// compared; the letters in capitals say whether the target is about wall or processor time.
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>

#include "crypto/passphrase.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "tests/bench/floor.hpp"
#include "tests/bench/measure.hpp"
#include "tests/bench/sealed_bench.hpp"
#include "tests/support/two_people.hpp"

namespace {

using namespace candour;
using bench::Clock;
using bench::Floor;
using bench::must;
using journal::model::ItemKind;

constexpr int samples = 200;
constexpr int entries = 10'000;

// About 200 bytes of words; "desk" in one of 220, "Monday" in all.
std::string text_of(int number) {
  std::string text = "Monday, entry " + std::to_string(number) + ":";
  for (int word = 0; word < 28; ++word) text += " word" + std::to_string((number * 31 + word * 7) % 4'000);
  if (number % 220 == 0) text += " desk";
  return text;
}

// What is not in memory is read from the disk.
void drop_from_memory(const std::filesystem::path& folder) {
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    const int descriptor = ::open(file.path().c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) continue;
    (void)::fsync(descriptor);
    (void)::posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
    (void)::close(descriptor);
  }
}

class Bench {
 public:
  Bench() : floor_(std::make_unique<Floor>(folder_.path())) { pair_.pair_up(); }

  void entries_and_search() {
    note("-", "a durable private note");
    const auto empty = shared("T3", "a durable shared entry, sealed at once");
    fill();
    note("-", "the note with 10,000 entries");
    const auto full = shared("T3", "the shared entry with 10,000 entries");
    bench::print_ratio("T4", "that entry with 10,000 beside the empty one", full.ours.wall_ms, empty.ours.wall_ms, "ms");
    bench::print_ratio("-", "the same of the floor", full.floor.wall_ms, empty.floor.wall_ms, "ms");
    search("T10", "search: 50 hits", "desk");
    search("-", "search: the best 50 of all", "monday");
    search("-", "search: one hit", "entry 4321");
    unlock();
  }

  // Each length with a journal of its own size before it: what grows with either shows.
  void queue(int length) {
    const auto what = "sealing " + std::to_string(length) + " queued entries";
    const int turns = 5;
    std::vector<bench::Cost> ours;
    std::vector<bench::Cost> floor;
    for (int turn = 0; turn < turns; ++turn) {
      for (int i = 0; i < length; ++i) share(i);
      ours.push_back(bench::cost_of([&] { must(pair_.dani->sending().seal_queue().has_value(), "the queue was not sealed"); }));
      floor.push_back(bench::cost_of([&] { floor_->seal(length, text_of(0), Floor::Words::left_out); }));
    }
    bench::print_row("K11", what.c_str(), {bench::figures_of(ours), bench::figures_of(floor)}, Clock::cpu);
  }

 private:
  void write(int number) {
    must(pair_.dani->writing().write(ItemKind::private_note, {test::prose(journal::kinds::private_note::text, text_of(number))})
             .has_value(),
         "a note was not kept");
  }
  void share(int number) {
    must(pair_.dani->writing().write(ItemKind::reflection, {test::prose(journal::kinds::reflection::text, text_of(number))})
             .has_value(),
         "a reflection was not kept");
  }

  void note(const char* target, const char* what) {
    const auto cost = bench::in_turns(samples, [&](int i) { write(next_ + i); }, [&](int i) { floor_->write(text_of(next_ + i)); });
    next_ += samples;
    bench::print_row(target, what, cost, Clock::wall);
  }

  bench::Pair shared(const char* target, const char* what) {
    const auto ours = [&](int i) {
      share(next_ + i);
      must(pair_.dani->sending().seal_queue().has_value(), "an entry was not sealed");
    };
    const auto cost = bench::in_turns(samples, ours, [&](int i) { floor_->seal(1, text_of(next_ + i), Floor::Words::indexed); });
    next_ += samples;
    bench::print_row(target, what, cost, Clock::wall);
    return cost;
  }

  void fill() {
    for (; next_ < entries; ++next_) {
      write(next_);
      floor_->write(text_of(next_));
    }
  }

  void search(const char* target, const char* what, const char* query) {
    const auto ours = [&](int) {
      const auto hits = pair_.dani->items().search(query, 50);
      must(hits && !hits->empty(), "nothing was found");
    };
    const auto cost = bench::in_turns(samples, ours, [&](int) { must(floor_->search(query, 50) > 0, "the floor found nothing"); });
    bench::print_row(target, what, cost, Clock::wall);
  }

  // From the passphrase to the newest 50, the same derivation of the key taken off.
  void unlock() {
    pair_.dani.vault.reset();
    std::vector<bench::Cost> ours;
    std::vector<bench::Cost> floor;
    for (int turn = 0; turn < 11; ++turn) {
      drop_from_memory(pair_.dani.folder);
      auto cost = bench::cost_of([&] {
        auto vault = journal::Vault::unlock(pair_.dani.folder, pair_.dani.passphrase(), "bench", pair_.clock);
        must(vault && (*vault)->items().rows({ItemKind::private_note}, 50).has_value(), "the vault does not open");
        pair_.dani.vault = std::move(vault).value();
      });
      pair_.dani.vault.reset();
      const auto key = bench::cost_of(
          [&] { must(crypto::argon2id(pair_.dani.passphrase(), {}, crypto::argon2_floor).has_value(), "no key"); });
      ours.push_back({cost.wall_ms - key.wall_ms, cost.cpu_ms - key.cpu_ms});
      floor_.reset();
      drop_from_memory(folder_.path());
      floor.push_back(bench::cost_of([&] {
        floor_ = std::make_unique<Floor>(folder_.path());
        must(floor_->newest(50) == 50, "the floor shows nothing");
      }));
    }
    std::uintmax_t bytes = 0;
    for (const auto& file : std::filesystem::directory_iterator(pair_.dani.folder)) bytes += file.file_size();
    const auto what = "unlock to first list, " + std::to_string(bytes >> 20) + " MiB, from the disk";
    bench::print_row("T13", what.c_str(), {bench::figures_of(ours), bench::figures_of(floor)}, Clock::wall);
    auto vault = journal::Vault::unlock(pair_.dani.folder, pair_.dani.passphrase(), "bench", pair_.clock);
    must(vault.has_value(), "the vault does not open");
    pair_.dani.vault = std::move(vault).value();
  }

  test::TemporaryFolder folder_;
  std::unique_ptr<Floor> floor_;
  test::TwoPeople pair_;
  int next_ = 1;
};

}  // namespace

int main(int count, char** words) {
  crypto::start();
  const std::vector<std::string_view> parts(words + 1, words + count);
  const auto is_asked = [&](std::string_view part) {
    return parts.empty() || std::find(parts.begin(), parts.end(), part) != parts.end();
  };
  if (is_asked("sealed")) bench::seal_and_store();
  if (is_asked("queue")) {
    Bench bench;
    for (const int length : {250, 1'000, 4'000}) bench.queue(length);
  }
  if (is_asked("entries")) Bench().entries_and_search();
  return 0;
}
