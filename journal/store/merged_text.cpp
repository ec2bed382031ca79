#include "journal/store/merged_text.hpp"

#include <algorithm>

#include "journal/model/brought_by.hpp"
#include "journal/store/items.hpp"

namespace candour::journal::store {

Result<ProseVersions> prose_versions(sqlite::Connection& database, const FieldRow& field) {
  ProseVersions out;
  CANDOUR_TRY(out.rows, versions_of(database, field, Values::not_judged));
  std::sort(out.rows.begin(), out.rows.end(),
            [](const auto& a, const auto& b) { return a.version.name < b.version.name; });
  for (const auto& row : out.rows) out.versions.push_back(row.version);
  return out;
}

model::TextOf text_of_rows(sqlite::Connection& database, const std::vector<VersionRow>& rows) {
  return [&database, &rows](std::size_t n) -> Result<std::string> {
    CANDOUR_TRY(const auto value, value_of(database, rows[n].id));
    return to_text(value.bytes);
  };
}

Result<StoredText> Items::text(const model::FieldKey& field) const {
  StoredText out;
  CANDOUR_TRY(const auto item, find_item(database_, field.item));
  if (!item) return out;
  CANDOUR_TRY(const auto all, prose_versions(database_, {*item, field.field}));
  const model::VersionGraph graph(all.versions);
  const auto text_of = text_of_rows(database_, all.rows);
  CANDOUR_TRY(auto folded, model::fold_prose(graph, text_of));
  const auto writer_of = [&](const std::string& wording) -> Result<std::optional<MemberKey>> {
    CANDOUR_TRY(const auto bringer, model::bringer_of(graph, wording, text_of));
    return bringer ? std::optional(all.rows[*bringer].writer) : std::nullopt;
  };
  for (auto& wordings : folded.open) {
    StoredChoice choice;
    CANDOUR_TRY(choice.first_by, writer_of(wordings.first));
    if (!wordings.second.empty()) {
      CANDOUR_TRY(choice.second_by, writer_of(wordings.second));
    }
    choice.wordings = std::move(wordings);
    out.open.push_back(std::move(choice));
  }
  out.text = std::move(folded.text);
  return out;
}

}  // namespace candour::journal::store
