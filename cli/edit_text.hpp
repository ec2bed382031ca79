// Changing a long text by its paragraphs, in a dialogue that can be left and taken up again.
#pragma once

#include "cli/paragraphs.hpp"
#include "cli/typed_draft.hpp"

namespace candour::cli {

// Types the paragraph that is being changed, if one is; then numbered paragraphs and one act a line, until `done` or
// `cancel`. Each act is in the vault before the next is asked for. `draft.whole` is the text as it is changed so far.
Outcome edit_in_dialogue(Program& program, TypedDraft& draft);
// Types the one paragraph that is being changed and saves the whole.
Outcome edit_one_paragraph(Program& program, TypedDraft& draft);
// Saves `text` as what the draft edits.
Outcome save_edit(Program& program, TypedDraft& draft, std::string text);

}  // namespace candour::cli
