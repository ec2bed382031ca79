// candour-bench-window: what frames cost with ten thousand entries and in a text of twenty thousand words. Prints the
// middle and the worst of a hundred; the machine is shared, so only compare figures of one run.
#include <algorithm>
#include <cstdio>

#include "journal/kinds/private_note.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/support/two_people.hpp"

namespace {

using namespace candour;
using namespace candour::test;
using Milliseconds = std::chrono::duration<double, std::milli>;

template <class Act>
Milliseconds timed(const Act& act) {
  const auto start = std::chrono::steady_clock::now();
  act();
  return std::chrono::steady_clock::now() - start;
}

template <class Act>
void report(const char* what, int times, const Act& act) {
  std::vector<double> all;
  for (int time = 0; time < times; ++time) all.push_back(timed(act).count());
  std::sort(all.begin(), all.end());
  std::printf("%-52s p50 %7.2f ms   p99 %7.2f ms\n", what, all[all.size() / 2], all[all.size() * 99 / 100]);
}

constexpr const char* passphrase = "marble-kitten-sunset-orbit-fox";

void fill(const std::filesystem::path& folder, const Clock& clock, int entries) {
  auto vault =
      journal::Vault::create(folder, "Dani", crypto::Passphrase(passphrase), crypto::argon2_floor, "bench", clock);
  for (int entry = 0; entry < entries; ++entry) {
    const auto text =
        "Entry " + std::to_string(entry) + ": what the front desk is like on a Monday, in a few more words than fit.";
    (void)(*vault)->writing().write(journal::model::ItemKind::private_note,
                          {{journal::kinds::private_note::text, journal::model::Prose{text}}});
  }
}

}  // namespace

int main() {
  crypto::start();
  const TemporaryFolder folder;
  const ProgramClock clock;
  const auto vault = folder.path() / "vault";
  fill(vault, clock, 10'000);
  HeadlessWindow window(vault, clock);
  window.type_into("Passphrase", passphrase);
  std::printf("%-52s     %7.2f ms\n", "unlock to first list (least Argon2id included)",
              timed([&] { window.press("Open"); }).count());
  auto& open = *window.notebook().desk().vault();
  report("reading 10,000 lines from the vault", 20, [&] { (void)open.items().rows({journal::model::ItemKind::private_note}, 10'000); });
  report("a frame that scrolls through 10,000 entries", 200, [&] {
    window.queue.mouse_at(700, 400);
    window.queue.wheel(-3);
    window.one_frame();
  });
  report("a frame in which nothing happens", 200, [&] { window.one_frame(); });
  window.sign('n');
  std::string text;
  for (int paragraph = 0; paragraph < 250; ++paragraph) {
    for (int word = 0; word < 80; ++word) text += "words ";
    text += '\n';
  }
  window.clipboard().put(text);
  std::printf("%-52s     %7.2f ms\n", "pasting 20,000 words", timed([&] { window.sign('v'); }).count());
  report("a key in a text of 20,000 words, to its frame", 200, [&] {
    window.queue.stroke(U'a');
    window.one_frame();
  });
  return 0;
}
