// As much of JSON Schema as docs/answer.schema.json uses. A keyword that it does not know is a fault, never passed over.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace candour::cli {

// Where and why `value` is not what `schema` says; empty if it is. `root` is what "$ref" goes by.
std::string fault_by(const nlohmann::json& schema, const nlohmann::json& value, const nlohmann::json& root,
                     const std::string& where = "answer");

}  // namespace candour::cli
