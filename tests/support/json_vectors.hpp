// Published vectors and known answers as tests read them.
#pragma once

#include <map>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>

#include "base/bytes.hpp"

namespace candour::test {

// The bytes of hex text that is part of a test; throws if it is not hex.
Bytes unhex(std::string_view hex);

// The same as exactly N bytes.
template <std::size_t N>
ByteArray<N> unhex_array(std::string_view hex) {
  const auto bytes = unhex(hex);
  if (bytes.size() != N) throw std::length_error("a vector has another length");
  return take<N>(bytes);
}

// A file of tests/vectors, whole. Throws if it cannot be read: the test then fails.
std::string vector_text(const std::string& name);
nlohmann::json vector_json(const std::string& name);

// tests/vectors/candour1_kat.json: name -> value, bytes in hex. Read once.
const std::map<std::string, std::string>& known_answers();
// One of them; throws if there is none of that name.
const std::string& known_answer(const std::string& name);

}  // namespace candour::test
