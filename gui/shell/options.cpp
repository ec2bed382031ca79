#include "gui/shell/options.hpp"

#include <algorithm>

namespace candour::gui {

namespace {

constexpr const char* until_sent = "--until-sent";

}  // namespace

const char* usage() {
  return "usage: candour [--vault FOLDER] [--light] [--clock FILE] [--slot-interval TIME] [--ca FILE]\n"
         "               [--place X,Y,WIDTH,HEIGHT] [--power-report] [--dump-tree]\n"
         "\n"
         "Opens your journal in a window. candour-cli opens the same journal in a terminal.\n"
         "  --vault FOLDER        where the journal is kept; without it candour in your data folder\n"
         "  --light               for slow computers: a new journal opens with the least work allowed\n"
         "  --clock FILE          for trying out: seconds in FILE are added to the clock\n"
         "  --slot-interval TIME  for trying out: how often things go, such as 200ms; in real use\n"
         "                        20 seconds just after a start or a pairing, else 10 minutes\n"
         "  --ca FILE             trust this certificate for the post box instead of the system's\n"
         "  --place X,Y,W,H       where the window stands and how large it is\n"
         "  --power-report        at the end, say how many frames were built, shown and skipped\n"
         "  --dump-tree           print what is on the first screen, a line each, and end\n"
         "  --version             which version this is\n"
         "\n"
         "Exit codes: 0 done, 1 something it needs is missing, 2 the command line is wrong.\n";
}

std::vector<std::string> words_for(std::vector<std::string> words, const std::filesystem::path& folder,
                                   bool is_closing) {
  std::erase(words, until_sent);
  const auto at = std::find(words.begin(), words.end(), "--vault");
  if (at != words.end()) words.erase(at, std::min(at + 2, words.end()));
  words.insert(words.end(), {"--vault", folder.string()});
  if (is_closing) words.push_back(until_sent);
  return words;
}

Options read_options(const std::vector<std::string>& words, const std::filesystem::path& data_home) {
  Options options;
  options.vault = data_home / "candour";
  for (std::size_t at = 0; at < words.size() && options.wrong.empty(); ++at) {
    const auto& word = words[at];
    const auto value = [&]() -> std::string {
      if (at + 1 < words.size()) return words[++at];
      options.wrong = word;
      return {};
    };
    if (word == "--help")
      options.wants_help = true;
    else if (word == "--light")
      options.is_light = true;
    else if (word == "--power-report")
      options.reports_power = true;
    else if (word == "--dump-tree")
      options.dumps_tree = true;
    else if (word == until_sent)
      options.is_closing = true;
    else if (word == "--vault")
      options.vault = value();
    else if (word == "--place") {
      options.place = value();
      std::replace(options.place.begin(), options.place.end(), ',', ' ');
    } else if (word == "--clock")
      options.clock_file = value();
    else if (word == "--ca")
      options.ca_file = value();
    else if (word == "--slot-interval") {
      options.slot_interval = interval_from(value());
      if (!options.slot_interval) options.wrong = word;
    } else {
      options.wrong = word;
    }
  }
  return options;
}

}  // namespace candour::gui
