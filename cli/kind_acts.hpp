// What the commands of a kind do.
#pragma once

#include "cli/command.hpp"
#include "journal/model/kind.hpp"

namespace candour::cli {

// The thing of the kind that was typed as ITEM.
Answer<journal::model::ItemKey> item_of_kind(Program& program, const journal::model::KindSpec& kind, const Arguments& arguments);

Outcome add_of_kind(Program& program, const journal::model::KindSpec& kind, const Arguments& arguments);
Outcome list_of_kind(Program& program, const journal::model::KindSpec& kind, const Arguments& arguments);
Outcome show_of_kind(Program& program, const journal::model::KindSpec& kind, const Arguments& arguments);
Outcome edit_of_kind(Program& program, const journal::model::KindSpec& kind, const Arguments& arguments);

}  // namespace candour::cli
