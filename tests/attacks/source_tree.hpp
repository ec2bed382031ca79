// The project's own files, as a test reads them.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace candour::test {

// Every file below `folder` of the project whose name ends in one of `endings`.
inline std::vector<std::filesystem::path> source_files(const std::string& folder,
                                                       const std::vector<std::string>& endings) {
  std::vector<std::filesystem::path> out;
  const auto root = std::filesystem::path(CANDOUR_SOURCE_DIR) / folder;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (!entry.is_regular_file()) continue;
    for (const auto& ending : endings) {
      if (entry.path().extension() == ending) out.push_back(entry.path());
    }
  }
  return out;
}

inline std::string text_of_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace candour::test
