#include "tests/cli/schema.hpp"

#include <algorithm>
#include <regex>
#include <set>

namespace candour::cli {

namespace {

using nlohmann::json;

bool is_of(const std::string& type, const json& value) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  return type == "integer" && value.is_number_integer();
}

std::string fault_of_object(const json& schema, const json& value, const json& root, const std::string& where) {
  const auto properties = schema.value("properties", json::object());
  for (const auto& name : schema.value("required", json::array())) {
    if (!value.contains(name.get<std::string>())) return where + ": lacks " + name.get<std::string>();
  }
  for (const auto& [name, one] : value.items()) {
    const auto known = properties.find(name);
    if (known == properties.end()) {
      if (!schema.value("additionalProperties", true)) return where + ": has " + name + ", which is not known";
    } else if (auto fault = fault_by(*known, one, root, where + "." + name); !fault.empty()) {
      return fault;
    }
  }
  return {};
}

std::string fault_of_array(const json& schema, const json& value, const json& root, const std::string& where) {
  if (!schema.contains("items")) return {};
  for (std::size_t i = 0; i < value.size(); ++i) {
    auto fault = fault_by(schema["items"], value[i], root, where + "[" + std::to_string(i) + "]");
    if (!fault.empty()) return fault;
  }
  return {};
}

std::string fault_of_plain(const json& schema, const json& value, const std::string& where) {
  if (schema.contains("type") && !is_of(schema["type"], value)) return where + ": is no " + schema["type"].get<std::string>();
  if (schema.contains("const") && schema["const"] != value) return where + ": is not " + schema["const"].dump();
  if (schema.contains("enum") && std::find(schema["enum"].begin(), schema["enum"].end(), value) == schema["enum"].end()) {
    return where + ": is none of " + schema["enum"].dump();
  }
  if (schema.contains("minimum") && value < schema["minimum"]) return where + ": is below " + schema["minimum"].dump();
  const bool has_form = schema.contains("pattern");
  if (has_form && !std::regex_search(value.get<std::string>(), std::regex(schema["pattern"].get<std::string>()))) {
    return where + ": is not of the form " + schema["pattern"].dump();
  }
  return {};
}

}  // namespace

std::string fault_by(const json& schema, const json& value, const json& root, const std::string& where) {
  static const std::set<std::string> known{"$schema", "title", "$defs", "description", "$ref", "type", "required", "const",
                                           "properties", "additionalProperties", "items", "enum", "minimum", "pattern", "oneOf"};
  for (const auto& [keyword, meant] : schema.items()) {
    if (!known.contains(keyword)) return where + ": the schema says " + keyword + ", which is not understood here";
  }
  if (schema.contains("$ref")) {
    return fault_by(root.at(json::json_pointer(schema["$ref"].get<std::string>().substr(1))), value, root, where);
  }
  if (auto fault = fault_of_plain(schema, value, where); !fault.empty()) return fault;
  if (schema.contains("oneOf")) {
    const auto fitting = std::count_if(schema["oneOf"].begin(), schema["oneOf"].end(), [&](const json& one) {
      return fault_by(one, value, root, where).empty();
    });
    if (fitting != 1) return where + ": fits " + std::to_string(fitting) + " of the forms that it may have: " + value.dump();
  }
  if (value.is_object()) return fault_of_object(schema, value, root, where);
  if (value.is_array()) return fault_of_array(schema, value, root, where);
  return {};
}

}  // namespace candour::cli
