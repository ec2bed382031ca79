// A folder as people write it.
#pragma once

#include <filesystem>
#include <string_view>

namespace candour::gui {

// "~/Documents/journal" and "Documents/journal" are below one's own folder, wherever the program was started. Empty for
// nothing.
std::filesystem::path typed_folder(std::string_view typed);

}  // namespace candour::gui
