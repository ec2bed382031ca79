// The few file operations of export and verification: whole files, plain files only, nothing followed or overwritten.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/bytes.hpp"
#include "base/result.hpp"

namespace candour::journal::summary {

// The bytes of a plain file of at most `limit` bytes. io_failed for a link, a folder, a device or what cannot be
// read; too_long above the limit.
Result<Bytes> read_plain_file(const std::filesystem::path& file, std::size_t limit);

// A new file, for its owner alone, on the disk when this returns. io_failed if the name exists; disk_full.
Result<> write_new_file(const std::filesystem::path& file, ByteView bytes);

// The names in a folder, sorted, whatever they are. io_failed if it cannot be read or is none.
Result<std::vector<std::string>> names_in(const std::filesystem::path& folder);

}  // namespace candour::journal::summary
