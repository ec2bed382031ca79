// What a person types for a field of a kind, as its value.
#pragma once

#include "cli/facts.hpp"
#include "journal/vault.hpp"

namespace candour::cli {

// `typed` for the field: text as it is, a choice by its word, yes or no, 2026-03-12, "2026-03-12 10:00 Europe/London",
// an item by its short name. Of a time what is not typed stays as it is in `before`, which is nothing for a new item. A
// sentence says how it is written if it cannot be read.
Answer<journal::model::Value> value_from(const journal::Vault& vault, const journal::model::FieldSpec& field,
                                         const std::string& typed, const journal::model::Value& before = {});
// "2026-03-12", "10:00" and "Europe/London" as one time.
Answer<journal::model::ZonedTime> time_from(const std::string& date, const std::string& time, std::string zone);

}  // namespace candour::cli
