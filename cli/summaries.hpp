// What the summary commands share: which summary is meant, its passages and headings, and where it stands.
#pragma once

#include "cli/program.hpp"
#include "journal/vault/summary_views.hpp"
#include "journal/vault/vault.hpp"

namespace candour::cli {

// The option --summary, which every summary command has.
Parameter summary_parameter();
// The summary of --summary, else the newest; a sentence if there is none.
Answer<journal::model::ItemKey> summary_meant(Program& program, const Arguments& arguments);
// The passage of a positional PASSAGE.
Answer<journal::model::ItemKey> passage_meant(Program& program, const Arguments& arguments);
// An audience by its word: coordinator, cohort, board or public.
Answer<journal::summary::Audience> audience_from(const journal::Vault& vault, const std::string& typed);
// A heading by its number, its words or their beginning.
Answer<std::uint64_t> heading_from(const journal::Vault& vault, const std::string& typed);
// Where it stands, what is proposed (of its parsed statement alone), and what else has to be said.
Facts facts_of_stage(Program& program, const journal::SummaryView& view);

}  // namespace candour::cli
