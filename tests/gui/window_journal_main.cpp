// candour-window-journal: what the tests of the real window need of a journal.
//   make FOLDER PLACE [MINUTES]
//                       a journal that is shared with somebody; its first unlock leads to PLACE, as the pictures call it;
//                       it locks after so many idle minutes
//   read FOLDER         opens it as the window does, and prints the tree of the screen that one comes back to
// Its passphrase is `passphrase`; opening takes the least work allowed.
#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "journal/vault/keys.hpp"
#include "tests/gui/support/headless_window.hpp"
#include "tests/gui/support/shared_journal.hpp"

namespace {

using namespace candour;
using namespace candour::test;

constexpr const char* passphrase = "marble-kitten-sunset-orbit-fox";

bool make(const std::filesystem::path& folder, const std::string& name, int minutes) {
  SharedJournal journal;
  const auto places = journal.places();
  const auto named = std::find_if(places.begin(), places.end(), [&](const auto& each) { return each.name == name; });
  if (named == places.end()) return false;
  const auto& meg = journal.pair.meg;
  auto vault = journal::Vault::unlock(meg.folder, meg.passphrase(), "tests", journal.pair.clock);
  if (!vault || !(*vault)->keys().change_passphrase(meg.passphrase(), crypto::Passphrase(passphrase))) return false;
  vault->reset();
  HeadlessWindow window(meg.folder, journal.pair.clock);
  if (!window.type_into("Passphrase", passphrase) || !window.press("Open")) return false;
  window.notebook().desk().carry_out(gui::act::ChooseIdleMinutes{minutes});
  window.notebook().desk().carry_out(gui::act::Go{named->place});
  window.settle();
  window.notebook().desk().close();
  std::filesystem::copy(meg.folder, folder, std::filesystem::copy_options::recursive);
  return true;
}

bool read(const std::filesystem::path& folder) {
  const ProgramClock clock;
  HeadlessWindow window(folder, clock);
  if (!window.type_into("Passphrase", passphrase) || !window.press("Open") || window.shows("Passphrase")) return false;
  std::fputs(window.lines().c_str(), stdout);
  return true;
}

}  // namespace

int main(int count, char** words) {
  crypto::start();
  const std::string act = count > 1 ? words[1] : "";
  const bool makes = act == "make" && (count == 4 || count == 5);
  if (makes && make(words[2], words[3], count == 5 ? std::atoi(words[4]) : 5)) return EXIT_SUCCESS;
  if (act == "read" && count == 3 && read(words[2])) return EXIT_SUCCESS;
  std::fputs("candour-window-journal: it could not be made or opened\n", stderr);
  return EXIT_FAILURE;
}
