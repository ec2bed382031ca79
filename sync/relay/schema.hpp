// The relay's database: its connections, its tables when they are made, and its few facts (relay.md 5.1).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/codec.hpp"
#include "base/sqlite/sqlite.hpp"

namespace candour::relay {

// Sets a connection up for its duty; only one of the first kind may exist (WAL, rule S1).
Result<sqlite::Connection> open_writer(const std::string& path);
Result<sqlite::Connection> open_reader(const std::string& path);

// Makes the tables of a fresh file.
Result<> make_tables(sqlite::Connection& writer);

// The row `meta.k`, or nothing.
Result<std::optional<Bytes>> read_meta(sqlite::Connection& connection, std::string_view name);
Result<> write_meta(sqlite::Connection& writer, std::string_view name, ByteView value);

}  // namespace candour::relay
