// One good question for a day on which somebody has nothing to say.
#pragma once

#include <cstdint>

#include "journal/kinds/reflection.hpp"

namespace candour::journal::kinds {

// The same all day, another one tomorrow; round and round through the prompts of a reflection.
inline const char* good_question(std::uint32_t day) {
  static const auto prompts = reflection::spec().prompts;
  return prompts[day % prompts.size()];
}

}  // namespace candour::journal::kinds
