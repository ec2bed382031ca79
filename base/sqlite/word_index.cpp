#include "base/sqlite/word_index.hpp"

#include <sqlite3.h>

#include <memory>

// What FTS5 knows as a tokenizer of ours; it sees pointers to this type alone.
struct Fts5Tokenizer {
  candour::sqlite::CutWords cut;
};

namespace candour::sqlite {

namespace {

int make_tokenizer(void* context, const char**, int, Fts5Tokenizer** out) {
  *out = static_cast<Fts5Tokenizer*>(context);
  return SQLITE_OK;
}

// It belongs to the module, which outlives the tables that use it.
void drop_tokenizer(Fts5Tokenizer*) {}

void drop_module(void* context) { delete static_cast<Fts5Tokenizer*>(context); }

int tokenize(Fts5Tokenizer* tokenizer, void* context, int, const char* text, int size,
             int (*take)(void*, int, const char*, int, int, int)) {
  if (text == nullptr || size <= 0) return SQLITE_OK;
  int code = SQLITE_OK;
  tokenizer->cut({text, static_cast<std::size_t>(size)}, [&](std::string_view form, std::size_t begin, std::size_t end) {
    code = take(context, 0, form.data(), static_cast<int>(form.size()), static_cast<int>(begin), static_cast<int>(end));
    return code == SQLITE_OK;
  });
  return code;
}

// The way in which FTS5 gives its functions away: by a pointer bound to a query.
Result<fts5_api*> functions_of_fts5(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* select = nullptr;
  const int code = sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &select, nullptr);
  if (code != SQLITE_OK) return Error{code_of(code), "add a tokenizer"};
  sqlite3_bind_pointer(select, 1, static_cast<void*>(&api), "fts5_api_ptr", nullptr);
  sqlite3_step(select);
  sqlite3_finalize(select);
  if (api == nullptr) return Error{ErrorCode::store_failed, "add a tokenizer"};
  return api;
}

}  // namespace

Result<> add_tokenizer(Connection& connection, const char* name, CutWords cut) {
  CANDOUR_TRY(auto* const api, functions_of_fts5(connection.handle()));
  auto tokenizer = std::make_unique<Fts5Tokenizer>(Fts5Tokenizer{cut});
  fts5_tokenizer functions{&make_tokenizer, &drop_tokenizer, &tokenize};
  if (api->xCreateTokenizer(api, name, tokenizer.get(), &functions, &drop_module) != SQLITE_OK) {
    return Error{ErrorCode::store_failed, "add a tokenizer"};
  }
  static_cast<void>(tokenizer.release());  // the module's now
  return {};
}

}  // namespace candour::sqlite
