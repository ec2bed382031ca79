#include "cli/commands/commands.hpp"
#include "cli/item_edit.hpp"
#include "cli/item_facts.hpp"
#include "cli/item_named.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/speech/values.hpp"

namespace candour::cli::commands {

namespace {

namespace model = journal::model;
using journal::ItemView;

// The field that is meant: the one of --field, else the first prose of the kind.
Answer<model::FieldSpec> field_meant(const ItemView& item, const Arguments& arguments) {
  const auto* kind = journal::kinds::registry().find(item.key.kind);
  if (!kind) return Error{ErrorCode::newer_version, "edit an item"};
  if (const auto name = arguments.value("--field")) {
    if (const auto* field = kind->field_named(*name)) return *field;
    std::string names;
    for (const auto& field : kind->fields) names += (names.empty() ? "" : ", ") + std::string(field.name);
    return misuse("It has no field `" + *name + "`.", "Its fields are: " + names + ".");
  }
  for (const auto& field : kind->fields) {
    if (field.type == model::FieldType::prose) return field;
  }
  return misuse("It has no long text.", "Name what to change with --field and --value.");
}

std::optional<Failure> refuse_what_excludes(const Arguments& arguments) {
  if (auto refused = refuse_several(arguments, {"--replace", "--add-after", "--remove", "--value"})) return refused;
  if (auto refused = refuse_several(arguments, {"--text", "--stdin", "--value"})) return refused;
  return refuse_what_excludes_in_text(arguments);
}

Outcome edit_value(Program& program, const ItemView& item, const model::FieldSpec& field,
                   const std::vector<std::string>& typed) {
  const auto* before = field_of(item, field.field);
  const auto given = typed.size() == 1 ? session::Given(typed.front()) : session::Given(typed);
  CANDOUR_TRY(auto value, session::value_given(program.vault(), field, given, before ? before->value : model::Value{}));
  CANDOUR_CHECK(program.vault().writing().edit(item.key, {{field.field, std::move(value)}}));
  return outcome_of_written(program.vault(), item.key);
}

Outcome run(Program& program, const Arguments& arguments) {
  if (auto refused = refuse_what_excludes(arguments)) return *refused;
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("ITEM")));
  CANDOUR_TRY(const auto item, program.vault().items().show(key));
  CANDOUR_TRY(const auto field, field_meant(item, arguments));
  CANDOUR_CHECK(program.vault().writing().may_edit(key));
  program.printer().say("Readers: " + audience_of(program.vault(), item.space));
  if (arguments.has("--value")) return edit_value(program, item, field, arguments.values("--value"));
  if (field.type != model::FieldType::prose) return misuse("The new value is missing.", "Type it after --value.");
  return edit_text(program, item, field, arguments);
}

}  // namespace

Command edit() {
  auto parameters = edit_text_parameters();
  parameters.insert(parameters.begin(), {{"ITEM", "", "What to change, by its short name.", Presence::required},
                                         {"--field", "NAME", "Which part of it; without it its text."},
                                         {"--value", "VALUE",
                                          "The new value of a part that is not a long text; of several, as the other names "
                                          "of a person, once for each."}});
  return {"edit",
          "Changes something you may change. Earlier wordings stay in its history. Without options it shows numbered "
          "paragraphs and asks what to do.",
          std::move(parameters),
          {{"candour-cli edit 3fa91c", "Shows the paragraphs; then replace 2, add after 2, remove 2, done or cancel."},
           {"candour-cli edit 77ab02 --field place --value \"Room 4\"", "Changes where a meeting is."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
