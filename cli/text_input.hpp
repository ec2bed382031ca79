// How a person gives a text or a yes: line by line, by an option, or from another program.
#pragma once

#include <initializer_list>

#include "cli/program.hpp"
#include "cli/typed_draft.hpp"
#include "journal/vault/item_views.hpp"

namespace candour::cli {

// The options of a command that takes a text: --text and --stdin.
std::vector<Parameter> text_parameters();
// Refuses more than one of `ways` to give the same thing.
std::optional<Failure> refuse_several(const Arguments& arguments, std::initializer_list<const char*> ways);

// Writes the new thing that `key` names: with `given` words, else those of --text or --stdin, else typed until the line
// ".". What can be refused is refused before a text is asked for, and what is refused afterwards stays as a draft.
// `before` is said to somebody who is going to type; `others` is what it holds beside the text, once that is finished.
Outcome write_text(Program& program, const Arguments& arguments, session::DraftKey key,
                   std::optional<std::string> given = {}, std::string_view before = {},
                   std::vector<journal::FieldValue> others = {});
// Why a text with this key would be refused whatever it says, as a sentence.
Failure refused_beforehand(const session::DraftKey& key, const Error& why);
// Types on at a draft of a new thing until it is one.
Outcome go_on_writing(Program& program, TypedDraft& draft, std::string_view instruction);

// The words of --text or --stdin; nothing if neither was typed. Refuses --stdin in the shell, and what is empty. What
// came of --stdin before a signal, or before the terminal went away, stays in `draft`.
Answer<std::optional<std::string>> given_text(Program& program, const Arguments& arguments, TypedDraft& draft);
// Lines typed until one that is just ".", of which no draft is made; `instruction` is said first.
Answer<std::string> read_lines(Program& program, std::string_view instruction);

// Shows `facts` and asks; only the word "yes" is yes. With --yes nothing is asked. In JSON --yes must be there.
Answer<bool> ask_yes(Program& program, const Facts& facts, std::string_view question, bool said_yes);

inline constexpr std::string_view write_line_by_line =
    "Write line by line. A line with only a full stop ends the text; Ctrl+C leaves it as a draft for later.";

}  // namespace candour::cli
