#include "cli/text_input.hpp"

#include "cli/item_facts.hpp"
#include "cli/plain_text.hpp"
#include "journal/kinds/registry.hpp"
#include "journal/vault/item_views.hpp"

namespace candour::cli {

namespace {

Failure no_text() { return misuse("There is no text, or only spaces.", "Write at least one word."); }

// What is no character costs itself; people who gave the text by another program hear of it.
Answer<std::optional<std::string>> plain_given(Program& program, std::string_view given) {
  auto plain = plain_text(given);
  if (is_blank(plain.words)) return no_text();
  if (plain.replaced > 0) {
    program.warn(std::to_string(plain.replaced) + " of its bytes were no characters; \uFFFD stands in their place.");
  }
  return std::optional(std::move(plain.words));
}

Outcome finished(Program& program, TypedDraft& draft, std::string text) {
  const auto item = session::finish(program.vault(), draft.draft(), std::move(text), draft.others());
  if (!item) return draft.refused(item.error());
  return outcome_of_written(program.vault(), item);
}

// The lists of what a thing of that kind can belong to.
std::string where_it_can_stand(const journal::model::KindSpec& kind) {
  std::string lists;
  const auto* link = kind.field(kind.stands_in);
  for (const auto leads_to : link != nullptr ? link->leads_to : std::vector<journal::model::ItemKind>()) {
    const auto* whole = journal::kinds::registry().find(leads_to);
    if (whole != nullptr) lists += (lists.empty() ? "`list " : ", `list ") + std::string(whole->word) + "`";
  }
  return (lists.empty() ? "`list`" : lists) + " shows what it can belong to.";
}

}  // namespace

Failure refused_beforehand(const session::DraftKey& key, const Error& why) {
  if (why.code == ErrorCode::rule_refused && key.purpose == session::DraftPurpose::new_item) {
    return {why.code, "What it would belong to was put away.", "Nothing was changed or sent.",
            "Whoever may change that takes it out again with `bring-back`; then write."};
  }
  if (why.code != ErrorCode::bad_argument) return failure_of(why);
  const auto* spec = journal::kinds::registry().find(key.kind);
  const std::string what = spec != nullptr ? spec->label() : "thing";
  return misuse("What was named is nothing that a " + std::string(what) + " can belong to.",
                spec != nullptr ? where_it_can_stand(*spec) : "`list` shows what is there.");
}

std::vector<Parameter> text_parameters() {
  return {{"--text", "TEXT", "The text itself, instead of typing it line by line."},
          {"--stdin", "", "Read the text from the standard input, to its end; not in the shell."}};
}

std::optional<Failure> refuse_several(const Arguments& arguments, std::initializer_list<const char*> ways) {
  std::string typed;
  int count = 0;
  for (const auto* way : ways) {
    if (!arguments.has(way)) continue;
    typed += (count++ == 0 ? "`" : " and `") + std::string(way) + "`";
  }
  if (count < 2) return std::nullopt;
  return misuse(typed + " cannot stand together: one of them would be left out.", "Type one of them.");
}

Answer<std::optional<std::string>> given_text(Program& program, const Arguments& arguments, TypedDraft& draft) {
  if (auto refused = refuse_several(arguments, {"--text", "--stdin"})) return *refused;
  if (const auto text = arguments.value("--text")) return plain_given(program, *text);
  if (!arguments.has("--stdin")) return std::optional<std::string>();
  if (program.is_shell()) {
    return misuse("`--stdin` cannot be used in the shell.", "Type the text line by line, or give it with --text.");
  }
  CANDOUR_TRY(auto text, draft.read_to_end());
  while (text.ends_with('\n')) text.pop_back();
  if (is_blank(text)) CANDOUR_CHECK(draft.drop());
  return plain_given(program, text);
}

Outcome write_text(Program& program, const Arguments& arguments, session::DraftKey key,
                   std::optional<std::string> given, std::string_view before, std::vector<journal::FieldValue> others) {
  if (const auto may = session::may_finish(program.vault(), key); !may) return refused_beforehand(key, may.error());
  const auto* spec = journal::kinds::registry().find(key.kind);
  program.printer().say("Readers: " + audience_of(program.vault(), spec->space));
  CANDOUR_TRY(auto begun, new_draft(program, key));
  TypedDraft draft(program, std::move(begun), TypedDraft::Kept::no);
  draft.goes_with(std::move(others));
  if (given) {
    CANDOUR_TRY(given, plain_given(program, *given));
  } else {
    CANDOUR_TRY(given, given_text(program, arguments, draft));
  }
  if (given) {
    draft.draft().words = *given;
    return finished(program, draft, std::move(*given));
  }
  if (!before.empty()) program.printer().say(before);
  if (!draft.others().empty()) program.printer().say("What you gave by options is kept once the text is finished.");
  return go_on_writing(program, draft, write_line_by_line);
}

Outcome go_on_writing(Program& program, TypedDraft& draft, std::string_view instruction) {
  for (;;) {
    CANDOUR_TRY(auto text, draft.type(instruction));
    if (is_blank(text)) {
      CANDOUR_CHECK(draft.drop());
      return no_text();
    }
    auto outcome = finished(program, draft, std::move(text));
    if (!outcome.failure || draft.keep()) return outcome;
    // Neither kept as what it was for nor as a draft: it stays where it was typed.
    program.printer().say(outcome.failure->what + " Your words are still here. Make some space, then type \".\" again.");
    instruction = {};
  }
}

Answer<std::string> read_lines(Program& program, std::string_view instruction) {
  program.printer().say(instruction);
  std::string text;
  for (;;) {
    CANDOUR_TRY(const auto line, program.lines().next_of_text());
    if (!line) return misuse("The input ended before there was an end.", "End it with a line \".\".");
    if (line->ends_text()) break;
    if (!text.empty()) text += '\n';
    text += line->words;
    if (text.size() > longest_input) return Error{ErrorCode::too_long, "read lines"};
  }
  if (text.empty()) return misuse("Nothing was typed.", "Type at least one line before the \".\".");
  return text;
}

Answer<bool> ask_yes(Program& program, const Facts& facts, std::string_view question, bool said_yes) {
  if (said_yes) return true;
  if (program.is_json()) {
    return misuse("This needs a yes: " + std::string(question), "Add --yes once you have read what it does.");
  }
  program.printer().print("", Outcome(facts));
  program.printer().say(question);
  program.printer().say("Type yes to do it, anything else to leave it.");
  CANDOUR_TRY(const auto line, program.lines().next("> "));
  return says(line, "yes");
}

}  // namespace candour::cli
