#include "gui/actions/desk_world.hpp"

namespace candour::gui {

bool has_vault(const std::filesystem::path& folder) {
  std::error_code ignored;
  return std::filesystem::exists(folder / "vault", ignored) || std::filesystem::exists(folder / "vault.2", ignored);
}

}  // namespace candour::gui
