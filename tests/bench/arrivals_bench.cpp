// candour-bench-arrivals: what frames cost while a thousand things that the other wrote arrive, in a journal that has
// ten thousand entries already. Two vaults, a real relay process, and the window without its pixels.
#include <algorithm>
#include <cstdio>
#include <thread>

#include "journal/kinds/private_note.hpp"
#include "journal/kinds/reflection.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/member_views.hpp"
#include "journal/vault/pairing.hpp"
#include "journal/vault/sending.hpp"
#include "journal/vault/writing.hpp"
#include "session/session.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/stories/relay_process.hpp"
#include "tests/support/relay_at.hpp"
#include "tests/support/session_waits.hpp"
#include "tests/support/two_people.hpp"

namespace {

using namespace candour;
using namespace candour::test;
using namespace std::chrono_literals;
using journal::model::ItemKind;

constexpr const char* passphrase = "marble-kitten-sunset-orbit-fox";
constexpr int entries = 10'000;
constexpr int arrivals = 1'000;

[[noreturn]] void give_up(const char* what) {
  std::fprintf(stderr, "candour-bench-arrivals: %s\n", what);
  std::exit(1);
}

template <class T>
T must(Result<T> result, const char* what) {
  if (!result) give_up(what);
  return std::move(result).value();
}

std::unique_ptr<journal::Vault> make(const std::filesystem::path& folder, const char* name, const Clock& clock) {
  return must(journal::Vault::create(folder, name, crypto::Passphrase(passphrase), crypto::argon2_floor, "bench", clock),
              "a vault could not be made");
}

class Bench {
 public:
  Bench() : relay_(CANDOUR_BIN_DIR, folder_.path() / "relay", folder_.path() / "clock") {
    if (!relay_.start()) give_up("the relay does not start");
    meg_ = make(folder_.path() / "meg", "Meg", clock_);
    auto dani = make(folder_.path() / "dani", "Dani", clock_);
    pair_up(*meg_, *dani);
    for (int entry = 0; entry < entries; ++entry) {
      (void)dani->writing().write(ItemKind::private_note,
                        {prose(journal::kinds::private_note::text, "Entry " + std::to_string(entry) + " of mine.")});
    }
  }

  // Meg shares while Dani's program is closed.
  void share() {
    for (int entry = 0; entry < arrivals; ++entry) {
      must(meg_->writing().write(ItemKind::reflection, {prose(journal::kinds::reflection::text,
                                                    "What I heard, number " + std::to_string(entry) + ".")}),
           "Meg cannot write");
    }
    session::Session session(*meg_, clock_, {"", 1h}, {});
    if (!send_now(session, 10min)) give_up("Meg cannot send");
  }

  // Dani opens her window: the cost of each frame until everything is there.
  std::vector<double> frames_until_all_is_there() {
    HeadlessWindow window(folder_.path() / "dani", clock_, {}, 1h);
    window.type_into("Passphrase", passphrase);
    window.notebook().desk().carry_out(gui::act::Unlock{});
    while (!window.notebook().desk().is_open()) window.one_frame();
    std::vector<double> frames;
    const auto end = std::chrono::steady_clock::now() + 5min;
    while (std::chrono::steady_clock::now() < end) {
      const auto start = std::chrono::steady_clock::now();
      window.one_frame();
      frames.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
      const auto rows = window.notebook().desk().vault()->items().rows({ItemKind::reflection}, arrivals);
      if (rows && rows->size() == arrivals) return frames;
    }
    give_up("not everything arrived");
  }

 private:
  void pair_up(journal::Vault& meg, journal::Vault& dani) {
    session::Session hers(meg, clock_, {"", 50ms}, {});
    session::Session other(dani, clock_, {"", 50ms}, {});
    hers.start(session::Sending::slots);
    other.start(session::Sending::slots);
    const auto id = must(test::relay_at(relay_.address()), "the relay does not answer");
    const crypto::Passphrase secret(passphrase);
    const auto invited = must(meg.pairing().invite(relay_.address(), id, secret), "no invitation");
    if (!dani.pairing().join(invited.words.expose(), relay_.address(), id, secret)) give_up("no joining");
    const auto both = [&](const auto& is_there) {
      for (int tries = 0; tries < 3'000; ++tries) {
        (void)hers.pump();
        (void)other.pump();
        if (is_there()) return;
        std::this_thread::sleep_for(5ms);
      }
      give_up("the pairing does not go on");
    };
    both([&] { return !meg.pairing().view().read_aloud.empty() && !dani.pairing().view().read_aloud.empty(); });
    const auto said_by_meg = meg.pairing().view().read_aloud;
    must(meg.pairing().confirm(dani.pairing().view().read_aloud, secret), "Meg's number");
    must(dani.pairing().confirm(said_by_meg, secret), "Dani's number");
    const auto is_shared = [](const journal::Vault& vault) {
      return vault.overview().stage == journal::JournalStage::shared;
    };
    both([&] { return is_shared(meg) && is_shared(dani) && meg.sending().outbox_count() + dani.sending().outbox_count() == 0; });
  }

  TemporaryFolder folder_;
  ProgramClock clock_;
  stories::RelayProcess relay_;
  std::unique_ptr<journal::Vault> meg_;
};

}  // namespace

int main() {
  crypto::start();
  Bench bench;
  bench.share();
  auto frames = bench.frames_until_all_is_there();
  const auto slow = std::count_if(frames.begin(), frames.end(), [](double cost) { return cost > 16; });
  std::sort(frames.begin(), frames.end());
  std::printf("%d arrivals in a journal of %d entries: %zu frames, p50 %.2f ms, p99 %.2f ms, worst %.2f ms, %ld over 16 ms\n",
              arrivals, entries, frames.size(), frames[frames.size() / 2], frames[frames.size() * 99 / 100],
              frames.back(), static_cast<long>(slow));
  return 0;
}
