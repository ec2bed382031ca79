#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <thread>

#include "tests/kills/pair_at_work.hpp"
#include "tests/stories/story.hpp"

namespace candour::kills {
namespace {

namespace fs = std::filesystem;

// Invented words: none stands in a program, a library or a file of the system.
const std::vector<std::string> canaries{"quibberdash", "vornelship", "trasklemoor", "pelquintal", "zorbanicle", "wexumbra"};

std::string as_utf16(const std::string& ascii) {
  std::string out;
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

// Files below `folder` that hold one of the words, as bytes of UTF-8 or UTF-16.
std::vector<std::string> files_with_a_canary(const fs::path& folder) {
  std::vector<std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const auto bytes = stories::read_file(entry.path());
    for (const auto& word : canaries) {
      if (bytes.find(word) == std::string::npos && bytes.find(as_utf16(word)) == std::string::npos) continue;
      files.push_back(entry.path().filename().string());
      break;
    }
  }
  return files;
}

// While it lives, everything that a program puts into a usual place lands below the searched folder.
class UsualPlaces {
 public:
  explicit UsualPlaces(const fs::path& folder) {
    for (const auto* name : {"TMPDIR", "HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME",
                             "XDG_RUNTIME_DIR"}) {
      const char* before = std::getenv(name);
      before_.emplace_back(name, before == nullptr ? std::nullopt : std::optional<std::string>(before));
      const auto place = folder / "places" / name;
      fs::create_directories(place);
      setenv(name, place.c_str(), 1);
    }
  }
  UsualPlaces(const UsualPlaces&) = delete;
  UsualPlaces& operator=(const UsualPlaces&) = delete;
  ~UsualPlaces() {
    for (const auto& [name, value] : before_) value ? setenv(name, value->c_str(), 1) : unsetenv(name);
  }

 private:
  std::vector<std::pair<const char*, std::optional<std::string>>> before_;
};

void write_canaries(PairAtWork& pair) {
  ASSERT_TRUE(pair.dani.ask({"note", "--text", canaries[0] + " is what I would not say"}).is_done);
  ASSERT_TRUE(pair.dani.ask({"reflect", "--text", canaries[1] + " and the desk"}).is_done);
  ASSERT_TRUE(pair.meg.ask({"people", "add", canaries[2] + " Smith", "--alias", canaries[2], "--replacement", "a colleague"})
                  .is_done);
  const auto item = pair.dani.ask({"search", canaries[1]}).fact("Item");
  ASSERT_TRUE(pair.dani.ask({"comment", item, "--text", canaries[3] + " too"}).is_done);
  ASSERT_TRUE(pair.dani.ask({"edit", item, "--text", canaries[4] + " instead"}).is_done);
  ASSERT_TRUE(pair.dani.ask({"search", canaries[4]}).is_done);
}

TEST(Canaries, StandInNoFileOfASessionThatIsKilledAtManyPoints) {
  PairAtWork pair;
  const UsualPlaces places(pair.folder.path());
  ASSERT_NO_FATAL_FAILURE(pair.pair_up());
  ASSERT_NO_FATAL_FAILURE(write_canaries(pair));

  for (int point = 0; point < 8; ++point) {
    pair.dani.begin({point % 2 == 0 ? "reflect" : "note", "--text", canaries[5] + " number " + std::to_string(point)});
    std::this_thread::sleep_for(std::chrono::milliseconds(5 * point));
    pair.dani.kill_shell();
    if (point == 4) pair.meg.kill_shell();
    if (point == 6) pair.relay.kill();
    EXPECT_EQ(files_with_a_canary(pair.folder.path()), std::vector<std::string>());
    ASSERT_TRUE(point != 4 || pair.meg.open_shell().is_done);
    ASSERT_TRUE(point != 6 || pair.relay.start());
    ASSERT_TRUE(pair.dani.open_shell().is_done);
  }

  ASSERT_TRUE(comes_true([&] { return pair.meg.ask({"search", canaries[3]}).count("Item") == 1; }, std::chrono::seconds(30)));
  ASSERT_TRUE(pair.dani.close_shell());
  ASSERT_TRUE(pair.meg.close_shell());
  ASSERT_TRUE(pair.relay.stop());
  EXPECT_EQ(files_with_a_canary(pair.folder.path()), std::vector<std::string>());
}

TEST(Canaries, AreFoundWhereTheyStand) {
  test::TemporaryFolder folder;
  stories::write_file(folder.path() / "plain", "before " + canaries[2] + " after");
  stories::write_file(folder.path() / "wide", as_utf16(canaries[3]));
  stories::write_file(folder.path() / "clean", "nothing of it");

  auto found = files_with_a_canary(folder.path());
  std::sort(found.begin(), found.end());

  EXPECT_EQ(found, (std::vector<std::string>{"plain", "wide"}));
}

}  // namespace
}  // namespace candour::kills
