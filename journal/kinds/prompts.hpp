// One good question for a day on which somebody has nothing to say.
#pragma once

#include <cstdint>

#include "journal/kinds/reflection.hpp"
#include "journal/kinds/registry.hpp"

namespace candour::journal::kinds {

// The same all day, another one tomorrow; round and round through the prompts of the kind, which has some.
inline const std::string& question_of(const model::KindSpec& kind, std::uint32_t day) {
  const auto& prompts = kind.say_all("prompt");
  return prompts[day % prompts.size()];
}

// That of a reflection.
inline const std::string& good_question(std::uint32_t day) {
  return question_of(*registry().find(reflection::kind), day);
}

}  // namespace candour::journal::kinds
