#include "journal/store/schema.hpp"

#include <string>

#include "journal/store/drafts.hpp"
#include "journal/store/schema_log.hpp"
#include "journal/store/schema_pairing.hpp"
#include "journal/store/schema_projection.hpp"
#include "journal/store/schema_receiving.hpp"
#include "journal/store/schema_relay_log.hpp"
#include "journal/store/word_index.hpp"

namespace candour::journal::store {

namespace {

Result<int> version_of(sqlite::Connection& database) {
  CANDOUR_TRY(auto select, database.prepare("PRAGMA user_version"));
  CANDOUR_TRY(const bool found, select.step());
  return found ? static_cast<int>(select.integer(0)) : 0;
}

Result<> run(sqlite::Connection& database, const Migration& migration) {
  CANDOUR_TRY(auto transaction, sqlite::Transaction::begin(database));
  for (const auto* piece : migration.pieces) CANDOUR_CHECK(database.execute(piece));
  // A pragma takes no parameter; the version is a number of ours.
  const auto stamp = "PRAGMA user_version = " + std::to_string(migration.version);
  CANDOUR_CHECK(database.execute(stamp.c_str()));
  return transaction.commit();
}

}  // namespace

std::span<const Migration> migrations() {
  static const std::vector<Migration> all{
      {1, {schema_log_v1, schema_projection_v1}},
      {2, {schema_drafts_v2}},
      {3, {schema_answers_v3}},
      {4, {schema_left_out_v4}},
      {5, {schema_pairing_v5}},
      {6, {schema_words_v6}},
      {7, {schema_relay_log}},
      {8, {schema_receiving_v8}},
      {9, {schema_refused}},
      {10, {schema_away_v10}},
      {11, {schema_merged_v11}},
      {12, {schema_waiting_v12}},
      {13, {schema_revealed_v13}},
  };
  return all;
}

Result<> check_layout(sqlite::Connection& database, std::span<const Migration> program) {
  CANDOUR_TRY(const int present, version_of(database));
  const int newest = program.empty() ? 0 : program.back().version;
  if (present > newest) return Error{ErrorCode::newer_version, "open the database"};
  if (present < newest) return Error{ErrorCode::migration_needed, "open the database"};
  return {};
}

Result<> migrate(sqlite::Connection& database, std::span<const Migration> program) {
  CANDOUR_TRY(const int present, version_of(database));
  const int newest = program.empty() ? 0 : program.back().version;
  if (present > newest) return Error{ErrorCode::newer_version, "open the database"};
  for (const auto& migration : program) {
    if (migration.version > present) CANDOUR_CHECK(run(database, migration));
  }
  return {};
}

}  // namespace candour::journal::store
