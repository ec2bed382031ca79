// One good question for a day on which somebody has nothing to say.
#pragma once

#include <cstdint>

#include "journal/kinds/registry.hpp"

namespace candour::journal::kinds {

// The same all day, another one tomorrow; round and round through the prompts of a reflection.
inline const std::string& good_question(std::uint32_t day) {
  const auto& prompts = registry().find(model::ItemKind::reflection)->say_all("prompt");
  return prompts[day % prompts.size()];
}

}  // namespace candour::journal::kinds
