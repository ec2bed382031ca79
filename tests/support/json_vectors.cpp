#include "tests/support/json_vectors.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace candour::test {

Bytes unhex(std::string_view hex) {
  auto bytes = from_hex(hex);
  if (!bytes) throw std::invalid_argument("a vector is not hex");
  return std::move(*bytes);
}

std::string vector_text(const std::string& name) {
  std::ifstream in(std::string(CANDOUR_SOURCE_DIR "/tests/vectors/") + name, std::ios::binary);
  if (!in) throw std::runtime_error("no such vector file: " + name);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

nlohmann::json vector_json(const std::string& name) { return nlohmann::json::parse(vector_text(name)); }

const std::map<std::string, std::string>& known_answers() {
  static const auto answers = [] {
    std::map<std::string, std::string> out;
    for (const auto& answer : vector_json("candour1_kat.json"))
      if (!out.emplace(answer.at("name"), answer.at("value")).second)
        throw std::runtime_error("a known answer stands twice");
    return out;
  }();
  return answers;
}

const std::string& known_answer(const std::string& name) {
  const auto found = known_answers().find(name);
  if (found == known_answers().end()) throw std::out_of_range("no known answer " + name);
  return found->second;
}

}  // namespace candour::test
