#include <charconv>

#include "cli/commands/commands.hpp"
#include "cli/edit_text.hpp"
#include "cli/item_facts.hpp"
#include "cli/item_named.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/registry.hpp"
#include "session/speech/values.hpp"

namespace candour::cli::commands {

namespace {

namespace model = journal::model;
using journal::ItemView;
using session::ParagraphAct;
using session::ParagraphChange;

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

Answer<std::optional<ParagraphChange>> change_of_options(const Arguments& arguments) {
  std::optional<ParagraphChange> change;
  for (const auto& [option, act] :
       {std::pair{"--replace", ParagraphAct::replace}, std::pair{"--add-after", ParagraphAct::add_after},
        std::pair{"--remove", ParagraphAct::remove}}) {
    const auto typed = arguments.value(option);
    if (!typed) continue;
    std::uint32_t number = 0;
    const auto read = std::from_chars(typed->data(), typed->data() + typed->size(), number);
    if (read.ec != std::errc{} || read.ptr != typed->data() + typed->size()) {
      return misuse("`" + *typed + "` is not the number of a paragraph.", "`show` and `edit` number them.");
    }
    change = ParagraphChange{act, number};
  }
  return change;
}

std::optional<Failure> refuse_what_excludes(const Arguments& arguments) {
  if (auto refused = refuse_several(arguments, {"--replace", "--add-after", "--remove", "--value"})) return refused;
  if (auto refused = refuse_several(arguments, {"--text", "--stdin", "--value"})) return refused;
  if (auto refused = refuse_several(arguments, {"--remove", "--text"})) return refused;
  return refuse_several(arguments, {"--remove", "--stdin"});
}

// Given several times it is a set with these entries.
Outcome edit_value(Program& program, const ItemView& item, const model::FieldSpec& field,
                   const std::vector<std::string>& typed) {
  const auto* before = field_of(item, field.field);
  const auto given = typed.size() == 1 ? session::Given(typed.front()) : session::Given(typed);
  CANDOUR_TRY(auto value, session::value_given(program.vault(), field, given, before ? before->value : model::Value{}));
  CANDOUR_CHECK(program.vault().edit(item.key, {{field.field, std::move(value)}}));
  return outcome_of_written(program.vault(), item.key);
}

Answer<session::Draft> draft_of_edit(Program& program, const ItemView& item, const model::FieldSpec& field) {
  CANDOUR_TRY(auto draft, new_draft(program, {session::DraftPurpose::edit, item.key.kind, field.field, 0, item.key}));
  draft.whole = words_of_field(item, field.field);
  CANDOUR_TRY(draft.seen, program.vault().seen(item.key, field.field));
  return draft;
}

// A whole new wording of which only a part came is what one goes on with.
Failure left_with(TypedDraft& typed, const Failure& why) {
  auto& draft = typed.draft();
  if (draft.change || draft.words.empty()) return why;
  draft.whole = std::exchange(draft.words, {});
  const auto kept = typed.keep();
  return kept ? why : failure_of(kept.error());
}

Outcome edit_prose(Program& program, const Arguments& arguments, session::Draft begun) {
  CANDOUR_TRY(begun.change, change_of_options(arguments));
  if (begun.change) {
    if (auto refused = ParagraphText(begun.whole).refuses(*begun.change)) return *refused;
  }
  TypedDraft draft(program, std::move(begun), TypedDraft::Kept::no);
  auto words = given_text(program, arguments, draft);
  if (!words) return left_with(draft, words.error());
  const auto given = std::move(words).value();
  const auto change = draft.draft().change;
  const bool is_whole_without_typing = change && (given || change->act == ParagraphAct::remove);
  if (is_whole_without_typing) {
    ParagraphText text(draft.draft().whole);
    if (auto refused = text.apply(*change, given.value_or(""))) return *refused;
    return save_edit(program, draft, text.text());
  }
  if (given) return save_edit(program, draft, *given);
  if (change) return edit_one_paragraph(program, draft);
  if (program.is_json()) {
    return misuse("There is no dialogue with --json.", "Use --text, --replace, --add-after or --remove.");
  }
  return edit_in_dialogue(program, draft);
}

Outcome run(Program& program, const Arguments& arguments) {
  if (auto refused = refuse_what_excludes(arguments)) return *refused;
  CANDOUR_TRY(const auto key, item_named(program.vault(), arguments.required("ITEM")));
  CANDOUR_TRY(const auto item, program.vault().show(key));
  CANDOUR_TRY(const auto field, field_meant(item, arguments));
  CANDOUR_CHECK(program.vault().may_edit(key));
  program.printer().say("Readers: " + audience_of(program.vault(), item.space));
  if (arguments.has("--value")) return edit_value(program, item, field, arguments.values("--value"));
  if (field.type != model::FieldType::prose) return misuse("The new value is missing.", "Type it after --value.");
  CANDOUR_TRY(auto draft, draft_of_edit(program, item, field));
  return edit_prose(program, arguments, std::move(draft));
}

}  // namespace

Command edit() {
  auto parameters = text_parameters();
  parameters.insert(parameters.begin(), {{"ITEM", "", "What to change, by its short name.", Presence::required},
                                         {"--field", "NAME", "Which part of it; without it its text."},
                                         {"--value", "VALUE", "The new value of a part that is not a long text; of several, as the other names of a "
                                          "person, once for each."},
                                         {"--replace", "N", "Put the text in the place of paragraph N."},
                                         {"--add-after", "N", "Put the text after paragraph N; 0 is the beginning."},
                                         {"--remove", "N", "Take paragraph N out."}});
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
