// The kinds as docs/formats.md and tests/vectors/kinds.json say them, both made from the registry.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "journal/model/kind.hpp"

namespace candour::journal::kinds {

// The table of section 6: a row a kind, with the numbers, names and types of its fields.
std::string manual_of(const model::KindRegistry& registry);

// What must never change of a kind once somebody has stored one: by its word.
nlohmann::json numbers_of(const model::KindRegistry& registry);

}  // namespace candour::journal::kinds
