#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/text_input.hpp"
#include "journal/model/time.hpp"

namespace candour::cli::commands {

namespace {

using journal::Promotion;
using journal::PromotionTarget;

Answer<Promotion> promotion_typed(Program& program, const Arguments& arguments) {
  Promotion promotion;
  CANDOUR_TRY(promotion.note, program.vault().find(arguments.required("NOTE")));
  promotion.selected = arguments.required("--selected");
  promotion.wording = arguments.value("--as").value_or(promotion.selected);
  const auto target = arguments.required("--to");
  if (target != "agenda" && target != "reflection") {
    return misuse("`" + target + "` is not a place to share to.",
                  "Type --to reflection, or --to agenda --meeting ITEM.");
  }
  promotion.target = target == "agenda" ? PromotionTarget::agenda : PromotionTarget::reflection;
  const auto meeting = arguments.value("--meeting");
  if (promotion.target == PromotionTarget::agenda && !meeting) {
    return misuse("The agenda of which meeting is missing.", "Add --meeting and the meeting's short name.");
  }
  if (meeting) {
    CANDOUR_TRY(promotion.meeting, program.vault().find(*meeting));
  }
  return promotion;
}

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto promotion, promotion_typed(program, arguments));
  CANDOUR_TRY(const auto preview, program.vault().preview_promotion(promotion));
  const Facts shown{{"Readers", audience_of(preview.readers)},
                    {"They will see", preview.text},
                    {"With the day", journal::model::text_of(journal::model::Day{preview.day})},
                    {"They will not see", "The note, its other words, its length, or when you wrote it"}};
  CANDOUR_TRY(const bool is_wanted, ask_yes(program, shown, "Share exactly this?", arguments.has("--yes")));
  if (!is_wanted) return Facts{{"Left", "Nothing was shared; the note is as it was."}};
  auto outcome = outcome_of_written(program.vault(), program.vault().promote(promotion));
  if (arguments.has("--yes")) outcome.facts.insert(outcome.facts.begin(), shown.begin() + 1, shown.end());
  return outcome;
}

}  // namespace

Command promote() {
  return {
      "promote",
      "Shares one passage of a private note, in your own new words. First it shows exactly what the others will "
      "see; the note itself never leaves.",
      {{"NOTE", "", "The private note, by its short name.", Presence::required},
       {"--selected", "TEXT", "The passage, word for word as it stands in the note.", Presence::required},
       {"--as", "TEXT", "What the others will read; without it the passage itself."},
       {"--to", "PLACE", "agenda or reflection.", Presence::required},
       {"--meeting", "ITEM", "For the agenda: the meeting, by its short name."},
       {"--yes", "", "You have seen the preview; do not ask."}},
      {{"candour-cli promote 8c01de --selected \"Maybe start with the desk.\" --as \"Could we talk about the desk?\" "
        "--to agenda --meeting 77ab02",
        "Shows what the others will see and asks before it is shared."}},
      Needs::vault,
      &run};
}

}  // namespace candour::cli::commands
