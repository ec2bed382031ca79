// The texts of the versions of a field of prose, as the fold asks for them. Internal to journal/store.
#pragma once

#include "journal/model/prose_fold.hpp"
#include "journal/store/version_table.hpp"

namespace candour::journal::store {

// Versions ascend by name, as a graph numbers them. Standing as it is in the table.
struct ProseVersions {
  std::vector<VersionRow> rows;
  std::vector<model::FieldVersion> versions;  // of the same index, without their values
};
Result<ProseVersions> prose_versions(sqlite::Connection& database, const FieldRow& field);

// Reads the text of rows[n] when it is asked for. `rows` ascend by name and outlive it, as the database does.
model::TextOf text_of_rows(sqlite::Connection& database, const std::vector<VersionRow>& rows);

}  // namespace candour::journal::store
