// Changing the long text of a thing: whole, or one paragraph, or in a dialogue.
#pragma once

#include "cli/command.hpp"
#include "journal/vault/item_views.hpp"

namespace candour::cli {

// The options by which a text is changed: which paragraph, and the text by an option or from another program.
std::vector<Parameter> edit_text_parameters();
// True if one of them was typed.
bool has_edit_of_text(const Arguments& arguments);
// Why some of them cannot stand together; nothing if they can.
std::optional<Failure> refuse_what_excludes_in_text(const Arguments& arguments);
// Changes `field`, a prose, as `arguments` say; without any of the options in a dialogue.
Outcome edit_text(Program& program, const journal::ItemView& item, const journal::model::FieldSpec& field,
                  const Arguments& arguments);

}  // namespace candour::cli
