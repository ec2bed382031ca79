#include "gui/shell/settings.hpp"

#include <algorithm>
#include <fstream>

namespace candour::gui {

Choices read_settings(const std::filesystem::path& file) {
  Choices choices;
  std::ifstream in(file);
  for (std::string line; std::getline(in, line);) {
    const auto at = line.find('=');
    if (at == std::string::npos) continue;
    const auto name = line.substr(0, at);
    const auto value = line.substr(at + 1);
    for (const auto theme : all_themes) {
      if (name == "theme" && value == name_of(theme)) choices.theme = theme;
    }
    const int percent = name == "size" ? std::atoi(value.c_str()) : 0;
    if (percent >= 80 && percent <= 300) choices.scale = static_cast<float>(percent) / 100;
  }
  return choices;
}

void write_settings(const std::filesystem::path& file, const Choices& choices) {
  std::error_code ignored;
  std::filesystem::create_directories(file.parent_path(), ignored);
  const auto beside = file.string() + ".new";
  {
    std::ofstream out(beside);
    if (choices.theme) out << "theme=" << name_of(*choices.theme) << '\n';
    out << "size=" << static_cast<int>(choices.scale * 100 + 0.5f) << '\n';
    if (!out.flush()) return;
  }
  std::filesystem::rename(beside, file, ignored);
}

}  // namespace candour::gui
