#include "base/defence.hpp"

#ifdef CANDOUR_BITES

#include <cstdlib>
#include <string>

namespace candour::bites {

bool is_off(const char* rows) {
  static const char* const set = std::getenv("CANDOUR_BITES_OFF");
  if (set == nullptr) return false;
  const auto all = ' ' + std::string(rows) + ' ';
  return all.find(' ' + std::string(set) + ' ') != std::string::npos;
}

}  // namespace candour::bites

#endif
