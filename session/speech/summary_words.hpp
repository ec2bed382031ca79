// Where a summary stands, in words, the same in the window and on the command line. Everything about a proposal is said
// of its parsed statement.
#pragma once

#include "journal/vault/summary_views.hpp"
#include "session/speech/notices.hpp"

namespace candour::session {

// "Proposed. Not approved by everyone." and so on, as a sentence.
std::string stage_of_summary(const journal::SummaryView& view);

// Who it is for: by the statement where one stands proposed, else by the first proposal ever, else as the draft wishes.
std::string audience_of_summary(const journal::SummaryView& view);

// The question that is to be asked of this person now; nothing if they have answered, or if nothing stands to be asked.
std::optional<journal::ConsentPhase> question_due(const journal::SummaryView& view);
// The whole question, with what a yes does.
std::string question_of_summary(const journal::SummaryView& view, journal::ConsentPhase phase);

// What else has to be said: a yes that waits or was not sent, a signature that can no longer be called back. `others` are the
// names of the other members.
std::vector<std::string> remarks_on_summary(const journal::SummaryView& view, const std::vector<std::string>& others);

// That this program wrote its files, and when; empty if it never did.
std::string what_left(const journal::SummaryView& view);
// What became of files where none was written now.
std::string kept_of_refusal(const journal::SummaryView& view);
// Why the files of a summary that may not leave are not written.
Notice refusal_of_export(const journal::SummaryView& view);

// Stands beside all hits and warnings, so that nobody trusts them too much: what was looked for, and what was not.
std::string what_was_looked_for(const journal::SummaryView& view);

// What taking back does, and when the others' computers know.
inline constexpr const char* taken_back =
    "Your yes is taken back on this computer. The others' computers know once the next of this program's regular moments "
    "came, at most 10 minutes from when `shell`, `sync --watch` or the window runs, and they have fetched it.";

// What a person is told who is asked for a public text's passphrase, and who has made its file.
inline constexpr const char* public_leaves =
    "This is for the public: the file leaves alone, without statement or signature, and cannot be called back.";

}  // namespace candour::session
