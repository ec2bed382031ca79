#include "cli/commands/commands.hpp"
#include "cli/item_facts.hpp"
#include "cli/item_named.hpp"
#include "cli/text_input.hpp"
#include "journal/kinds/meeting.hpp"
#include "journal/kinds/private_note.hpp"
#include "journal/model/time.hpp"
#include "journal/vault/items.hpp"
#include "journal/vault/writing.hpp"
#include "session/next_meeting.hpp"

namespace candour::cli::commands {

namespace {

using journal::Promotion;
using journal::PromotionTarget;

// The meeting of --meeting, else the one that comes next by its date.
Answer<journal::model::ItemKey> meeting_meant(Program& program, const Arguments& arguments) {
  if (const auto typed = arguments.value("--meeting")) {
    CANDOUR_TRY(const auto meeting, item_named(program.vault(), *typed));
    if (meeting.kind == journal::kinds::meeting::kind) return meeting;
    return misuse("`" + *typed + "` is not a meeting.", "`meeting list` shows the short names.");
  }
  CANDOUR_TRY(const auto next, session::next_meeting(program.vault(), program.clock().wall()));
  if (next) return next->key;
  return misuse("No meeting is ahead.", "Plan one with `meeting add`, or name one with --meeting.");
}

// Where it goes, so that nobody learns afterwards which meeting was meant.
std::string place_in_words(const journal::Vault& vault, const Promotion& promotion) {
  if (promotion.target == PromotionTarget::reflection) return "A reflection";
  const auto meeting = vault.items().show(*promotion.meeting);
  const auto* when = meeting ? field_of(*meeting, journal::kinds::meeting::when) : nullptr;
  const auto day = when ? text_of_value(vault, promotion.meeting->kind, when->number, when->value) : std::string();
  return "The end of the agenda of the meeting " + journal::model::spoken(promotion.meeting->item) +
         (day.empty() ? "" : ", " + day);
}

// What is shared is one passage of a private note, as it stands there.
std::optional<Failure> refuse_passage(const journal::Vault& vault, const Promotion& promotion) {
  const auto name = journal::model::spoken(promotion.note.item);
  if (promotion.note.kind != journal::kinds::private_note::kind) {
    return misuse("`" + name + "` is not a private note.", "`list note` shows the short names.");
  }
  const auto note = vault.items().show(promotion.note);
  const auto* field = note ? field_of(*note, journal::kinds::private_note::text) : nullptr;
  const auto* text = field ? std::get_if<journal::model::Prose>(&field->value) : nullptr;
  if (!text || text->text.find(promotion.selected) != std::string::npos) return std::nullopt;
  return misuse("These words do not stand in the note one after another.",
                "`show " + name + "` shows the note: give --selected the passage as it stands there, capitals, signs and "
                "line ends too.");
}

Answer<Promotion> promotion_typed(Program& program, const Arguments& arguments) {
  Promotion promotion;
  CANDOUR_TRY(promotion.note, item_named(program.vault(), arguments.required("NOTE")));
  promotion.selected = arguments.required("--selected");
  promotion.wording = arguments.value("--as").value_or(promotion.selected);
  const auto target = arguments.required("--to");
  if (target != "agenda" && target != "reflection") {
    return misuse("`" + target + "` is not a place to share to.",
                  "Type --to reflection or --to agenda.");
  }
  promotion.target = target == "agenda" ? PromotionTarget::agenda : PromotionTarget::reflection;
  if (promotion.target == PromotionTarget::agenda) {
    CANDOUR_TRY(promotion.meeting, meeting_meant(program, arguments));
  }
  return promotion;
}

Outcome run(Program& program, const Arguments& arguments) {
  CANDOUR_TRY(const auto promotion, promotion_typed(program, arguments));
  if (auto refused = refuse_passage(program.vault(), promotion)) return *refused;
  CANDOUR_TRY(const auto preview, program.vault().writing().preview_promotion(promotion));
  const Facts shown{{"Readers", audience_of(preview.readers)},
                    {"They will see", preview.text},
                    {"It goes to", place_in_words(program.vault(), promotion)},
                    {"With the day", text_of(Day{preview.day})},
                    {"They will not see", "The note, its other words, its length, or when you wrote it"}};
  CANDOUR_TRY(const bool is_wanted, ask_yes(program, shown, "Share exactly this?", arguments.has("--yes")));
  if (!is_wanted) return Facts{{"Left", "Nothing was shared; the note is as it was."}};
  auto outcome = outcome_of_written(program.vault(), program.vault().writing().promote(promotion));
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
       {"--meeting", "ITEM", "For the agenda: the meeting, by its short name; without it the next by its date."},
       {"--yes", "", "You have seen the preview; do not ask."}},
      {{"candour-cli promote 8c01de --selected \"Maybe start with the desk.\" --as \"Could we talk about the desk?\" "
        "--to agenda --meeting 77ab02",
        "Shows what the others will see and asks before it is shared."}},
      Needs::vault,
      &run};
}

}  // namespace candour::cli::commands
