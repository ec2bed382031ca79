// The words of the kinds, as the files of en_GB say them; they are compiled into the programs.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace candour::journal::content {

// By key; several under one key in the order of the file.
using Words = std::map<std::string, std::vector<std::string>, std::less<>>;

// Reads the form that README.md describes. malformed for a line of another form, an empty key or empty words.
Result<Words> parse(std::string_view text);

// The words of the file `name`.txt; nothing if there is no such file.
const Words* words_of(std::string_view name);

// The names of all files, ascending.
std::vector<std::string_view> names();

}  // namespace candour::journal::content
