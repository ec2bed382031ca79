#include "sync/relay/data_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace candour::relay {

namespace {

using crypto::RelaySeed;

// Read straight into memory that is wiped; a stream would keep a copy.
Result<RelaySeed> read_key(const std::filesystem::path& file) {
  const Error refused{ErrorCode::damaged, "read the relay's key"};
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return refused;
  crypto::Transient<33> bytes;
  const auto size = ::read(descriptor, bytes.fill().data(), 33);
  ::close(descriptor);
  if (size != 32) return refused;
  return RelaySeed(bytes.expose().first<32>());
}

Result<RelaySeed> make_key(const std::filesystem::path& file) {
  auto key = RelaySeed::random();
  CANDOUR_CHECK(replace_file(file, key.expose()));
  return key;
}

Result<RelaySeed> read_or_make_key(const DataPaths& paths, Missing missing) {
  const bool has_database = std::filesystem::exists(paths.database());
  if (!has_database && missing == Missing::refuse) return Error{ErrorCode::no_vault, "open the data folder"};
  if (!has_database && !std::filesystem::exists(paths.key())) return make_key(paths.key());
  return read_key(paths.key());
}

}  // namespace

Result<DataFolder> open_data_folder(const std::filesystem::path& folder, Missing missing) {
  const DataPaths paths{folder};
  if (missing == Missing::make) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) return Error{ErrorCode::io_failed, "make the data folder"};
  }
  if (!std::filesystem::is_directory(folder)) return Error{ErrorCode::no_vault, "open the data folder"};
  auto lock = FileLock::take(paths.lock());
  if (!lock) return Error{ErrorCode::vault_in_use, "lock the data folder"};
  CANDOUR_TRY(auto key, read_or_make_key(paths, missing));
  return DataFolder{paths, std::move(*lock), std::move(key)};
}

}  // namespace candour::relay
