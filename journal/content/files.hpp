// The files of journal/content/en_GB as they stand in the tree. CMake writes the source from them.
#pragma once

#include <span>
#include <string_view>

namespace candour::journal::content {

struct File {
  std::string_view name;  // without ".txt"
  std::string_view text;  // UTF-8
};

std::span<const File> files();

}  // namespace candour::journal::content
