#include "sync/relay/data_folder.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace candour::relay {

namespace {

using crypto::RelaySeed;

bool is_there(const std::filesystem::path& file) { return ::access(file.c_str(), F_OK) == 0; }

// Read straight into memory that is wiped; a stream would keep a copy.
Result<RelaySeed> read_key(const std::filesystem::path& file) {
  const Error refused{ErrorCode::damaged, "read the relay's key"};
  const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
  if (!descriptor.is_open() && errno != ENOENT) return Error{code_of_errno(errno), "open the relay's key"};
  crypto::Transient<33> bytes;
  const auto size = ::read(descriptor.number(), bytes.fill().data(), 33);
  if (size != 32) return refused;
  return RelaySeed(bytes.expose().first<32>());
}

Result<RelaySeed> make_key(const std::filesystem::path& file) {
  auto key = RelaySeed::random();
  CANDOUR_CHECK(replace_file(file, key.expose()));
  return key;
}

Result<> make_folder(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) return Error{code_of_errno(failed.value()), "make the data folder"};
  return {};
}

}  // namespace

Result<DataFolder> open_data_folder(const std::filesystem::path& folder, Missing missing) {
  const DataPaths paths{folder};
  if (missing == Missing::make) CANDOUR_CHECK(make_folder(folder));
  std::error_code failed;
  const bool is_folder = std::filesystem::is_directory(folder, failed);
  if (failed && failed != std::errc::no_such_file_or_directory)
    return Error{code_of_errno(failed.value()), "open the data folder"};
  if (!is_folder) return Error{ErrorCode::no_vault, "open the data folder"};

  CANDOUR_TRY(auto lock, FileLock::take(paths.lock()));
  const bool has_database = is_there(paths.database());
  if (!has_database && missing == Missing::refuse) return Error{ErrorCode::no_vault, "open the data folder"};
  const bool is_key_new = !has_database && !is_there(paths.key());
  CANDOUR_TRY(auto key, is_key_new ? make_key(paths.key()) : read_key(paths.key()));
  return DataFolder{paths, std::move(lock), std::move(key), is_key_new};
}

}  // namespace candour::relay
