#include "cli/edit_text.hpp"

#include <charconv>

#include "cli/item_facts.hpp"
#include "cli/plain_text.hpp"
#include "cli/words.hpp"

namespace candour::cli {

namespace {

using session::ParagraphAct;
using session::ParagraphChange;

std::optional<std::uint32_t> number_in(const std::string& word) {
  std::uint32_t number = 0;
  const auto read = std::from_chars(word.data(), word.data() + word.size(), number);
  if (read.ec != std::errc{} || read.ptr != word.data() + word.size()) return std::nullopt;
  return number;
}

// "replace 2", "add after 0", "remove 3".
Answer<ParagraphChange> change_in(const std::string& line) {
  CANDOUR_TRY(const auto words, words_of_line(line));
  const bool is_add = words.size() == 3 && words[0] == "add" && words[1] == "after";
  const auto number = is_add || words.size() == 2 ? number_in(words.back()) : std::nullopt;
  if (number && is_add) return ParagraphChange{ParagraphAct::add_after, *number};
  if (number && words[0] == "replace") return ParagraphChange{ParagraphAct::replace, *number};
  if (number && words[0] == "remove") return ParagraphChange{ParagraphAct::remove, *number};
  return misuse("`" + line + "` is not one of the words here.",
                "Type replace N, add after N, remove N, done or cancel.");
}

// The words that were typed go into the whole. A paragraph of spaces alone changes nothing.
std::optional<Failure> take_in(TypedDraft& typed) {
  auto& draft = typed.draft();
  ParagraphText text(draft.whole);
  const bool has_words = draft.change->act == ParagraphAct::remove || !is_blank(draft.words);
  auto refused = has_words ? text.apply(*draft.change, draft.words)
                           : misuse("There is no text, or only spaces.", "The paragraph is as it was.");
  draft.whole = text.text();
  draft.words.clear();
  draft.change.reset();
  return refused;
}

// A line of the dialogue. A sentence is said, and the dialogue goes on, when it cannot be done.
std::optional<Failure> take_line(TypedDraft& typed, const std::string& line) {
  auto change = change_in(line);
  if (!change) return change.error();
  if (auto refused = ParagraphText(typed.draft().whole).refuses(*change)) return refused;
  typed.draft().change = *change;
  return change->act == ParagraphAct::remove ? take_in(typed) : std::nullopt;
}

void say_refused(Program& program, const Failure& failure) {
  program.printer().say(failure.what + " " + failure.next);
}

void keep_and_say(Program& program, TypedDraft& typed) {
  if (const auto kept = typed.keep(); !kept) say_refused(program, failure_of(kept.error()));
}

}  // namespace

Outcome save_edit(Program& program, TypedDraft& draft, std::string text) {
  draft.draft().whole = text;
  draft.draft().words.clear();
  draft.draft().change.reset();
  const auto item = session::finish(program.vault(), draft.draft(), std::move(text));
  if (!item) return draft.refused(item.error());
  return outcome_of_written(program.vault(), item);
}

namespace {

// Neither a version nor a draft: the words stay where they were typed.
bool is_lost(Program& program, TypedDraft& draft, const Outcome& outcome) {
  if (!outcome.failure || draft.keep()) return false;
  program.printer().say(outcome.failure->what + " Your words are still here. Make some space, then type done again.");
  return true;
}

}  // namespace

Outcome edit_one_paragraph(Program& program, TypedDraft& draft) {
  CANDOUR_TRY([[maybe_unused]] const auto words, draft.type("Type the paragraph. A line with only a full stop ends it."));
  if (auto refused = take_in(draft)) {
    CANDOUR_CHECK(draft.drop());
    return *refused;
  }
  auto outcome = save_edit(program, draft, draft.draft().whole);
  return is_lost(program, draft, outcome) ? edit_in_dialogue(program, draft) : std::move(outcome);
}

Outcome edit_in_dialogue(Program& program, TypedDraft& typed) {
  for (;;) {
    if (typed.draft().change) {
      CANDOUR_TRY([[maybe_unused]] const auto words,
                  typed.type("Type the paragraph. A line with only a full stop ends it; Ctrl+C leaves it as a draft."));
      if (auto refused = take_in(typed)) say_refused(program, *refused);
      keep_and_say(program, typed);
    }
    program.printer().print("", Outcome(ParagraphText(typed.draft().whole).numbered()));
    program.printer().say("replace N, add after N, remove N; done keeps it, cancel leaves it as it was.");
    const auto line = program.lines().next("> ");
    if (!line && typed.stays_after_ctrl_c()) continue;
    if (!line || !line.value()) return typed.left(line ? ErrorCode::stopped : line.error().code);
    if (says(*line, "done")) {
      auto outcome = save_edit(program, typed, typed.draft().whole);
      if (is_lost(program, typed, outcome)) continue;
      return outcome;
    }
    if (says(*line, "cancel")) {
      CANDOUR_CHECK(typed.drop());
      return Facts{{"Left", "Nothing was changed."}};
    }
    if (auto refused = take_line(typed, **line)) {
      say_refused(program, *refused);
    } else if (!typed.draft().change) {
      keep_and_say(program, typed);
    }
  }
}

}  // namespace candour::cli
