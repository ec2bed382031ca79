// In which time zone this computer is.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "base/result.hpp"

namespace candour::journal::model {

// A name of the zone database here, such as Europe/London.
bool is_known_zone(const std::string& zone);

// Where the answer is looked for; the programs take the system's own places.
struct ZoneFolders {
  std::optional<std::string> tz;        // the variable TZ; set and empty means UTC (POSIX)
  std::filesystem::path local;          // a link into the database, or a copy of one of its files
  std::filesystem::path name;           // a file that may name the zone, as Debian's /etc/timezone does
  std::filesystem::path database;       // the zone files
};
ZoneFolders zone_folders_of_system();

// TZ if it is set, else what `local` links to or is a copy of. unknown_zone if that tells no zone of the database: nobody
// should guess then. no_zone_data if there is no database here.
Result<std::string> zone_of_computer(const ZoneFolders& places);
Result<std::string> zone_of_computer();

// For dates of what happens now, which must be shown in some zone: "UTC" if it cannot be told.
std::string zone_here();

}  // namespace candour::journal::model
