// What a zone name may look like; whether it names a zone here is another question (zone.hpp).
#pragma once

#include <algorithm>
#include <string_view>

namespace candour::journal::model {

inline bool is_zone_name(std::string_view name) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '/' || c == '_' ||
           c == '+' || c == '-';
  };
  return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), fits);
}

}  // namespace candour::journal::model
