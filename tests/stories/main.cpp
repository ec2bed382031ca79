// candour-demo: plays pair A with the real programs and prints it as a story whose every sentence was checked.
#include <stdlib.h>

#include <chrono>
#include <iostream>

#include "crypto/secret.hpp"
#include "tests/stories/windows.hpp"

namespace {

using namespace candour::stories;
namespace fs = std::filesystem;

struct Options {
  fs::path programs;
  fs::path keep;
  fs::path pictures;
  bool is_cleaned = false;
  bool has_windows = false;
};

std::optional<Options> read_options(const std::vector<std::string>& words) {
  Options options;
  options.programs = fs::read_symlink("/proc/self/exe").parent_path();
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--clean") {
      options.is_cleaned = true;
    } else if (words[i] == "--windows") {
      options.has_windows = true;
    } else if ((words[i] == "--bin" || words[i] == "--keep" || words[i] == "--pictures") && i + 1 < words.size()) {
      auto& place = words[i] == "--bin" ? options.programs : words[i] == "--keep" ? options.keep : options.pictures;
      place = fs::absolute(words[++i]);
    } else {
      return std::nullopt;
    }
  }
  return options;
}

// An empty folder for the story, made if it is not there; nothing if it cannot be used.
std::optional<fs::path> folder_of(const Options& options) {
  std::error_code error;
  if (options.keep.empty()) {
    auto name = (fs::temp_directory_path() / "candour-demo-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) return std::nullopt;
    return name;
  }
  fs::create_directories(options.keep, error);
  if (error || !fs::is_empty(options.keep, error)) return std::nullopt;
  return options.keep;
}

int play(const Options& options) {
  const auto folder = folder_of(options);
  if (!folder) {
    std::cerr << "candour-demo: --keep takes a folder that is empty or not there yet.\n";
    return 2;
  }
  const auto begin = std::chrono::steady_clock::now();
  std::cout << "DANI AND MEG: a mentoring pair, day by day. Everyone in it is invented.\n"
               "Each line that begins with a dash was just found to be so; if one is not, the story ends with an error.\n"
               "Days pass by a clock file. What is shared goes every 200 milliseconds here; in real use: 20 seconds\n"
               "just after a start or a pairing, else 10 minutes.\n"
            << std::flush;
  PairA pair(options.programs, *folder);
  play_beginning(pair);
  play_meetings(pair);
  play_summary(pair);
  play_end(pair);
  const auto seconds = std::chrono::round<std::chrono::seconds>(std::chrono::steady_clock::now() - begin).count();
  std::cout << "\n" << pair.story.sentence_count() << " sentences held, in " << seconds << " seconds.\n";
  if (!options.pictures.empty()) picture_windows(pair, options.pictures);
  if (options.has_windows) open_windows(pair);
  if (options.is_cleaned) fs::remove_all(*folder);
  return 0;
}

}  // namespace

int main(int count, char** words) {
  candour::crypto::start();
  const auto options = read_options({words + 1, words + count});
  if (!options) {
    std::cerr << "usage: candour-demo [--bin DIR] [--keep DIR] [--clean] [--windows | --pictures DIR]\n";
    return 2;
  }
  return play(*options);
}
