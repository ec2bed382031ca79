#include <algorithm>

#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/item_named.hpp"
#include "cli/program.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/items.hpp"

namespace candour::cli::commands {

namespace {

// A version names its field by the label that people read.
journal::model::FieldNumber field_of_label(journal::model::ItemKind kind, const std::string& label) {
  const auto* known = journal::kinds::registry().find(kind);
  if (!known) return 0;
  for (const auto& field : known->fields) {
    if (label == field.label) return field.field;
  }
  return 0;
}

// Whether a text shows that version together with others.
bool is_merged(const std::vector<journal::VersionView>& all, const journal::VersionView& one) {
  return std::count_if(all.begin(), all.end(), [&](const journal::VersionView& other) {
           return other.is_shown && other.field == one.field;
         }) > 1;
}

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("ITEM")));
  CANDOUR_TRY(const auto item, program.vault().items().show(key));
  CANDOUR_TRY(const auto versions, program.vault().items().history(key));
  Facts facts{{"Readers", audience_of(program.vault(), item.space)}, {"Item", item.short_name}};
  for (const auto& version : versions) {
    std::string said = version.author_name + ", " + text_of(Day{version.day});
    if (version.late) said += " (" + session::words_of_late(*version.late) + ")";
    if (version.is_shown) said += is_merged(versions, version) ? ", part of what is shown now" : ", shown now";
    if (version.is_waiting) said += ", waits for an earlier step";
    if (version.is_queued) said += ", on its way";
    facts.push_back({"Version", std::move(said)});
    facts.push_back({version.field_label, text_of_value(program.vault(), key.kind,
                                                        field_of_label(key.kind, version.field_label), version.value)});
  }
  return facts;
}

}  // namespace

Command history() {
  return {"history",
          "Shows every wording that something ever had, oldest first. Nothing that was written is lost.",
          {{"ITEM", "", "Its short name.", Presence::required}},
          {{"candour-cli history 77ab02", "Shows how the meeting was changed, by whom and on which day."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
