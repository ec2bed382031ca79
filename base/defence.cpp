#include "base/defence.hpp"

#ifdef CANDOUR_BITES

#include <cstdlib>
#include <string>

namespace candour::bites {

namespace {

// What CANDOUR_BITES_OFF names: a row, and the place of one check of it, or of all if it is empty.
struct TakenAway {
  std::string row;
  std::string place;
};

TakenAway taken_away() {
  const char* const set = std::getenv("CANDOUR_BITES_OFF");
  const std::string all = set == nullptr ? "" : set;
  const auto space = all.find(' ');
  return space == std::string::npos ? TakenAway{all, {}} : TakenAway{all.substr(0, space), all.substr(space + 1)};
}

}  // namespace

bool is_off(const char* rows, const char* file, int line) {
  static const TakenAway taken = taken_away();
  if (taken.row.empty()) return false;
  const auto defends = ' ' + std::string(rows) + ' ';
  if (defends.find(' ' + taken.row + ' ') == std::string::npos) return false;
  return taken.place.empty() || taken.place == std::string(file) + ':' + std::to_string(line);
}

}  // namespace candour::bites

#endif
