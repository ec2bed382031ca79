// The tables of full-text search and how they are cut into words (base/text/words.hpp). Internal to journal/store.
#pragma once

#include "base/sqlite/sqlite.hpp"

namespace candour::journal::store {

// Lets a connection read and write the index; before anything that touches it.
Result<> know_words(sqlite::Connection& database);

// The index of version 1, which SQLite's own rules cut, is made anew from what is shown.
extern const char* const schema_words_v6;

}  // namespace candour::journal::store
