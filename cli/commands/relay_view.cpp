#include "cli/commands/commands.hpp"
#include "cli/program.hpp"
#include "journal/vault/relay_log.hpp"
#include "session/relay_view.hpp"

namespace candour::cli::commands {

namespace {

Failure not_told_yet(const journal::RelayKeptView& view) {
  return {ErrorCode::relay_unreachable, std::string(session::relay_view_caution(view)), "Nothing was changed.",
          "`sync` asks it; then type this again."};
}

// The bytes go out as they are, so that they can be compared with those of the post box; what is to be said about them
// goes to the error stream.
Outcome run(Program& program, const Arguments&) {
  CANDOUR_TRY(const auto view, program.vault().relay_log().relay_kept_view());
  if (!view.told) return not_told_yet(view);
  CANDOUR_TRY(auto text, session::relay_view_text(view));
  Outcome outcome;
  if (program.is_json())
    outcome.facts.push_back({"Relay view", std::move(text)});
  else
    program.printer().text(text);
  const auto caution = session::relay_view_caution(view);
  if (!caution.empty()) program.warn(caution);
  outcome.is_behind = view.is_behind();
  return outcome;
}

}  // namespace

Command relay_view() {
  return {"relay-view",
          "Shows everything that the post box has of your journal, from what this computer kept. Whoever runs the post "
          "box gets the same lines from their own tool, so that you can compare.",
          {{"--kept", "", "What the post box keeps: keys, days, counts and the number of each sealed envelope. It is the only view."}},
          {{"candour-cli relay-view --kept", "Prints what `candour-relay dump` prints of your journal."}},
          Needs::vault,
          &run};
}

}  // namespace candour::cli::commands
