// From the proposal to the file: what everybody approves, byte for byte, and how it leaves.
#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/summaries.hpp"
#include "cli/text_input.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/keys.hpp"
#include "journal/vault/summaries.hpp"
#include "session/speech/summary_words.hpp"

namespace candour::cli::commands {

namespace {

using journal::ConsentPhase;
using journal::SummaryView;

Outcome stage_now(Program& program, const journal::model::ItemKey& key) {
  CANDOUR_TRY(const auto view, program.vault().summaries().show(key));
  return facts_of_stage(program, view);
}

// Why the text cannot be frozen, where the code alone would not say it of a proposal.
// Audience and day are known to be right.
Failure why_not_proposed(const Error& error) {
  constexpr const char* kept = "Nothing was proposed, and the text is as it was.";
  if (error.code == ErrorCode::not_text) {
    return {error.code, "A character that may not leave stands in the text.", kept,
            "Whoever wrote the passage takes it out with `edit`; then propose it again."};
  }
  if (error.code == ErrorCode::bad_argument) {
    return {error.code, "There is no passage in this summary.", kept, "`summary offer` puts one in."};
  }
  if (error.code == ErrorCode::not_equal) {
    return {error.code, "Who all the people of this journal are is not known here yet.", kept,
            "`sync --now` fetches what is missing; then propose it again."};
  }
  return failure_of(error);
}

// The place of the first name that stops it, since that is what the person needs to know.
Outcome refused_proposal(Program& program, const journal::model::ItemKey& key, const Error& error) {
  const auto view = program.vault().summaries().show(key);
  if (!view) return error;
  Outcome outcome(why_not_proposed(error));
  for (const auto& hit : view->hits) {
    if (hit.is_allowed) continue;
    outcome.facts.push_back({"Name found", hit.alias});
    outcome.facts.push_back({"In the passage", hit.passage_name});
    outcome.facts.push_back({"Sentence", hit.sentence});
  }
  if (!view->refused_at.empty()) outcome.facts.push_back({"A character that may not leave", view->refused_at});
  return outcome;
}

// A summary goes to whom it was first proposed for: whoever agreed knew that audience and no other.
Outcome other_audience(Program& program, const journal::model::ItemKey& key) {
  CANDOUR_TRY(const auto view, program.vault().summaries().show(key));
  return Failure{ErrorCode::rule_refused, "This summary was first proposed for: " + view.first_audience + ".",
                 "Nothing was proposed.", "`summary new --for AUDIENCE` begins another one for another audience."};
}

constexpr std::uint32_t most_days = 90;  // house rules of a summary: what is signed ends by itself

std::optional<Failure> refuse_day(const Program& program, std::uint32_t until) {
  const auto today = utc_day(program.clock().wall());
  const auto in_words = [](std::uint32_t day) { return text_of(Day{day}); };
  if (until < today) return misuse(in_words(until) + " is over.", "Type a day from today to " + in_words(today + most_days) + ".");
  if (until <= today + most_days) return std::nullopt;
  return misuse(in_words(until) + " is more than 90 days ahead.", "The last day that can be is " + in_words(today + most_days) + ".");
}

Outcome propose(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, summary_meant(program, arguments));
  const auto until = day_from(arguments.required("--until"));
  if (!until) return misuse("`" + arguments.required("--until") + "` is not a date.", "Write it like 2026-09-12.");
  if (auto refused = refuse_day(program, until->number)) return *refused;
  CANDOUR_TRY(const auto audience, audience_from(program.vault(), arguments.required("--audience")));
  const auto proposed = program.vault().summaries().propose(key, text_of(audience), until->number);
  if (!proposed && proposed.error().code == ErrorCode::rule_refused) return other_audience(program, key);
  if (!proposed) return refused_proposal(program, key, proposed.error());
  auto outcome = stage_now(program, key);
  outcome.facts.push_back({"Next", "Each of you reads it to the end, then answers `summary consent`"});
  return outcome;
}

Outcome withdraw(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, summary_meant(program, arguments));
  const auto withdrawn = program.vault().summaries().withdraw(key);
  if (!withdrawn && withdrawn.error().code == ErrorCode::not_approved) {
    return Failure{ErrorCode::not_approved, "Nothing is proposed that could be withdrawn.", "The summary is as it was.",
                   "`summary propose` proposes its text; `summary take-back` ends a yes of your own."};
  }
  CANDOUR_CHECK(withdrawn);
  return stage_now(program, key);
}

// The question that is open, or why none is.
Answer<ConsentPhase> phase_due(const SummaryView& view) {
  if (const auto phase = session::question_due(view)) return *phase;
  if (view.proposal() == nullptr) {
    return Failure{ErrorCode::not_approved, "Nothing is proposed that could be agreed to.",
                   "Nothing was said to anybody.", "`summary propose` freezes the text that all of you then read."};
  }
  if (!view.difference.empty()) {
    return Failure{ErrorCode::not_equal, "What was proposed no longer stands: " + view.difference + ".",
                   "Nothing was said to anybody, and no yes to it counts any more.", "`summary propose` proposes it anew."};
  }
  return Failure{ErrorCode::not_approved, "You have answered what was asked.", session::stage_of_summary(view),
                 view.may_leave() ? "`summary export DIR` writes it." : "Nobody has to hurry, or to give a reason."};
}

// Exactly what a yes is about: the file, and the statement where one is signed.
Facts facts_asked_about(Program& program, const SummaryView& view) {
  auto shown = facts_of_stage(program, view);
  shown.push_back({"Exactly this file", view.proposal()->file});
  return shown;
}

