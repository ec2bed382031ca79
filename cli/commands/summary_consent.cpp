// From the proposal to the file: what everybody approves, byte for byte, and how it leaves.
#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/summaries.hpp"
#include "cli/text_input.hpp"
#include "journal/model/time.hpp"

namespace candour::cli::commands {

namespace {

using journal::ConsentPhase;
using journal::SummaryStage;
using journal::SummaryView;

Outcome stage_now(Program& program, const journal::model::ItemKey& key) {
  CANDOUR_TRY(const auto view, program.vault().summary(key));
  return facts_of_stage(view);
}

// The place of the first name that stops it, since that is what the person needs to know.
Outcome refused_proposal(Program& program, const journal::model::ItemKey& key, const Error& error) {
  Outcome outcome(error);
  const auto view = program.vault().summary(key);
  if (!view) return outcome;
  for (const auto& hit : view->hits) {
    if (hit.is_allowed) continue;
    outcome.facts.push_back({"Name found", hit.alias});
    outcome.facts.push_back({"In the passage", hit.passage_name});
    outcome.facts.push_back({"Sentence", hit.sentence});
  }
  if (!view->refused_at.empty()) outcome.facts.push_back({"Unseen or look-alike character", view->refused_at});
  return outcome;
}

Outcome propose(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, summary_meant(program, arguments));
  const auto until = journal::model::day_from(arguments.required("--until"));
  if (!until) return misuse("`" + arguments.required("--until") + "` is not a date.", "Write it like 2026-09-12.");
  const auto proposed = program.vault().propose(key, arguments.required("--audience"), until->number);
  if (!proposed) return refused_proposal(program, key, proposed.error());
  auto outcome = stage_now(program, key);
  outcome.facts.push_back({"Next", "Each of you reads it to the end, then answers `summary consent`"});
  return outcome;
}

Outcome withdraw(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, summary_meant(program, arguments));
  CANDOUR_CHECK(program.vault().withdraw_proposal(key));
  return stage_now(program, key);
}

std::string question_of(const SummaryView& view, ConsentPhase phase) {
  if (phase == ConsentPhase::signature) {
    return "Everybody is willing. From here on only the date can end it: the last to sign holds the others' "
           "signatures. Sign it?";
  }
  std::string question = "Are you willing that exactly this text goes to: " + view.audience +
                         "? You may take it back "
                         "until everybody is willing, and nobody sees who has not answered.";
  if (view.audience == "public") {
    question += " As soon as all are willing, any of you can make the file, and it cannot be called back.";
  }
  return question;
}

// Which of the two questions is open, or why none is.
Answer<ConsentPhase> phase_due(const SummaryView& view) {
  if (view.stage == SummaryStage::draft) {
    return Failure{ErrorCode::not_approved, "Nothing is proposed yet.", "Nothing has left this journal.",
                   "`summary propose` freezes the text that all of you then read."};
  }
  const bool is_second = view.stage == SummaryStage::all_willing || view.stage == SummaryStage::all_consented;
  return is_second && view.audience != "public" ? ConsentPhase::signature : ConsentPhase::intent;
}

Outcome consent(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, summary_meant(program, arguments));
  CANDOUR_TRY(const auto view, program.vault().summary(key));
  CANDOUR_TRY(const auto phase, phase_due(view));
  const std::string word = phase == ConsentPhase::intent ? "intent" : "signature";
  const auto said = arguments.value("--yes");
  if (said && *said != word) {
    return misuse("The question that is open now is the one called " + word + ".", "`summary consent --yes " + word +
                                                                                       "` answers it, once you have "
                                                                                       "read the text.");
  }
  auto shown = facts_of_stage(view);
  shown.push_back({"Exactly this file", view.proposed_file});
  CANDOUR_TRY(const bool is_yes, ask_yes(program, shown, question_of(view, phase), said.has_value()));
  if (!is_yes) return Facts{{"Left", "Nothing was said to anybody, and no reason is needed."}};
  CANDOUR_TRY(const auto passphrase, program.passphrase_again());
  CANDOUR_CHECK(program.vault().consent(key, phase, view.statement, passphrase));
  return stage_now(program, key);
}

Outcome take_back(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, summary_meant(program, arguments));
  CANDOUR_CHECK(program.vault().take_back(key));
  return stage_now(program, key);
}

Outcome card(Program& program, const Arguments&) {
  CANDOUR_TRY(auto line, program.vault().card_line());
  return Facts{{"What it is for",
                "Give this line to the organiser yourself, never through another member. With it "
                "they can check your signature, and it says nothing else about you."},
               {"Line", std::move(line)}};
}

Outcome export_files(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto key, summary_meant(program, arguments));
  const auto folder = arguments.required("DIR");
  CANDOUR_CHECK(program.vault().export_summary(key, folder));
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
           "Shows exactly the proposed file and asks the question that is open: first whether you are willing, and "
           "once everybody is, whether you sign.",
           {{"--yes", "PHASE", "You have read it; answer the question called intent or signature with yes."},
            summary_parameter()},
           {{"candour-cli summary consent", "Shows the file and asks."},
            {"candour-cli summary consent --yes intent", "Says that you are willing."}},
           Needs::vault,
           &consent},
          {"summary take-back",
           "Takes your willingness back, as long as you have not signed. No reason is asked.",
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
           "Writes the approved text, the statement and the signatures into an empty folder.",
           {{"DIR", "", "A folder that is empty or not there yet.", Presence::required}, summary_parameter()},
           {{"candour-cli summary export ./summary", "Writes the files."}},
           Needs::vault,
           &export_files}};
}

}  // namespace candour::cli::commands
