// A tokenizer of ours for SQLite's full-text index (FTS5): the caller says how text is cut, for index and query alike.
#pragma once

#include <functional>
#include <string_view>

#include "base/sqlite/sqlite.hpp"

namespace candour::sqlite {

// A word as the index keeps it, and its bytes in the text. False ends the cutting.
using TakeWord = std::function<bool(std::string_view form, std::size_t begin, std::size_t end)>;
using CutWords = void (*)(std::string_view text, const TakeWord& take);

// From now on `tokenize = 'NAME'` of a virtual table on this connection cuts by `cut`. The name must be a literal. damaged
// for a file that is no database or has another key.
Result<> add_tokenizer(Connection& connection, const char* name, CutWords cut);

}  // namespace candour::sqlite