Outcome consent(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, summary_meant(program, arguments));
  CANDOUR_TRY(const auto view, program.vault().summaries().show(key));
  CANDOUR_TRY(const auto phase, phase_due(view));
  const std::string word = phase == ConsentPhase::intent ? "intent" : "signature";
  const auto said = arguments.value("--yes");
  if (said && *said != word) {
    return misuse("The question that is open now is the one called " + word + ".", "`summary consent --yes " + word +
                                                                                       "` answers it, once you have "
                                                                                       "read the text.");
  }
  const auto question = session::question_of_summary(view, phase);
  CANDOUR_TRY(const bool is_yes, ask_yes(program, facts_asked_about(program, view), question, said.has_value()));
  if (!is_yes) return Facts{{"Left", "Nothing was said to anybody, and no reason is needed."}};
  CANDOUR_TRY(const auto passphrase, program.passphrase_again());
  CANDOUR_TRY(auto step_up, program.vault().keys().step_up(passphrase));
  CANDOUR_CHECK(program.vault().summaries().consent(key, phase, *view.proposal(), std::move(step_up)));
  return stage_now(program, key);
}

Outcome take_back(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, summary_meant(program, arguments));
  const auto taken = program.vault().summaries().take_back(key);
  if (!taken && taken.error().code == ErrorCode::not_approved) {
    return Failure{ErrorCode::not_approved, "You have agreed to nothing in this summary that could be taken back.",
                   "Everything is as it was.", "`summary consent` shows what is asked of you, if anything is."};
  }
  CANDOUR_CHECK(taken);
  auto outcome = stage_now(program, key);
  outcome.facts.push_back({"Taken back", session::taken_back});
  return outcome;
}

Outcome card(Program& program, const Arguments&) {
  CANDOUR_TRY(auto line, program.vault().summaries().card_line());
  return Facts{{"What it is for",
                "Give this line to the organiser yourself, never through another member. With it "
                "they can check your signature, and it says nothing else about you."},
               {"Line", std::move(line)}};
}

Outcome export_public(Program& program, const journal::model::ItemKey& key, const std::string& folder) {
  program.printer().say(session::public_leaves);
  CANDOUR_TRY(const auto passphrase, program.passphrase_again());
  CANDOUR_TRY(auto step_up, program.vault().keys().step_up(passphrase));
  CANDOUR_CHECK(program.vault().summaries().export_public_text(key, folder, std::move(step_up)));
  return Facts{{"Exported", folder},
               {"What it holds", "Exactly the approved text and nothing else: no statement and no signature"},
               {"Remember", "A file that was handed on cannot be called back"}};
}

Failure refused_export(const SummaryView& view) {
  const bool still_stands = view.proposal() == nullptr || view.difference.empty();
  const auto refusal = session::refusal_of_export(view);
  return {still_stands ? ErrorCode::not_approved : ErrorCode::not_equal, refusal.what, refusal.kept, refusal.next};
}

Outcome export_files(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, summary_meant(program, arguments));
  const auto folder = arguments.required("DIR");
  CANDOUR_TRY(const auto view, program.vault().summaries().show(key));
  if (!view.may_leave()) return refused_export(view);
  if (view.is_public()) return export_public(program, key, folder);
  CANDOUR_CHECK(program.vault().summaries().export_summary(key, folder));
  return Facts{{"Exported", folder},
               {"What it holds", "Exactly the approved text, the statement, and one signature for each of you"},
               {"Remember", "A file that was handed on cannot be called back"}};
}

}  // namespace

std::vector<Command> summary_consent() {
  return {{"summary propose",
           "Freezes the text, byte for byte, for an audience and until a date. Refused while a listed name stands in "
           "it.",
           {{"--audience", "AUDIENCE", "coordinator, cohort, board or public.", Presence::required},
            {"--until", "DATE", "The last day on which it may be used, at most 90 days ahead.", Presence::required},
            summary_parameter()},
           {{"candour-cli summary propose --audience board --until 2026-09-10", "Proposes the newest summary."}},
           Needs::vault,
           &propose},
          {"summary withdraw",
           "Takes the proposal back: the summary is a draft again.",
           {summary_parameter()},
           {{"candour-cli summary withdraw", "Makes the newest summary a draft again."}},
           Needs::vault,
           &withdraw},
          {"summary consent",
           "Shows exactly the proposed file and the statement about it, and asks the question that is open: first "
           "whether you are willing, and once everybody is, whether you sign. A public text has the first alone.",
           {{"--yes", "PHASE", "You have read it; answer the question called intent or signature with yes."},
            summary_parameter()},
           {{"candour-cli summary consent", "Shows the file and asks."},
            {"candour-cli summary consent --yes intent", "Says that you are willing."}},
           Needs::vault,
           &consent},
          {"summary take-back",
           "Takes your willingness back, whatever stands now: then nobody's program sends it out. A signature that you "
           "gave ends with its date. No reason is asked.",
           {summary_parameter()},
           {{"candour-cli summary take-back", "Takes it back."}},
           Needs::vault,
           &take_back},
          {"summary card",
           "Shows your line for the organiser's card, with which they can check your signature.",
           {},
           {{"candour-cli summary card", "Shows the line to hand over."}},
           Needs::vault,
           &card},
          {"summary export",
           "Writes the approved text, the statement and the signatures into an empty folder; of a public text the file "
           "alone, after your passphrase.",
           {{"DIR", "", "A folder that is empty or not there yet.", Presence::required}, summary_parameter()},
           {{"candour-cli summary export ./summary", "Writes the files."}},
           Needs::vault,
           &export_files}};
}

}  // namespace candour::cli::commands
