// How a line of the shell becomes words, the way people know from other shells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/facts.hpp"

namespace candour::cli {

// Divides at spaces and tabs; '...' keeps all as it is, "..." knows \" and \\, outside quotes a backslash keeps the
// next character. A quotation mark that is not closed is refused with a sentence.
Answer<std::vector<std::string>> words_of_line(std::string_view line);

}  // namespace candour::cli
