#include "cli/item_edit.hpp"

#include <algorithm>
#include <charconv>

#include "cli/edit_text.hpp"
#include "cli/item_facts.hpp"
#include "cli/text_input.hpp"
#include "journal/vault/writing.hpp"

namespace candour::cli {

namespace {

namespace model = journal::model;
using journal::ItemView;
using session::ParagraphAct;
using session::ParagraphChange;

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

Answer<session::Draft> draft_of_edit(Program& program, const ItemView& item, const model::FieldSpec& field) {
  CANDOUR_TRY(auto draft, new_draft(program, {session::DraftPurpose::edit, item.key.kind, field.field, 0, item.key}));
  draft.whole = words_of_field(item, field.field);
  CANDOUR_TRY(draft.seen, program.vault().writing().seen(item.key, field.field));
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

}  // namespace

std::vector<Parameter> edit_text_parameters() {
  auto parameters = text_parameters();
  parameters.insert(parameters.begin(), {{"--replace", "N", "Put the text in the place of paragraph N."},
                                         {"--add-after", "N", "Put the text after paragraph N; 0 is the beginning."},
                                         {"--remove", "N", "Take paragraph N out."}});
  return parameters;
}

std::optional<Failure> refuse_what_excludes_in_text(const Arguments& arguments) {
  if (auto refused = refuse_several(arguments, {"--replace", "--add-after", "--remove"})) return refused;
  if (auto refused = refuse_several(arguments, {"--text", "--stdin"})) return refused;
  if (auto refused = refuse_several(arguments, {"--remove", "--text"})) return refused;
  return refuse_several(arguments, {"--remove", "--stdin"});
}

bool has_edit_of_text(const Arguments& arguments) {
  const auto parameters = edit_text_parameters();
  return std::any_of(parameters.begin(), parameters.end(),
                     [&](const Parameter& parameter) { return arguments.has(parameter.name); });
}

Outcome edit_text(Program& program, const ItemView& item, const model::FieldSpec& field, const Arguments& arguments) {
  if (auto refused = refuse_what_excludes_in_text(arguments)) return *refused;
  CANDOUR_TRY(auto draft, draft_of_edit(program, item, field));
  return edit_prose(program, arguments, std::move(draft));
}

}  // namespace candour::cli
