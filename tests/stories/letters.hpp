// What a post box takes, letter by letter, as whoever runs it can watch it in its own file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace candour::stories {

class Letters {
 public:
  // Those that are there already are not told.
  explicit Letters(std::filesystem::path folder);
  // A line for each letter that came since the last call; while the file cannot be read, none.
  std::vector<std::string> arrived();

 private:
  std::filesystem::path file_;
  std::map<std::int64_t, std::int64_t> last_;  // of each mailbox
};

}  // namespace candour::stories
