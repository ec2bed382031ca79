#include "journal/model/zone.hpp"

#include <date/tz.h>
#include <sys/stat.h>

#include <cstdlib>
#include <exception>
#include <fstream>
#include <iterator>

namespace candour::journal::model {

namespace {

namespace fs = std::filesystem;

bool has_zone_data(const fs::path& database) {
  std::error_code failed;
  return fs::is_directory(database, failed) && is_known_zone("Etc/UTC");
}

std::optional<std::string> whole(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string(std::istreambuf_iterator<char>(in), {});
}

// The part of a path below the database, without the folders for the two ways of counting leap seconds.
std::string name_below(const fs::path& path, const fs::path& database) {
  auto name = path.lexically_normal().lexically_relative(database.lexically_normal()).generic_string();
  for (const std::string_view folder : {"posix/", "right/"}) {
    if (name.starts_with(folder)) name.erase(0, folder.size());
  }
  return name;
}

std::optional<std::string> zone_of_variable(std::string tz, const fs::path& database) {
  if (tz.starts_with(':')) tz.erase(0, 1);
  if (tz.empty()) return "UTC";
  if (tz.starts_with('/')) tz = name_below(tz, database);
  return is_known_zone(tz) ? std::optional(tz) : std::nullopt;
}

// The first link of a chain that names a zone: the last one may be a zone's older name.
std::optional<std::string> zone_of_link(const fs::path& local, const fs::path& database) {
  auto at = local;
  for (int links = 0; links < 8; ++links) {
    std::error_code failed;
    const auto target = fs::read_symlink(at, failed);
    if (failed) return std::nullopt;
    at = target.is_absolute() ? target : at.parent_path() / target;
    if (auto name = name_below(at, database); is_known_zone(name)) return name;
  }
  return std::nullopt;
}

// Several names may have one file. The one that is written down beside it goes first, then one of the database's list
// of places where people are.
std::optional<std::string> zone_of_copy(const ZoneFolders& places) {
  const auto bytes = whole(places.local);
  if (!bytes || bytes->empty()) return std::nullopt;
  const auto is_same = [&](const std::string& name) {
    std::error_code failed;
    const auto file = places.database / name;
    return fs::file_size(file, failed) == bytes->size() && !failed && whole(file) == bytes && is_known_zone(name);
  };
  if (auto noted = whole(places.name)) {
    noted->erase(std::min(noted->size(), noted->find_first_of(" \t\r\n")));
    if (!noted->empty() && is_same(*noted)) return noted;
  }
  std::ifstream table(places.database / "zone1970.tab");
  for (std::string line; std::getline(table, line);) {
    if (line.starts_with('#')) continue;
    const auto second = line.find('\t', line.find('\t') + 1);
    if (second == std::string::npos) continue;
    const auto name = line.substr(second + 1, line.find('\t', second + 1) - second - 1);
    if (is_same(name)) return name;
  }
  for (const auto* name : {"Etc/UTC", "UTC"}) {
    if (is_same(name)) return name;
  }
  return std::nullopt;
}

}  // namespace

// The zone database throws for a name that it does not have, and when it cannot be read.
bool is_known_zone(const std::string& zone) {
  try {
    return date::locate_zone(zone) != nullptr;
  } catch (const std::exception&) {
    return false;
  }
}

ZoneFolders zone_folders_of_system() {
  const char* tz = std::getenv("TZ");
  return {tz ? std::optional<std::string>(tz) : std::nullopt, "/etc/localtime", "/etc/timezone", "/usr/share/zoneinfo"};
}

Result<std::string> zone_of_computer(const ZoneFolders& places) {
  if (!has_zone_data(places.database)) return Error{ErrorCode::no_zone_data, "find this computer's time zone"};
  std::optional<std::string> zone;
  if (places.tz) {
    zone = zone_of_variable(*places.tz, places.database);
  } else {
    zone = zone_of_link(places.local, places.database);
    if (!zone) zone = zone_of_copy(places);
  }
  if (!zone) return Error{ErrorCode::unknown_zone, "find this computer's time zone"};
  return std::move(*zone);
}

Result<std::string> zone_of_computer() { return zone_of_computer(zone_folders_of_system()); }

// Asked at each save and each frame: looked up anew only once the variable or the file is another one.
std::string zone_here() {
  struct Known {
    std::optional<std::string> tz;
    timespec changed{};
    ino_t file = 0;
    std::string zone;
  };
  thread_local std::optional<Known> known;
  const auto places = zone_folders_of_system();
  struct stat facts {};
  if (lstat(places.local.c_str(), &facts) != 0) facts = {};
  const bool is_as_before = known && known->tz == places.tz && known->file == facts.st_ino &&
                            known->changed.tv_sec == facts.st_mtim.tv_sec &&
                            known->changed.tv_nsec == facts.st_mtim.tv_nsec;
  if (!is_as_before) {
    known = Known{places.tz, facts.st_mtim, facts.st_ino, zone_of_computer(places).value_or("UTC")};
  }
  return known->zone;
}

}  // namespace candour::journal::model
